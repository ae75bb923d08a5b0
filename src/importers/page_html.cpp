// A web page saved as HTML, by a browser or by SingleFile.

#include "base/text.h"
#include "formats/html_text.h"
#include "importers/importer.h"
#include "importers/saved_page.h"

#include <algorithm>

namespace shuofa {
namespace {

constexpr ErrorReason html_without_text{
    "html_without_text", ErrorCode::InvalidInput,
    "这个网页里没有文字，原件已保存。请用浏览器重新打开网页再保存一次。",
    "There is no text in this page; the original is kept. Open the page again and save it anew."};

// "<html>" or "<html lang=...", not the name of a type that begins like it.
bool has_html_tag(std::string_view text) {
    constexpr std::string_view tag = "<html";
    for (std::size_t at = text.find(tag); at != std::string_view::npos;
         at = text.find(tag, at + 1)) {
        const std::size_t end = at + tag.size();
        if (end < text.size() && contains("> \t\r\n", text.substr(end, 1))) return true;
    }
    return false;
}

int likeness(const DocumentGlimpse& glimpse) {
    const std::string start = lower_ascii(trim(glimpse.text.substr(0, 4096)));
    if (start.starts_with("<!doctype html") || start.starts_with("<html")) return 70;
    return start.starts_with('<') && has_html_tag(start) ? 60 : 0;
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    html::Text text = html::read(file.bytes);
    if (text.text.empty()) return fail(html_without_text);
    std::vector<std::string> notes;
    if (text.cut) notes.emplace_back("cut");
    sink.document({page_of_html(std::move(text)), {}, std::move(notes)});
    return {};
}

}  // namespace

extern const DocumentReader page_html;
const DocumentReader page_html{"page_html", "保存的网页（HTML）", "Saved page (HTML)", likeness,
                               read};

}  // namespace shuofa
