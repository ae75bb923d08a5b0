#pragma once

#include "base/day.h"
#include "base/enum_names.h"
#include "base/money.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace shuofa {

// What kind of value a fact has; the question to the shopper follows from it.
// The enumerators are scoped, so that they hide nothing, whatever g++ 12 says.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
enum class FactKind { YesNo, Money, Day, Number, Choice, Choices, Days };
#pragma GCC diagnostic pop

template <>
inline constexpr auto enum_names<FactKind> = std::to_array<EnumName<FactKind>>({
    {FactKind::YesNo, "yes_no"},
    {FactKind::Money, "money"},
    {FactKind::Day, "day"},
    {FactKind::Number, "number"},
    {FactKind::Choice, "choice"},
    {FactKind::Choices, "choices"},
    {FactKind::Days, "days"},
});

// "I don't know": a value of its own, so that the question is not asked again and again.
struct Unknown {
    friend constexpr bool operator==(Unknown, Unknown) = default;
};

// A count, distance or rate in thousandths: 12 boxes are 12000, a rate of 0.005 is 5.
struct Number {
    std::int64_t thousandths = 0;

    static constexpr Number whole(std::int64_t count) { return Number{count * 1000}; }
    friend constexpr auto operator<=>(Number, Number) = default;
};

// In the order of FactKind: yes or no, money, day, number, choice, choices, days.
using FactValue = std::variant<Unknown, bool, Money, Day, Number, std::string,
                               std::vector<std::string>, std::vector<Day>>;

// One fact and where it is from: "user", "order", "bill", "event", "assumed" ...
struct Fact {
    FactValue value;
    std::string source = "user";

    bool operator==(const Fact&) const = default;
};

inline bool is_unknown(const FactValue& value) { return std::holds_alternative<Unknown>(value); }

// "12", "0.005".
std::string number_text(Number number);
// Reads "12" or "0.005"; more than three decimals is an error.
Result<Number> parse_number(std::string_view text);

// "yes", "329.90", "2026-11-23", "12", "counterfeit", "a, b", "unknown": stable, for programs and
// for comparing; people's words for choices are in the FactCatalogue.
std::string fact_text(const FactValue& value);

}  // namespace shuofa
