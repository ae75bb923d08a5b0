#include "domain/law/fact.h"

#include "base/text.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

namespace shuofa {
namespace {

constexpr ErrorReason number_unreadable{
    "number_unreadable", ErrorCode::InvalidInput,
    "数字看不懂，请写成 12 或 0.005（最多三位小数）。",
    "The number cannot be read: write 12 or 0.005, at most three decimals."};

std::string joined_days(const std::vector<Day>& days) {
    std::vector<std::string> texts;
    for (const Day day : days)
        texts.push_back(day_text(day));
    return join(texts, ", ");
}

struct Writer {
    std::string operator()(Unknown) const { return "unknown"; }
    std::string operator()(bool yes) const { return yes ? "yes" : "no"; }
    std::string operator()(Money money) const { return money.text(); }
    std::string operator()(Day day) const { return day_text(day); }
    std::string operator()(Number number) const { return number_text(number); }
    std::string operator()(const std::string& choice) const { return choice; }
    std::string operator()(const std::vector<std::string>& choices) const {
        return join(choices, ", ");
    }
    std::string operator()(const std::vector<Day>& days) const { return joined_days(days); }
};

}  // namespace

std::string number_text(Number number) {
    const std::int64_t size = std::abs(number.thousandths);
    std::string text = fmt::format("{}{}", number.thousandths < 0 ? "-" : "", size / 1000);
    if (size % 1000 != 0) {
        text += fmt::format(".{:03}", size % 1000);
        while (text.back() == '0')
            text.pop_back();
    }
    return text;
}

Result<Number> parse_number(std::string_view original) {
    std::string_view text = trim(original);
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    std::string decimals{point == text.npos ? std::string_view{} : text.substr(point + 1)};
    while (!decimals.empty() && decimals.back() == '0')
        decimals.pop_back();
    const auto is_digits = [](std::string_view part) {
        return part.find_first_not_of("0123456789") == part.npos;
    };
    if (whole.empty() || whole.size() > 12 || !is_digits(whole) || !is_digits(decimals) ||
        decimals.size() > 3 || text.ends_with('.')) {
        return fail(number_unreadable, std::string{original});
    }
    decimals.resize(3, '0');
    std::int64_t value = 0;
    const std::string digits = std::string{whole} + decimals;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return Number{negative ? -value : value};
}

std::string fact_text(const FactValue& value) { return std::visit(Writer{}, value); }

}  // namespace shuofa
