// Web pages archived by wget and other tools (WARC, plain or gzip): every page that was answered,
// with the address and time that the tool recorded.

#include "base/text.h"
#include "formats/html_text.h"
#include "formats/mail_words.h"
#include "formats/warc.h"
#include "importers/importer.h"
#include "importers/saved_page.h"

namespace shuofa {
namespace {

constexpr ErrorReason warc_without_page{
    "warc_without_page", ErrorCode::InvalidInput,
    "这个网页存档里没有网页，原件已保存。请重新保存一次。",
    "There is no page in this web archive; the original is kept. Save it anew."};

int likeness(const DocumentGlimpse& glimpse) {
    return warc::looks_like_archive(glimpse.head) ? 92 : 0;
}

std::string tool_of(std::string_view software) {
    const std::string lower = lower_ascii(software);
    return lower.substr(0, std::min(lower.find_first_of("/ "), lower.size()));
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const warc::Archive archive = TRY(warc::read(file.bytes));
    std::uint32_t number = 0;
    bool any = false;
    for (const warc::Response& response : archive.responses) {
        ++number;
        const mime::HeaderValue type = mime::decode_parameters(response.content_type);
        if (response.status != 200 || type.value != "text/html") continue;
        html::Text text = html::read(response.body, type.parameter("charset"));
        if (text.text.empty()) continue;
        Page page = page_of_html(std::move(text));
        page.address = safe_for_display(response.address);
        page.tool = safe_for_display(tool_of(archive.software));
        if (const auto at = parse_rfc3339(response.date)) page.captured_at = *at;
        std::vector<std::string> notes;
        if (archive.cut) notes.emplace_back("cut");
        DocumentPlace place;
        place.part = "response " + std::to_string(number);
        any = true;
        sink.document({std::move(page), std::move(place), std::move(notes)});
    }
    if (!any) return fail(warc_without_page);
    return {};
}

}  // namespace

extern const DocumentReader page_warc;
const DocumentReader page_warc{"page_warc", "网页存档（WARC）", "Web archive (WARC)", likeness,
                               read};

}  // namespace shuofa
