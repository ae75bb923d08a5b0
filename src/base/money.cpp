#include "base/money.h"

#include "base/text.h"

#include <fmt/format.h>

#include <cstdlib>

namespace shuofa {
namespace {

constexpr ErrorReason money_unreadable{
    "money_unreadable", ErrorCode::InvalidInput,
    "金额看不懂，请写成 329.90 这样的数字（单位：元，最多两位小数）。",
    "The amount cannot be read: write a number such as 329.90 (yuan, at most two decimals)."};

// More than this many yuan is a slip of the hand or an attack, and would overflow products.
constexpr std::int64_t most_yuan = 1'000'000'000'000;

std::string_view without_currency(std::string_view text) {
    text = trim(text);
    for (std::string_view sign : {"¥", "￥", "RMB", "CNY"}) {
        if (text.starts_with(sign)) text = trim(text.substr(sign.size()));
    }
    if (text.ends_with("元"))
        text = trim(text.substr(0, text.size() - std::string_view{"元"}.size()));
    return text;
}

}  // namespace

Result<Money> Money::parse(std::string_view original) {
    std::string_view text = trim(original);
    bool negative = false;
    const auto take_sign = [&] {
        if (text.starts_with('-') || text.starts_with('+')) {
            negative = text.front() == '-';
            text = text.substr(1);
        }
    };
    take_sign();
    const bool signed_before = text.size() != trim(original).size();
    text = without_currency(text);
    if (!signed_before) take_sign();

    std::int64_t yuan = 0;
    std::int64_t fen = 0;
    std::size_t at = 0;
    std::size_t digits = 0;
    std::size_t since_comma = 0;
    bool commas = false;
    for (; at < text.size() && text[at] != '.'; ++at) {
        if (text[at] == ',' && digits > 0 && (commas ? since_comma == 3 : digits <= 3)) {
            commas = true;
            since_comma = 0;
            continue;
        }
        if (text[at] < '0' || text[at] > '9') return fail(money_unreadable, std::string{original});
        yuan = yuan * 10 + (text[at] - '0');
        ++digits;
        ++since_comma;
        if (yuan > most_yuan) return fail(money_unreadable, std::string{original});
    }
    if (digits == 0 || (commas && since_comma != 3))
        return fail(money_unreadable, std::string{original});
    if (at < text.size()) {
        const std::string_view decimals = text.substr(at + 1);
        if (decimals.empty()) return fail(money_unreadable, std::string{original});
        for (std::size_t i = 0; i < decimals.size(); ++i) {
            const char digit = decimals[i];
            if (digit < '0' || digit > '9' || (i >= 2 && digit != '0')) {
                return fail(money_unreadable, std::string{original});
            }
            if (i < 2) fen = fen * 10 + (digit - '0');
        }
        if (decimals.size() == 1) fen *= 10;
    }
    const std::int64_t total = yuan * 100 + fen;
    return Money{negative ? -total : total};
}

std::string Money::text() const {
    const std::int64_t size = std::abs(fen_);
    return fmt::format("{}{}.{:02}", fen_ < 0 ? "-" : "", size / 100, size % 100);
}

std::string Money::grouped_text() const {
    std::string plain = text();
    const std::size_t first_digit = fen_ < 0 ? 1 : 0;
    for (std::size_t at = plain.size() - 3; at > first_digit + 3;) {
        at -= 3;
        plain.insert(at, ",");
    }
    return plain;
}

// Wide enough for any amount times any share.
__extension__ using Wide = __int128;

Money Money::share(std::int64_t part, std::int64_t whole) const {
    const Wide product = static_cast<Wide>(fen_) * part;
    const Wide half = whole / 2;
    const Wide rounded = product >= 0 ? (product + half) / whole : -((half - product) / whole);
    return Money{static_cast<std::int64_t>(rounded)};
}

}  // namespace shuofa
