#include "domain/channels/contact_values.h"

#include "base/text.h"
#include "domain/channels/contact_value.h"
#include "domain/channels/disguise.h"

#include <algorithm>

namespace shuofa {
namespace {

bool is_ascii_part(char c, std::string_view also) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           also.find(c) != std::string_view::npos;
}

std::string without_tail(std::string text, std::string_view marks) {
    while (!text.empty() && marks.find(text.back()) != std::string_view::npos)
        text.pop_back();
    return text;
}

bool has_letter(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               static_cast<unsigned char>(c) >= 0x80;
    });
}

// Letters that may stand in a host beyond ASCII: Latin with accents, Greek, Cyrillic.
std::size_t foreign_letter_at(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    return first >= 0xC3 && first <= 0xD4 && at + 1 < text.size() ? 2 : 0;
}

struct Span {
    std::size_t begin, end;
};

// Maximal runs of characters that links and mailboxes are made of.
std::vector<Span> web_runs(std::string_view text) {
    std::vector<Span> runs;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t end = at;
        while (end < text.size()) {
            if (is_ascii_part(text[end], "-._~:/?#@!$&'*+,;=%")) {
                ++end;
            } else if (const std::size_t more = foreign_letter_at(text, end)) {
                end += more;
            } else {
                break;
            }
        }
        if (end > at) runs.push_back({at, end});
        at = end > at ? end : at + 1;
    }
    return runs;
}

bool is_web_value(const ContactValue& value) {
    return value.well_formed && (value.kind == ValueKind::Email ||
                                 value.kind == ValueKind::Domain || value.kind == ValueKind::Link);
}

// The digits of "yz12305" and "SF1234567890123" are part of a name, those of "12315.cn" and
// "//12315" of an address, even of one too broken to be read.
bool is_glued_before(std::string_view text, std::size_t begin) {
    const auto is_part = [&](std::size_t at) { return is_ascii_part(text[at], "_"); };
    if (begin > 0 && is_part(begin - 1)) return true;
    return begin > 1 && (is_part(begin - 2) || text[begin - 2] == '/') &&
           std::string_view{"./@%\\"}.find(text[begin - 1]) != std::string_view::npos;
}

bool is_glued_after(std::string_view text, std::size_t end) {
    const auto is_part = [&](std::size_t at) { return is_ascii_part(text[at], "_"); };
    if (end < text.size() && is_part(end)) return true;
    return end + 1 < text.size() && is_part(end + 1) &&
           std::string_view{".@%\\"}.find(text[end]) != std::string_view::npos;
}

// "B5 950618 VIP": the group glued to the letter goes, the number stays.
Span without_groups_of_names(std::string_view text, Span run) {
    while (run.end > run.begin && text[run.end - 1] == ' ')
        --run.end;
    const auto group_end = [&] { return std::min(text.find(' ', run.begin), run.end); };
    while (run.begin < run.end && is_glued_before(text, run.begin)) {
        run.begin = group_end();
        while (run.begin < run.end && text[run.begin] == ' ')
            ++run.begin;
    }
    while (run.end > run.begin && is_glued_after(text, run.end)) {
        const std::size_t space = text.substr(run.begin, run.end - run.begin).rfind(' ');
        run.end = space == std::string_view::npos ? run.begin : run.begin + space;
        while (run.end > run.begin && text[run.end - 1] == ' ')
            --run.end;
    }
    return run;
}

// Runs of digits with the marks that stand inside numbers.
std::vector<Span> number_runs(std::string_view text) {
    std::vector<Span> runs;
    std::size_t at = 0;
    while (at < text.size()) {
        const bool starts =
            (text[at] >= '0' && text[at] <= '9') || text[at] == '+' || text[at] == '(';
        if (!starts) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() &&
               ((text[end] >= '0' && text[end] <= '9') ||
                std::string_view{"+-() /"}.find(text[end]) != std::string_view::npos))
            ++end;
        const std::string_view turn = "转";
        if (text.substr(end).starts_with(turn)) {
            std::size_t more = end + turn.size();
            while (more < text.size() && text[more] == ' ')
                ++more;
            const std::size_t digits = more;
            while (more < text.size() && text[more] >= '0' && text[more] <= '9')
                ++more;
            if (more > digits) end = more;
        }
        const Span run = without_groups_of_names(text, {at, end});
        if (run.end > run.begin) runs.push_back(run);
        at = end;
    }
    return runs;
}

// Order numbers, amounts and dates also are digits: only what looks like a number to call counts.
void add_numbers(std::string_view text, std::vector<std::pair<std::size_t, std::string>>& found) {
    for (const Span& run : number_runs(text)) {
        const std::string printed =
            without_tail(std::string{trim(text.substr(run.begin, run.end - run.begin))}, " (+-/");
        const ContactValue whole = read_contact_value(printed);
        if (whole.well_formed) {
            // A code of three digits is as often an amount.
            if (whole.key.size() >= 5) found.emplace_back(run.begin, printed);
            continue;
        }
        for (const std::string_view part : split(printed, ' ')) {
            const ContactValue value = read_contact_value(part);
            if (value.well_formed && value.key.size() >= 5)
                found.emplace_back(run.begin, std::string{part});
        }
    }
}

// Several addresses that only a comma or a semicolon keeps apart.
std::vector<Span> parts_of_run(std::string_view text, Span run) {
    std::vector<Span> parts;
    std::size_t begin = run.begin;
    for (std::size_t at = run.begin; at <= run.end; ++at) {
        if (at < run.end && text[at] != ',' && text[at] != ';') continue;
        if (at > begin) parts.push_back({begin, at});
        begin = at + 1;
    }
    return parts;
}

// Written like an address, and none that a browser would open: it must not go unmentioned.
bool is_broken_address(std::string_view word) {
    const ContactValue value = read_contact_value(word);
    return value.kind == ValueKind::Link && !value.well_formed && contains(word, ".");
}

// "链接:http://..." and "(kf@..." : what stands before an address is no part of it.
Span without_lead(std::string_view text, Span run) {
    const std::string_view word = text.substr(run.begin, run.end - run.begin);
    if (const std::size_t scheme = word.find("://"); scheme != std::string_view::npos) {
        std::size_t begin = scheme;
        while (begin > 0 && is_ascii_part(word[begin - 1], "") &&
               !(word[begin - 1] >= '0' && word[begin - 1] <= '9'))
            --begin;
        return {run.begin + begin, run.end};
    }
    while (run.begin < run.end &&
           std::string_view{".,;:!?'=*&$%+~-_/#"}.find(text[run.begin]) != std::string_view::npos)
        ++run.begin;
    return run;
}

std::vector<std::string> values_as_written(const std::string& folded) {
    std::string rest = folded;
    std::vector<std::pair<std::size_t, std::string>> found;
    const auto take = [&](Span run) {
        run = without_lead(folded, run);
        const std::string word =
            without_tail(folded.substr(run.begin, run.end - run.begin), ".,;:!?'/");
        if (!has_letter(word)) return false;
        if (!is_web_value(read_contact_value(word)) && !is_broken_address(word)) return false;
        found.emplace_back(run.begin, word);
        std::fill(rest.begin() + static_cast<std::ptrdiff_t>(run.begin),
                  rest.begin() + static_cast<std::ptrdiff_t>(run.end), '_');
        return true;
    };
    for (const Span& run : web_runs(folded)) {
        const std::vector<Span> parts = parts_of_run(folded, run);
        const bool one_address = contains(folded.substr(run.begin, run.end - run.begin), "://");
        if ((one_address || parts.size() < 2) && take(run)) continue;
        for (const Span& part : parts)
            take(part);
    }
    add_numbers(rest, found);
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> values;
    for (auto& [at, value] : found) {
        if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
    }
    return values;
}

bool has_ideograph(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
}

// "http://jd.com/b领取" and "请访问jd.com领取" are sentences with an address in them; "淘宝.com" is
// an address.
bool is_sentence(const ContactValue& value, std::string_view printed) {
    if (!has_ideograph(printed)) return false;
    if (value.kind == ValueKind::Link) return true;
    return value.kind == ValueKind::Domain &&
           has_ideograph(value.host.substr(value.host.rfind('.') + 1));
}

}  // namespace

std::vector<std::string> plain_contact_values_in(std::string_view text) {
    return values_as_written(fold_width(text));
}

std::vector<std::string> contact_values_in(std::string_view printed) {
    const std::string folded = fold_width(printed);
    std::vector<std::string> values = values_as_written(folded);
    const std::string read = as_people_read(folded);
    if (read == folded) return values;
    for (std::string& value : values_as_written(read)) {
        if (std::find(values.begin(), values.end(), value) == values.end())
            values.push_back(std::move(value));
    }
    return values;
}

bool is_text_with_values(std::string_view printed) {
    const ContactValue value = read_contact_value(printed);
    if (is_sentence(value, fold_width(printed))) return !contact_values_in(printed).empty();
    const bool one_value = value.kind == ValueKind::Phone || value.kind == ValueKind::Link;
    if (value.well_formed || one_value) return false;
    return !contact_values_in(printed).empty() || count_code_points(printed) > 16;
}

}  // namespace shuofa
