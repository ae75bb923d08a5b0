#include "domain/channels/contact_value.h"

#include "base/text.h"
#include "domain/channels/disguise.h"

#include <algorithm>
#include <array>
#include <vector>

namespace shuofa {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// Marks that printed numbers and hosts carry, brought to ASCII.
std::string plain_marks(std::string_view printed) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 20> marks{{
        {"。", "."}, {"【", " "}, {"】", " "}, {"「", " "},     {"」", " "},
        {"“", " "},  {"”", " "},  {"《", " "}, {"》", " "},     {"—", "-"},
        {"–", "-"},  {"‐", "-"},  {"‑", "-"},  {"−", "-"},      {"―", "-"},
        {"·", "."},  {"〔", " "}, {"〕", " "}, {"\u00a0", " "}, {"、", "/"},
    }};
    std::string text = fold_width(printed);
    for (const auto& [from, to] : marks) {
        if (contains(text, from)) text = replace_all(text, from, to);
    }
    return std::string{trim(text)};
}

struct Plain {
    std::string text;
    bool disguised = false;
};

// What a person reads.  Invisible characters at either end come with copying and mean nothing.
Plain without_disguise(std::string_view printed) {
    std::u32string all = code_points(printed);
    const auto is_edge = [](char32_t c) { return is_invisible(c) || c == U' '; };
    while (!all.empty() && is_edge(all.back()))
        all.pop_back();
    const auto begin = std::find_if_not(all.begin(), all.end(), is_edge);
    std::u32string read;
    Plain plain;
    for (auto at = begin; at != all.end(); ++at) {
        const auto digit = digit_in_disguise(*at);
        plain.disguised = plain.disguised || digit || is_invisible(*at);
        if (is_invisible(*at)) continue;
        read += digit ? static_cast<char32_t>(*digit) : *at;
    }
    plain.text = plain_marks(utf8(read));
    return plain;
}

// 010 and 02x have three digits, all others four.
std::size_t area_code_length(std::string_view digits) {
    if (digits.size() < 4 || digits[0] != '0' || digits[1] == '0') return 0;
    if (digits.starts_with("010") || digits[1] == '2') return 3;
    return digits[1] == '1' ? 0 : 4;
}

bool is_public_service(std::string_view digits) {
    return digits.size() == 5 && digits.starts_with("12");
}
bool is_code_96(std::string_view digits) {
    return (digits.size() == 5 || digits.size() == 6) && digits.starts_with("96");
}

// 0538-12305: a code that the place answers, with the area code before it.
bool has_area_before_code(std::string_view digits) {
    const std::size_t area = area_code_length(digits);
    return area != 0 && (is_public_service(digits.substr(area)) || is_code_96(digits.substr(area)));
}

struct Groups {
    std::vector<std::string> digits;
    bool only_number_marks = true;

    std::string joined(std::size_t count) const {
        std::string all;
        for (std::size_t i = 0; i < count; ++i)
            all += digits[i];
        return all;
    }
};

Groups groups_of(std::string_view text) {
    Groups groups;
    bool in_group = false;
    for (const char c : text) {
        if (is_digit(c)) {
            if (!in_group) groups.digits.emplace_back();
            groups.digits.back() += c;
            in_group = true;
            continue;
        }
        in_group = false;
        if (std::string_view{" -()[].*\t"}.find(c) == std::string_view::npos) {
            groups.only_number_marks = false;
        }
    }
    return groups;
}

// Splits "4000233233转3" and "021-69777888/999" at what announces an extension.
std::pair<std::string, std::string> cut_extension(const std::string& text) {
    for (const std::string_view mark : {"转", "分机", "ext.", "ext", "/", "#"}) {
        const std::size_t at = text.find(mark);
        if (at == std::string::npos || at == 0) continue;
        std::string extension;
        for (const char c : text.substr(at + mark.size())) {
            if (is_digit(c)) extension += c;
        }
        return {text.substr(0, at), extension};
    }
    return {text, ""};
}

// An extension written with a hyphen: 021-61870500-86018, 95017-2.  Groups of one number are joined
// first; only what is left over after a complete number is an extension.
void join_groups(const Groups& groups, ContactValue& value) {
    const std::size_t count = groups.digits.size();
    const std::string whole = groups.joined(count);
    if (count > 1) {
        const std::string head = groups.joined(count - 1);
        const std::string& last = groups.digits.back();
        const auto head_class = number_class_of(head);
        const bool code_and_key =
            head_class == NumberClass::Code95 && last.size() <= 2 &&
            !(head.size() == 5 && (head[2] == '2' || head[2] == '4' || head[2] == '6'));
        const bool left_over = head_class && head_class != NumberClass::Code95Long &&
                               !number_class_of(whole) && last.size() <= 5 &&
                               !(area_code_length(head) != 0 && head.size() < 8);
        if (code_and_key || left_over) {
            value.key = head;
            value.extension = last;
            return;
        }
    }
    value.key = whole;
}

void classify(ContactValue& value) {
    value.number_class = number_class_of(value.key);
    value.well_formed = value.number_class.has_value();
    if (!value.well_formed) return;
    if (*value.number_class == NumberClass::SmsPort) value.kind = ValueKind::SmsSender;
    if (value.key[0] == '0') value.area_code = value.key.substr(0, area_code_length(value.key));
    // Notice on short-code lengths: 952, 954 and 956 codes were moved to six digits.
    value.short_for_its_family =
        value.key.size() == 5 && value.key.starts_with("95") &&
        (value.key[2] == '2' || value.key[2] == '4' || value.key[2] == '6');
}

void take_country_code(std::string digits, ContactValue& value) {
    if (!digits.starts_with("86")) {
        value.key = "+" + digits;
        value.well_formed = digits.size() >= 7 && digits.size() <= 15;
        if (value.well_formed) value.number_class = NumberClass::Foreign;
        return;
    }
    value.had_country_code = true;
    value.key = digits.substr(2);
    // +86 21 6189 7088 lacks the 0 that is dialled inside China.
    if (!number_class_of(value.key) && area_code_length("0" + value.key) != 0) {
        value.key = "0" + value.key;
    }
    classify(value);
}

std::optional<ContactValue> read_number(const std::string& text) {
    const auto [number, extension] = cut_extension(text);
    std::string_view rest = trim(number);
    if (rest.starts_with("tel:")) rest = trim(rest.substr(4));
    const std::size_t plus = rest.find('+');
    const bool has_plus = plus != std::string_view::npos && plus <= 1;
    if (has_plus) rest = rest.substr(plus + 1);
    const Groups groups = groups_of(rest);
    if (!groups.only_number_marks || groups.digits.empty()) return std::nullopt;

    ContactValue value;
    value.kind = ValueKind::Phone;
    value.extension = extension;
    const std::string digits = groups.joined(groups.digits.size());
    if (digits.size() < 3) return std::nullopt;
    if (has_plus) {
        take_country_code(digits, value);
        return value;
    }
    if (digits.starts_with("00") && digits.size() > 6) {
        take_country_code(digits.substr(2), value);
        return value;
    }
    join_groups(groups, value);
    if (!extension.empty()) value.extension = extension;
    classify(value);
    // 86-21-61897088, written without the plus.
    if (!value.well_formed && digits.starts_with("86") && digits.size() >= 12) {
        ContactValue national;
        national.kind = ValueKind::Phone;
        national.extension = extension;
        take_country_code(digits, national);
        const bool fits = national.number_class == NumberClass::Landline ||
                          national.number_class == NumberClass::Mobile;
        if (fits) return national;
    }
    return value;
}

bool is_ip_address(const std::vector<std::string_view>& labels) {
    return labels.size() == 4 && std::all_of(labels.begin(), labels.end(), [](std::string_view l) {
               return all_digits(l) && l.size() <= 3;
           });
}

bool is_host(std::string_view host) {
    const auto labels = split(host, '.');
    if (labels.size() < 2 || host.size() > 253) return false;
    for (const std::string_view label : labels) {
        if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') {
            return false;
        }
        for (const char c : label) {
            const bool beyond_ascii = static_cast<unsigned char>(c) >= 0x80;
            if (!is_digit(c) && !is_letter(c) && c != '-' && c != '_' && !beyond_ascii)
                return false;
        }
    }
    if (is_ip_address(labels)) return true;
    const std::string_view top = labels.back();
    return top.size() >= 2 && !all_digits(top) && !is_digit(top.front());
}

std::string without_www(std::string_view host) {
    return std::string{host.starts_with("www.") ? host.substr(4) : host};
}

// "/x?to=http://other.cn", also with the marks written as %3A%2F%2F, and "/x;@other.cn".
bool names_another_address(std::string_view path) {
    const std::string lower = lower_ascii(path);
    for (const std::string_view sign : {"://", "%3a%2f%2f", "=//", "=%2f%2f", "=www.", "@", "%40"})
        if (contains(lower, sign)) return true;
    return false;
}

struct Authority {
    std::string_view host;
    bool odd = false;
};

// https://taobao.com@other.cn goes to other.cn.
Authority authority_of(std::string_view text) {
    Authority authority{text, false};
    if (const auto at = text.rfind('@'); at != std::string_view::npos) {
        authority.host = text.substr(at + 1);
        authority.odd = true;
    }
    const auto port = authority.host.rfind(':');
    if (port != std::string_view::npos && all_digits(authority.host.substr(port + 1))) {
        const std::string_view number = authority.host.substr(port + 1);
        authority.odd = authority.odd || (number != "80" && number != "443");
        authority.host = authority.host.substr(0, port);
    }
    if (authority.host.ends_with('.')) authority.host.remove_suffix(1);
    return authority;
}

std::optional<ContactValue> read_link(const std::string& text) {
    const std::size_t scheme = text.find("://");
    const bool has_scheme = scheme != std::string::npos;
    std::string_view rest = text;
    // "请点 http://..." is a text with a link in it, not a link.
    if (has_scheme &&
        !std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(scheme), is_letter)) {
        return std::nullopt;
    }
    if (has_scheme) rest = rest.substr(scheme + 3);
    if (rest.empty() || contains(rest, " ")) return std::nullopt;
    const std::size_t host_end = rest.find_first_of("/?#\\");
    const Authority authority = authority_of(rest.substr(0, host_end));
    if (authority.odd && !has_scheme && contains(rest.substr(0, host_end), "@"))
        return std::nullopt;
    const std::string name = lower_ascii(text.substr(0, has_scheme ? scheme : 0));
    // javascript://, ftp:// and app links open no page.
    const bool opens_page = !has_scheme || name == "http" || name == "https";
    if (!opens_page || !is_host(authority.host)) {
        if (!has_scheme) return std::nullopt;
        ContactValue broken;
        broken.kind = ValueKind::Link;
        broken.key = text;
        return broken;
    }
    ContactValue value;
    value.host = lower_ascii(authority.host);
    value.well_formed = true;
    const std::string_view tail =
        host_end == std::string_view::npos ? std::string_view{} : rest.substr(host_end);
    value.odd_link = authority.odd || contains(tail, "\\") || names_another_address(tail);
    std::string path;
    if (tail.starts_with('/')) {
        path = std::string{tail.substr(0, tail.find('#'))};
        while (path.ends_with('/'))
            path.pop_back();
    }
    value.kind = path.empty() && !has_scheme ? ValueKind::Domain : ValueKind::Link;
    value.key = without_www(value.host) + path;
    return value;
}

std::optional<ContactValue> read_email(std::string_view text) {
    if (text.starts_with("mailto:")) text = text.substr(7);
    const std::size_t at = text.rfind('@');
    if (at == std::string_view::npos || contains(text, "://")) return std::nullopt;
    ContactValue value;
    value.kind = ValueKind::Email;
    value.key = lower_ascii(text);
    value.host = lower_ascii(text.substr(at + 1));
    const std::string_view box = text.substr(0, at);
    value.well_formed = !box.empty() && box.size() <= 64 && is_host(value.host) &&
                        std::all_of(box.begin(), box.end(), [](char c) {
                            return is_digit(c) || is_letter(c) ||
                                   std::string_view{"._%+-"}.find(c) != std::string_view::npos;
                        });
    return value;
}

bool is_account(std::string_view text) {
    return text.size() >= 5 && text.size() <= 30 && is_letter(text.front()) &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return is_digit(c) || is_letter(c) || c == '_' || c == '-'; });
}

}  // namespace

std::optional<NumberClass> number_class_of(std::string_view digits) {
    const std::size_t size = digits.size();
    if (!all_digits(digits)) return std::nullopt;
    if (digits[0] == '0') {
        if (has_area_before_code(digits)) {
            return is_public_service(digits.substr(area_code_length(digits)))
                       ? NumberClass::PublicService
                       : NumberClass::Code96;
        }
        const bool landline = size >= 10 && size <= 12 && digits[1] != '0';
        return landline ? std::optional{NumberClass::Landline} : std::nullopt;
    }
    if (size == 3) {
        for (const std::string_view known : {"110", "114", "119", "120", "122"}) {
            if (digits == known) return NumberClass::Emergency;
        }
        return std::nullopt;
    }
    if (is_public_service(digits)) return NumberClass::PublicService;
    if (size == 5 && (digits.starts_with("100") || digits.starts_with("111"))) {
        return NumberClass::CarrierOrPost;
    }
    if (digits.starts_with("95") && size >= 5 && size <= 9) {
        return size <= 6 ? NumberClass::Code95 : NumberClass::Code95Long;
    }
    if (is_code_96(digits)) return NumberClass::Code96;
    if (size == 8 && digits.starts_with("1010")) return NumberClass::Code1010;
    if (size == 10 && digits.starts_with("400")) return NumberClass::SharedCost400;
    if (size == 10 && digits.starts_with("800")) return NumberClass::FreeCall800;
    if (size >= 8 && size <= 20 && digits.starts_with("106")) return NumberClass::SmsPort;
    if (size == 11 && digits[0] == '1' && digits[1] >= '3') return NumberClass::Mobile;
    return std::nullopt;
}

bool is_at_or_below(std::string_view host, std::string_view domain) {
    if (host == domain) return true;
    return host.size() > domain.size() && host.ends_with(domain) &&
           host[host.size() - domain.size() - 1] == '.';
}

namespace {

ContactValue read_plain(const std::string& text) {
    if (contains(text, "://")) {
        if (auto value = read_link(text)) return *value;
    }
    if (contains(text, "@") && !contains(text, " ")) {
        if (auto value = read_email(text)) return *value;
    }
    if (contains(text, ".")) {
        if (auto value = read_link(text)) return *value;
    }
    if (auto value = read_number(lower_ascii(text))) return *value;
    ContactValue value;
    if (is_account(text)) {
        value.kind = ValueKind::Account;
        value.well_formed = true;
        value.key = lower_ascii(text);
        return value;
    }
    value.key = lower_ascii(replace_all(text, " ", ""));
    return value;
}

}  // namespace

ContactValue read_contact_value(std::string_view printed) {
    const Plain plain = without_disguise(printed);
    ContactValue value = read_plain(plain.text);
    value.disguised = plain.disguised && value.kind != ValueKind::Words;
    return value;
}

}  // namespace shuofa
