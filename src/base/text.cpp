#include "base/text.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <numeric>

namespace shuofa {
namespace {

constexpr std::string_view blanks[] = {" ",  "\t",     "\n",     "\r",    "\v",
                                       "\f", "\u00A0", "\u3000", "\uFEFF"};

// Length of the well-formed sequence at the start of `text`, or 0.  Unicode 15, table 3-7.
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto in = [&](std::size_t i, unsigned low, unsigned high) {
        return i < text.size() && byte(i) >= low && byte(i) <= high;
    };
    const unsigned first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return in(1, 0x80, 0xBF) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = first == 0xED ? 0x9F : 0xBF;
        return in(1, low, high) && in(2, 0x80, 0xBF) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned low = first == 0xF0 ? 0x90 : 0x80;
        const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
        return in(1, low, high) && in(2, 0x80, 0xBF) && in(3, 0x80, 0xBF) ? 4 : 0;
    }
    return 0;
}

char32_t decode(std::string_view sequence) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(sequence[i]); };
    switch (sequence.size()) {
        case 1:
            return byte(0);
        case 2:
            return (byte(0) & 0x1Fu) << 6 | (byte(1) & 0x3Fu);
        case 3:
            return (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
        default:
            return (byte(0) & 0x07u) << 18 | (byte(1) & 0x3Fu) << 12 | (byte(2) & 0x3Fu) << 6 |
                   (byte(3) & 0x3Fu);
    }
}

void append(std::string& out, char32_t c) {
    const auto put = [&](char32_t byte) {
        out += static_cast<char>(static_cast<unsigned char>(byte));
    };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

}  // namespace

std::string_view trim(std::string_view text) {
    for (bool again = true; again && !text.empty();) {
        again = false;
        for (const std::string_view blank : blanks) {
            if (text.starts_with(blank)) {
                text.remove_prefix(blank.size());
                again = true;
            }
            if (text.ends_with(blank)) {
                text.remove_suffix(blank.size());
                again = true;
            }
        }
    }
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0;;) {
        const std::size_t end = text.find(separator, begin);
        parts.push_back(text.substr(begin, end == text.npos ? text.npos : end - begin));
        if (end == text.npos) return parts;
        begin = end + 1;
    }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string joined;
    for (const std::string& part : parts) {
        if (&part != &parts.front()) joined += separator;
        joined += part;
    }
    return joined;
}

std::string replace_all(std::string_view text, std::string_view what, std::string_view with) {
    std::string replaced;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t found = what.empty() ? text.npos : text.find(what, at);
        replaced += text.substr(at, found == text.npos ? text.npos : found - at);
        if (found == text.npos) break;
        replaced += with;
        at = found + what.size();
    }
    return replaced;
}

std::string lower_ascii(std::string_view text) {
    std::string lowered{text};
    for (char& c : lowered) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lowered;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

// Every frame of a bill goes through here, so the two common cases are done first: eight ASCII
// bytes at once, and the three-byte characters that Chinese is written with.
bool is_utf8(std::string_view text) {
    static_assert(std::endian::native == std::endian::little);
    constexpr std::uint64_t high_bits = 0x8080808080808080ULL;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        while (end - at >= 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, at, 8);
            if ((word & high_bits) != 0) break;
            at += 8;
        }
        while (end - at >= 4) {
            std::uint32_t word = 0;
            std::memcpy(&word, at, 4);
            // E1..EC and EE..EF with two continuation bytes: no overlong forms, no surrogates.
            if ((word & 0xC0C0F0) != 0x8080E0 || (word & 0xFF) == 0xE0 || (word & 0xFF) == 0xED)
                break;
            at += 3;
        }
        if (at == end) return true;
        const std::size_t length = sequence_length({at, static_cast<std::size_t>(end - at)});
        if (length == 0) return false;
        at += length;
    }
    return true;
}

std::u32string code_points(std::string_view text) {
    std::u32string points;
    points.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = sequence_length(text);
        points += length == 0 ? U'\uFFFD' : decode(text.substr(0, length));
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return points;
}

std::string utf8(std::u32string_view points) {
    std::string text;
    for (const char32_t c : points)
        append(text, c);
    return text;
}

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    for (std::size_t seen = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
        if (seen++ == count) break;
    }
    return text.substr(0, at);
}

std::string fold_width(std::string_view text) {
    std::u32string points = code_points(text);
    for (char32_t& c : points) {
        if (c >= 0xFF01 && c <= 0xFF5E) c = c - 0xFF01 + 0x21;
        if (c == 0x3000) c = U' ';
    }
    return utf8(points);
}

std::string safe_for_display(std::string_view text) {
    std::u32string shown;
    for (const char32_t c : code_points(text)) {
        const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
        const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
                               c == 0x200E || c == 0x200F || c == 0x061C;
        if (control) {
            if (!shown.empty() && shown.back() != U' ') shown += U' ';
        } else if (!direction) {
            shown += c;
        }
    }
    return std::string{trim(utf8(shown))};
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] =
                std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

}  // namespace shuofa
