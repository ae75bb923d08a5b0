#include "importers/cells.h"

#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace shuofa {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// Digits at fixed places, as in "2026-11-01 21:15:33"; -1 when there is something else.
int digits_at(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (!is_digit(text[i])) return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

struct CivilTime {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
};

std::optional<Instant> instant_of(const CivilTime& t) {
    if (t.year < 1990 || t.year > 2200 || t.month < 1 || t.day < 1 || t.hour < 0 || t.hour > 23 ||
        t.minute < 0 || t.minute > 59 || t.second < 0 || t.second > 59) {
        return std::nullopt;
    }
    const Day day{std::chrono::year{t.year}, std::chrono::month{static_cast<unsigned>(t.month)},
                  std::chrono::day{static_cast<unsigned>(t.day)}};
    if (!day.ok()) return std::nullopt;
    return china_instant(day, t.hour, t.minute, t.second);
}

std::optional<double> plain_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<Instant> day_number_instant(double number, bool dates_from_1904) {
    // 1990-01-01 to 2119-12-31: smaller and larger numbers are no dates of bills.
    if (dates_from_1904) number += 1462;
    if (number < 32874 || number > 80354) return std::nullopt;
    constexpr std::int64_t days_to_1970 = 25569;  // from 1899-12-30
    const auto seconds = static_cast<std::int64_t>(std::llround(number * 86400));
    return Instant{(seconds - days_to_1970 * 86400) * 1'000'000 - china_offset_micros};
}

// Numbers parted by date and time marks; anything else makes it no time.
std::optional<Instant> loose_time(std::string_view text) {
    int parts[6] = {};
    int part_sizes[6] = {};
    int count = 0;
    bool in_number = false;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (is_digit(c)) {
            if (!in_number && ++count > 6) return std::nullopt;
            in_number = true;
            parts[count - 1] = parts[count - 1] * 10 + (c - '0');
            if (++part_sizes[count - 1] > 4) return std::nullopt;
            ++at;
            continue;
        }
        in_number = false;
        std::size_t mark = 0;
        for (const std::string_view allowed :
             {"-", "/", ".", ":", " ", "T", "年", "月", "日", "时", "分", "秒", "："}) {
            if (text.substr(at).starts_with(allowed)) mark = allowed.size();
        }
        if (mark == 0) return std::nullopt;
        at += mark;
    }
    if (count < 3 || count == 4 || part_sizes[0] != 4) return std::nullopt;
    return instant_of({parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]});
}

}  // namespace

std::string_view trim_cell(std::string_view cell) {
    const auto plain = [](char c) { return static_cast<unsigned char>(c) > 0x20; };
    const auto ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    while (!cell.empty() && !plain(cell.front()))
        cell.remove_prefix(1);
    while (!cell.empty() && !plain(cell.back()))
        cell.remove_suffix(1);
    if (cell.empty() || (ascii(cell.front()) && ascii(cell.back()))) return cell;
    // The full-width blank E3 80 80, the hard blank C2 A0 and the mark EF BB BF.
    const unsigned char first = static_cast<unsigned char>(cell.front());
    const unsigned char last = static_cast<unsigned char>(cell.back());
    if (first == 0xE3 || first == 0xC2 || first == 0xEF || last == 0x80 || last == 0xA0 ||
        last == 0xBF) {
        return trim(cell);
    }
    return cell;
}

bool is_blank_cell(std::string_view trimmed) {
    return trimmed.find_first_not_of('-') == std::string_view::npos || trimmed == "/";
}

std::optional<Money> parse_amount(std::string_view trimmed) {
    std::string_view digits = trimmed;
    const bool negative = digits.starts_with('-');
    if (negative) digits.remove_prefix(1);
    if (digits.size() >= 4 && digits.size() <= 15 && digits[digits.size() - 3] == '.') {
        const std::string_view yuan = digits.substr(0, digits.size() - 3);
        const std::string_view fen = digits.substr(digits.size() - 2);
        if (all_digits(yuan) && all_digits(fen)) {
            std::int64_t value = 0;
            for (const char c : yuan)
                value = value * 10 + (c - '0');
            value = value * 100 + (fen[0] - '0') * 10 + (fen[1] - '0');
            return Money::fen(negative ? -value : value);
        }
    }
    if (const auto money = Money::parse(trimmed)) return *money;
    const auto number = plain_number(trimmed);
    if (!number || std::abs(*number) > 1e12) return std::nullopt;
    const double fen = *number * 100;
    if (std::abs(fen - std::round(fen)) > 1e-6) return std::nullopt;
    return Money::fen(std::llround(fen));
}

std::optional<Instant> parse_time(std::string_view trimmed, bool dates_from_1904) {
    if (trimmed.size() == 19 && trimmed[4] == '-' && trimmed[7] == '-' && trimmed[10] == ' ' &&
        trimmed[13] == ':' && trimmed[16] == ':') {
        return instant_of({digits_at(trimmed, 0, 4), digits_at(trimmed, 5, 2),
                           digits_at(trimmed, 8, 2), digits_at(trimmed, 11, 2),
                           digits_at(trimmed, 14, 2), digits_at(trimmed, 17, 2)});
    }
    if (trimmed.empty()) return std::nullopt;
    if (trimmed.size() == 8 && all_digits(trimmed)) {  // "20240101"
        return instant_of(
            {digits_at(trimmed, 0, 4), digits_at(trimmed, 4, 2), digits_at(trimmed, 6, 2)});
    }
    if (const auto number = plain_number(trimmed))
        return day_number_instant(*number, dates_from_1904);
    return loose_time(trimmed);
}

bool is_damaged_id(std::string_view id) {
    // A spreadsheet keeps 15 digits and fills up with zeros.  Shorter ids end in a few zeros by
    // chance once in some thousand times.
    constexpr std::size_t shortest_filled_up = 24;
    if (id.size() >= shortest_filled_up && id.ends_with("0000")) {
        return all_digits(id) && id.substr(15).find_first_not_of('0') == std::string_view::npos;
    }
    constexpr std::size_t longest_exponent_form = 24;
    if (id.size() < 5 || id.size() > longest_exponent_form) return false;
    const std::size_t exponent = id.find('E');
    return exponent != std::string_view::npos && exponent + 2 < id.size() &&
           id[exponent + 1] == '+' && all_digits(id.substr(exponent + 2)) &&
           plain_number(id.substr(0, exponent)).has_value();
}

bool has_heading(std::string_view text, std::initializer_list<std::string_view> words) {
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        // Sources and JSON that speak of such a table have braces; a table's heading has none.
        if (line.find_first_of("{}") != std::string_view::npos) continue;
        const auto marks =
            std::count(line.begin(), line.end(), ',') + std::count(line.begin(), line.end(), '\t');
        if (marks >= 4 && std::all_of(words.begin(), words.end(),
                                      [&](std::string_view word) { return contains(line, word); }))
            return true;
    }
    return false;
}

std::string header_key(std::string_view cell) {
    std::string key;
    for (const char c : fold_width(trim_cell(cell))) {
        if (c != ' ' && c != '\t') key += c;
    }
    return key;
}

}  // namespace shuofa
