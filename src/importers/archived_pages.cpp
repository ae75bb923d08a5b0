#include "importers/archived_pages.h"

#include "base/text.h"
#include "formats/html_text.h"
#include "formats/mail_words.h"
#include "formats/warc.h"
#include "importers/saved_page.h"

#include <algorithm>

namespace shuofa {
namespace {

std::string tool_of(std::string_view software) {
    const std::string lower = lower_ascii(software);
    return lower.substr(0, std::min(lower.find_first_of("/ "), lower.size()));
}

}  // namespace

Result<std::size_t> send_archived_pages(std::string_view bytes, const ArchiveContext& context,
                                        const DocumentSink& sink) {
    const warc::Archive archive = TRY(warc::read(bytes));
    const std::string tool = tool_of(archive.software.empty() ? context.tool : archive.software);
    std::uint32_t number = 0;
    std::size_t sent = 0;
    for (const warc::Response& response : archive.responses) {
        ++number;
        const mime::HeaderValue type = mime::decode_parameters(response.content_type);
        if (response.status != 200 || type.value != "text/html") continue;
        if (!context.addresses.empty() && !context.addresses.contains(response.address)) continue;
        html::Text text = html::read(response.body, type.parameter("charset"));
        if (text.text.empty()) continue;
        Page page = page_of_html(std::move(text));
        page.address = safe_for_display(response.address);
        page.tool = safe_for_display(tool);
        if (const auto at = parse_rfc3339(response.date)) page.captured_at = *at;
        std::vector<std::string> notes = context.notes;
        if (archive.cut) notes.emplace_back("cut");
        DocumentPlace place;
        place.part = context.member.empty() ? std::string{} : context.member + " ";
        place.part += "response " + std::to_string(number);
        ++sent;
        sink.document({std::move(page), std::move(place), std::move(notes)});
    }
    return sent;
}

}  // namespace shuofa
