// A web page that a browser saved in one file (MHTML): the page as a mail, its pictures as parts.

#include "base/text.h"
#include "formats/mail.h"
#include "importers/importer.h"
#include "importers/saved_page.h"

#include <algorithm>

namespace shuofa {
namespace {

constexpr ErrorReason page_empty{
    "page_empty", ErrorCode::InvalidInput,
    "这个网页文件里没有页面内容，原件已保存。请用浏览器重新打开网页再保存一次。",
    "There is no page in this file; the original is kept. Open the page again and save it anew."};

int likeness(const DocumentGlimpse& glimpse) {
    return mime::looks_like_mail(glimpse.head) && is_saved_page(glimpse.head) ? 92 : 0;
}

std::string tool_of(std::string_view from) {
    const std::string lower = lower_ascii(from);
    if (contains(lower, "saved by blink")) return "chromium";
    if (contains(lower, "saved by webkit")) return "webkit";
    if (contains(lower, "internet explorer")) return "internet explorer";
    return {};
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const mime::Message message = TRY(mime::read(file.bytes));
    // The first is the page, others are its frames.
    const auto part = std::find_if(message.parts.begin(), message.parts.end(),
                                   [](const mime::Part& p) { return p.type == "text/html"; });
    if (part == message.parts.end()) return fail(page_empty);
    html::Text text = html::read(part->bytes, part->charset);
    std::vector<std::string> notes;
    if (text.cut || message.cut) notes.emplace_back("cut");
    if (text.charset_wrong) notes.emplace_back("charset_label_wrong");
    Page page = page_of_html(std::move(text));
    std::string address = mime::decode_header(message.header("snapshot-content-location"));
    if (address.empty()) address = part->location;
    if (!address.empty()) page.address = safe_for_display(address);
    if (page.title.empty())
        page.title = safe_for_display(mime::decode_header(message.header("subject")));
    page.tool = tool_of(mime::decode_header(message.header("from")));
    const auto date = mime::read_date(mime::decode_header(message.header("date")));
    if (date) page.captured_at = Instant{*date * 1'000'000};
    sink.document({std::move(page), {}, std::move(notes)});
    return {};
}

}  // namespace

extern const DocumentReader page_mhtml;
const DocumentReader page_mhtml{"page_mhtml", "保存的网页（MHTML）", "Saved page (MHTML)", likeness,
                                read};

}  // namespace shuofa
