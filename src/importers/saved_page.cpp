#include "importers/saved_page.h"

#include "base/text.h"
#include "domain/documents/mentions.h"
#include "formats/mail.h"

#include <cctype>

namespace shuofa {
namespace {

// What stands behind `label` up to the end of the line.
std::string_view line_behind(std::string_view text, std::string_view label) {
    const std::size_t at = text.find(label);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = text.substr(at + label.size());
    return trim(rest.substr(0, rest.find('\n')));
}

// "Mon Nov 23 2026 18:42:10 GMT+0800 (中国标准时间)", as scripts write it.
std::optional<Instant> script_date(std::string_view text) {
    const auto words = split(text, ' ');
    if (words.size() < 6 || !words[5].starts_with("GMT")) return {};
    const std::string mail_date = std::string{words[2]} + " " + std::string{words[1]} + " " +
                                  std::string{words[3]} + " " + std::string{words[4]} + " " +
                                  std::string{words[5].size() > 3 ? words[5].substr(3) : "+0000"};
    const auto seconds = mime::read_date(mail_date);
    if (!seconds) return {};
    return Instant{*seconds * 1'000'000};
}

}  // namespace

bool is_saved_page(std::string_view head) {
    const std::string lower = lower_ascii(head.substr(0, 8192));
    if (contains(lower, "snapshot-content-location:")) return true;
    const bool related = contains(lower, "multipart/related");
    if (related && (contains(lower, "saved by ") || contains(lower, "保存>"))) return true;
    return related && contains(lower, "content-location:") && !contains(lower, "message-id:") &&
           !contains(lower, "received:");
}

Page page_of_html(html::Text text) {
    Page page;
    page.title = safe_for_display(text.title);
    page.address = text.canonical;
    for (const std::string& comment : text.comments) {
        if (contains(comment, "saved with SingleFile")) {
            page.tool = "singlefile";
            const std::string_view address = line_behind(comment, "url:");
            if (!address.empty()) page.address = address;
            page.captured_at = script_date(line_behind(comment, "saved date:"));
        } else if (comment.starts_with("saved from url=")) {
            page.tool = "browser";
            const std::size_t bracket = comment.find(')');
            if (bracket != std::string::npos) page.address = trim(comment.substr(bracket + 1));
        }
    }
    page.text = std::move(text.text);
    const Mentions mentions = find_mentions(page.text);
    if (mentions.amounts.size() == 1) page.price = mentions.amounts[0];
    return page;
}

}  // namespace shuofa
