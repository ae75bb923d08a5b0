#include "domain/channels/disguise.h"

#include "base/text.h"

#include <array>

namespace shuofa {
namespace {

// The first characters of runs of ten digits 0 to 9 that are not ASCII: Arabic-Indic, Persian,
// Devanagari, mathematical digits in five styles, segmented digits.
constexpr std::array<char32_t, 9> digit_runs{0x0660,  0x06F0,  0x0966,  0x1D7CE, 0x1D7D8,
                                             0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1FBF0};
// Runs that begin with 1: circled, in brackets, with a full stop, negative circled, dingbats.
constexpr std::array<char32_t, 6> runs_from_one{0x2460, 0x2474, 0x2488, 0x2776, 0x2780, 0x278A};

}  // namespace

bool is_invisible(char32_t c) {
    return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0x180E || c == 0x061C;
}

std::optional<char> digit_in_disguise(char32_t c) {
    for (const char32_t zero : digit_runs) {
        if (c >= zero && c <= zero + 9) return static_cast<char>('0' + (c - zero));
    }
    for (const char32_t one : runs_from_one) {
        if (c >= one && c <= one + 8) return static_cast<char>('1' + (c - one));
    }
    if (c == 0x24EA || c == 0x24FF || c == 0x3007) return '0';  // ⓪ ⓿ 〇
    return std::nullopt;
}

std::string as_people_read(std::string_view text) {
    std::u32string read = code_points(text);
    std::erase_if(read, is_invisible);
    for (char32_t& c : read) {
        if (const auto digit = digit_in_disguise(c)) c = static_cast<char32_t>(*digit);
    }
    return utf8(read);
}

}  // namespace shuofa
