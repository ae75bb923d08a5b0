#include "testing/plain_reader.h"

#include "domain/law/known.h"
#include "domain/law/period.h"

#include <algorithm>
#include <optional>

namespace shuofa {
namespace {

class PlainReader {
public:
    PlainReader(Facts facts, const WorkCalendar& calendar, Day today)
        : facts_{std::move(facts)}, calendar_{calendar}, today_{today} {}

    PlainAnswer run(const std::vector<Rule>& rules) {
        bool concluded = true;
        while (concluded) {
            concluded = false;
            for (const Rule& rule : rules)
                concluded = conclude(rule) || concluded;
        }
        PlainAnswer answer;
        for (const Rule& rule : rules) {
            if (applies(rule) == Known::Yes) take(rule.gives, answer);
            if (excepted(rule)) take(rule.otherwise, answer);
        }
        for (const std::string& id : answer.not_available)
            answer.remedies.erase(id);
        return answer;
    }

private:
    const FactValue* value(const std::string& name) const {
        const Fact* fact = facts_.find(name);
        return fact == nullptr || is_unknown(fact->value) ? nullptr : &fact->value;
    }

    bool is_law(const Rule& rule) const {
        const FactValue* stated = rule.as_of.empty() ? nullptr : value(rule.as_of);
        const Day* day = stated == nullptr ? nullptr : std::get_if<Day>(stated);
        return rule.in_force.contains(day == nullptr ? today_ : *day);
    }

    Known applies(const Rule& rule) const {
        if (!is_law(rule)) return Known::No;
        const Known unless = rule.unless.is_always() ? Known::No : holds(rule.unless);
        return std::min(holds(rule.when), !unless);
    }
    bool excepted(const Rule& rule) const {
        return is_law(rule) && !rule.unless.is_always() && holds(rule.when) == Known::Yes &&
               holds(rule.unless) == Known::Yes;
    }

    bool conclude(const Rule& rule) {
        if (rule.concludes.empty() || applies(rule) != Known::Yes) return false;
        bool changed = false;
        for (const Conclusion& conclusion : rule.concludes) {
            if (value(conclusion.fact) != nullptr) continue;
            facts_.set(conclusion.fact, conclusion.value);
            changed = true;
        }
        return changed;
    }

    void take(const std::vector<Outcome>& outcomes, PlainAnswer& answer) const {
        for (const Outcome& outcome : outcomes) {
            if (holds(outcome.only_if) != Known::Yes) continue;
            if (outcome.kind == OutcomeKind::Remedy) answer.remedies.insert(outcome.id);
            if (outcome.kind == OutcomeKind::NotAvailable) answer.not_available.insert(outcome.id);
        }
    }

    Known holds(const Condition& condition) const {
        switch (condition.kind) {
            case ConditionKind::Always:
                return Known::Yes;
            case ConditionKind::All: {
                Known result = Known::Yes;
                for (const Condition& part : condition.parts)
                    result = std::min(result, holds(part));
                return result;
            }
            case ConditionKind::Any: {
                Known result = Known::No;
                for (const Condition& part : condition.parts)
                    result = std::max(result, holds(part));
                return result;
            }
            case ConditionKind::Not:
                return !holds(condition.parts.front());
            case ConditionKind::IsKnown:
                return known(value(condition.fact) != nullptr);
            case ConditionKind::IsYes: {
                const FactValue* stated = value(condition.fact);
                if (stated == nullptr) return Known::Unknown;
                return known(*stated == FactValue{true});
            }
            case ConditionKind::OneOf:
                return one_of(condition);
            case ConditionKind::Within:
                return within(condition);
            default:
                return compare(condition);
        }
    }

    Known one_of(const Condition& condition) const {
        const FactValue* stated = value(condition.fact);
        if (stated == nullptr) return Known::Unknown;
        std::vector<std::string> chosen;
        if (const auto* one = std::get_if<std::string>(stated)) chosen = {*one};
        if (const auto* several = std::get_if<std::vector<std::string>>(stated)) chosen = *several;
        return known(std::any_of(chosen.begin(), chosen.end(), [&](const std::string& choice) {
            return std::find(condition.values.begin(), condition.values.end(), choice) !=
                   condition.values.end();
        }));
    }

    std::optional<std::int64_t> measure(const std::string& name) const {
        if (name == "today") return measure(FactValue{today_});
        const FactValue* stated = value(name);
        return stated == nullptr ? std::nullopt : measure(*stated);
    }
    static std::optional<std::int64_t> measure(const FactValue& value) {
        if (const auto* money = std::get_if<Money>(&value)) return money->fen();
        if (const auto* number = std::get_if<Number>(&value)) return number->thousandths;
        if (const auto* day = std::get_if<Day>(&value))
            return serial(*day).time_since_epoch().count();
        if (const auto* yes = std::get_if<bool>(&value)) return *yes ? 1 : 0;
        return std::nullopt;
    }

    Known compare(const Condition& condition) const {
        const auto left = measure(condition.fact);
        auto right =
            condition.other.empty() ? measure(condition.literal) : measure(condition.other);
        if (!left || !right) return Known::Unknown;
        right = *right * condition.times.thousandths / 1000;
        switch (condition.kind) {
            case ConditionKind::AtLeast:
                return known(*left >= *right);
            case ConditionKind::AtMost:
                return known(*left <= *right);
            case ConditionKind::MoreThan:
                return known(*left > *right);
            case ConditionKind::LessThan:
                return known(*left < *right);
            default:
                return known(*left == *right);
        }
    }

    std::optional<Day> day(const DayTerm& term) const {
        std::vector<Day> days;
        for (const std::string& name : term.facts) {
            const FactValue* stated = value(name);
            if (name == "today") days.push_back(today_);
            if (stated == nullptr) continue;
            if (const Day* one = std::get_if<Day>(stated)) days.push_back(*one);
            const auto* several = std::get_if<std::vector<Day>>(stated);
            if (several == nullptr || several->empty()) continue;
            days.push_back(term.pick == DayTerm::Pick::Earliest ? several->front()
                                                                : several->back());
        }
        if (days.empty()) return std::nullopt;
        const auto earlier = [](Day a, Day b) { return serial(a) < serial(b); };
        switch (term.pick) {
            case DayTerm::Pick::Latest:
                return *std::max_element(days.begin(), days.end(), earlier);
            case DayTerm::Pick::Earliest:
                return *std::min_element(days.begin(), days.end(), earlier);
            case DayTerm::Pick::FirstKnown:
                return days.front();
        }
        return std::nullopt;
    }

    Known within(const Condition& condition) const {
        Period period = condition.period;
        if (!condition.length_from.empty()) {
            const auto length = measure(condition.length_from);
            if (!length) return Known::Unknown;
            period.length = static_cast<int>(*length / 1000);
        }
        const auto start = day(condition.start);
        const auto at = day(condition.at);
        if (!start || !at) return Known::Unknown;
        return known(serial(*at) <=
                     serial(last_day(*start, period, condition.counting, calendar_)));
    }

    Facts facts_;
    const WorkCalendar& calendar_;
    Day today_;
};

}  // namespace

PlainAnswer read_plainly(const Facts& facts, const RuleBook& rules, const WorkCalendar& calendar,
                         Day today) {
    return PlainReader{facts, calendar, today}.run(rules.rules());
}

}  // namespace shuofa
