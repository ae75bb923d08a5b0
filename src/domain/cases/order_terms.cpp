#include "domain/cases/order_terms.h"

namespace shuofa {
namespace {

enum class Length { Fixed, FromFact };

std::optional<LawTerm> term(const RuleBook& rules, Day on, std::string_view deadline,
                            Length length) {
    for (const Rule& rule : rules.rules()) {
        if (!rule.in_force.contains(on)) continue;
        for (const DeadlineRule& set : rule.deadlines) {
            if (set.name != deadline || set.length_from.empty() != (length == Length::Fixed))
                continue;
            const Law* law = rules.find_law(rule.law);
            return LawTerm{.period = set.period,
                           .counting = set.counting,
                           .law = law == nullptr ? rule.law : law->name.zh,
                           .article = rule.article,
                           .certainty = std::string{name_of(rule.certainty)}};
        }
    }
    return std::nullopt;
}

}  // namespace

OrderTerms order_terms(const RuleBook& rules, Day on) {
    return {.return_window = term(rules, on, "notice_to_seller", Length::Fixed),
            .burden = term(rules, on, "reversed_burden_until", Length::Fixed),
            .records = term(rules, on, "platform_may_delete_after", Length::Fixed),
            .warranty = term(rules, on, "warranty_until", Length::FromFact)};
}

std::optional<Day> returnable_since(const OrderTerms& terms, const WorkCalendar& calendar, Day on) {
    if (!terms.return_window) return std::nullopt;
    const auto is_open = [&](Day received) {
        const LawTerm& term = *terms.return_window;
        return serial(last_day(received, term.period, term.counting, calendar)) >= serial(on);
    };
    // A window that needs working days is longer than its number of days, never by a quarter year.
    constexpr int longest = 120;
    Day since = on;
    for (int back = 1; back <= longest && is_open(add_days(on, -back)); ++back)
        since = add_days(on, -back);
    return since;
}

}  // namespace shuofa
