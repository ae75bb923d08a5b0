#include "domain/vetting/kept_page.h"

#include "base/text.h"
#include "domain/channels/contact_value.h"
#include "domain/channels/contact_values.h"

#include <algorithm>

namespace shuofa {
namespace {

// The text between two marks on one line; empty when they are not there.
std::string between(std::string_view text, std::string_view begin, std::string_view end) {
    const std::size_t at = text.find(begin);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = text.substr(at + begin.size());
    return std::string{trim(rest.substr(0, rest.find_first_of(end)))};
}

std::string checked_address(const std::string& address) {
    const bool web = address.starts_with("http://") || address.starts_with("https://");
    return web && address.size() <= 2000 ? safe_for_display(address) : std::string{};
}

bool is_image(std::string_view bytes) {
    const bool webp = bytes.starts_with("RIFF") && bytes.substr(0, 16).find("WEBP") == 8;
    return webp || bytes.starts_with("\x89PNG") || bytes.starts_with("\xFF\xD8\xFF");
}

// Text of any encoding has neither zero bytes nor most control characters.
bool is_text(std::string_view bytes) {
    return !bytes.empty() && std::none_of(bytes.begin(), bytes.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1b';
    });
}

}  // namespace

std::optional<PageSigns> recognise_page(std::string_view first_bytes) {
    if (first_bytes.starts_with("%PDF-")) return PageSigns{PageForm::Pdf, ""};
    if (is_image(first_bytes)) return PageSigns{PageForm::Image, ""};
    if (!is_text(first_bytes)) return std::nullopt;
    const std::string lower = lower_ascii(first_bytes);
    // RFC 2557: a mail whose body is multipart/related.
    if (contains(lower, "multipart/related") && contains(lower, "mime-version:")) {
        return PageSigns{PageForm::Mhtml, checked_address(between(
                                              first_bytes, "Snapshot-Content-Location:", "\r\n"))};
    }
    const std::string_view begin = trim(lower);
    if (begin.starts_with("<!doctype html") || contains(lower, "<html") ||
        contains(lower, "<head") || contains(lower, "<body")) {
        // <!-- saved from url=(0023)https://www.example.cn/ -->
        std::string saved = between(first_bytes, "saved from url=(", "\r\n");
        const std::size_t close = saved.find(')');
        saved = close == std::string::npos ? "" : saved.substr(close + 1);
        return PageSigns{PageForm::Html, checked_address(saved.substr(0, saved.find(' ')))};
    }
    return PageSigns{PageForm::Text, ""};
}

std::optional<bool> page_prints(std::string_view page, PageForm form, std::string_view value) {
    if (form == PageForm::Pdf || form == PageForm::Image) return std::nullopt;
    std::string text{page};
    if (form == PageForm::Mhtml) {
        // RFC 2045 section 6.7: a soft line break stands in the middle of anything.
        text = replace_all(replace_all(text, "=\r\n", ""), "=\n", "");
        if (contains(lower_ascii(text), "content-transfer-encoding: base64\r\n\r\n")) {
            const bool html_is_base64 = !contains(text, "</");
            if (html_is_base64) return std::nullopt;
        }
    }
    const ContactValue wanted = read_contact_value(value);
    // A mark is no separator of digits: <b>400</b>-123.
    std::string plain;
    bool in_mark = false;
    for (const char c : text) {
        if (form != PageForm::Text && c == '<') in_mark = true;
        if (!in_mark) plain += c;
        if (in_mark && c == '>') in_mark = false;
    }
    for (const std::string_view line : split(plain, '\n')) {
        for (const std::string& printed : contact_values_in(line)) {
            const ContactValue found = read_contact_value(printed);
            if (found.kind == wanted.kind && found.key == wanted.key) return true;
        }
    }
    return false;
}

}  // namespace shuofa
