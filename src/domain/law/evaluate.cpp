#include "domain/law/evaluate.h"

#include "domain/law/court_fees.h"

#include <algorithm>

namespace shuofa {
namespace {

// -1, 0, 1; nothing for values that do not compare.
std::optional<int> order_of(const FactValue& a, const FactValue& b) {
    const auto sign = [](auto x, auto y) { return x < y ? -1 : (y < x ? 1 : 0); };
    if (std::holds_alternative<Money>(a) && std::holds_alternative<Money>(b)) {
        return sign(std::get<Money>(a), std::get<Money>(b));
    }
    if (std::holds_alternative<Number>(a) && std::holds_alternative<Number>(b)) {
        return sign(std::get<Number>(a), std::get<Number>(b));
    }
    if (std::holds_alternative<Day>(a) && std::holds_alternative<Day>(b)) {
        return sign(serial(std::get<Day>(a)), serial(std::get<Day>(b)));
    }
    if (a == b) return 0;
    return std::nullopt;
}

bool meets(ConditionKind kind, int order) {
    switch (kind) {
        case ConditionKind::Equals:
            return order == 0;
        case ConditionKind::AtLeast:
            return order >= 0;
        case ConditionKind::AtMost:
            return order <= 0;
        case ConditionKind::MoreThan:
            return order > 0;
        case ConditionKind::LessThan:
            return order < 0;
        default:
            return false;
    }
}

// "399", "166.66": without decimals that say nothing.
std::string short_text(Money money) {
    std::string text = money.text();
    return text.ends_with(".00") ? text.substr(0, text.size() - 3) : text;
}

std::int64_t rounded_share(std::int64_t value, std::int64_t part, std::int64_t whole) {
    return Money::fen(value).share(part, whole).fen();
}

std::string joined(const std::vector<Computed>& parts, std::string_view sign) {
    std::string text;
    for (const Computed& part : parts)
        text += (text.empty() ? "" : std::string{sign}) + part.formula;
    return text;
}

// A sum inside a product is put in brackets.
std::string factor(const std::string& formula) {
    const bool sum = formula.find_first_of("+-") != formula.npos && !formula.ends_with(')');
    return sum ? "(" + formula + ")" : formula;
}

Computed product(const std::vector<Computed>& parts) {
    std::string formula;
    for (const Computed& part : parts) {
        formula += (formula.empty() ? "" : "*") + factor(part.formula);
    }
    Computed result{1000, false, formula};
    for (const Computed& part : parts) {
        if (part.is_money) {
            result = {rounded_share(part.value, result.value, 1000), true, result.formula};
        } else {
            result.value = rounded_share(result.value, part.value, 1000);
        }
    }
    return result;
}

Computed combine(AmountKind kind, const std::vector<Computed>& parts) {
    const auto by_value = [](const Computed& a, const Computed& b) { return a.value < b.value; };
    const Computed& first = parts.front();
    std::int64_t total = first.value;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        total += kind == AmountKind::Sum ? parts[i].value : -parts[i].value;
    }
    switch (kind) {
        case AmountKind::Sum:
            return {total, first.is_money, joined(parts, "+")};
        case AmountKind::Difference:
            return {total, first.is_money, joined(parts, "-")};
        case AmountKind::NotBelowZero:
            return {std::max<std::int64_t>(total, 0), first.is_money,
                    total < 0 ? "max(" + joined(parts, "-") + ",0)" : joined(parts, "-")};
        case AmountKind::Product:
            return product(parts);
        case AmountKind::Greatest:
            return {std::max_element(parts.begin(), parts.end(), by_value)->value, first.is_money,
                    "max(" + joined(parts, ",") + ")"};
        case AmountKind::Least:
            return {std::min_element(parts.begin(), parts.end(), by_value)->value, first.is_money,
                    "min(" + joined(parts, ",") + ")"};
        case AmountKind::Share:
            return {parts[2].value == 0
                        ? 0
                        : rounded_share(first.value, parts[1].value, parts[2].value),
                    true,
                    factor(first.formula) + "*" + factor(parts[1].formula) + "/" +
                        factor(parts[2].formula)};
        case AmountKind::Half:
            return {rounded_share(first.value, 1, 2), true, first.formula + "/2"};
        case AmountKind::Third:
            return {rounded_share(first.value, 1, 3), true, first.formula + "/3"};
        case AmountKind::CourtFee: {
            const Money fee = court_acceptance_fee(Money::fen(first.value));
            return {fee.fen(), true, short_text(fee)};
        }
        case AmountKind::Enforcement: {
            const Money fee = court_enforcement_fee(Money::fen(first.value));
            return {fee.fen(), true, short_text(fee)};
        }
        case AmountKind::Preservation: {
            const Money fee = court_preservation_fee(Money::fen(first.value));
            return {fee.fen(), true, short_text(fee)};
        }
        case AmountKind::Fact:
        case AmountKind::Literal:
            break;
    }
    return first;
}

}  // namespace

const Fact* Evaluator::look(std::string_view name, Trace& trace) const {
    const auto found = std::find_if(facts_.begin(), facts_.end(),
                                    [&](const auto& entry) { return entry.first == name; });
    if (found == facts_.end() || is_unknown(found->second.value)) {
        trace.unknown.insert(name);
        return nullptr;
    }
    if (std::find(trace.used.begin(), trace.used.end(), &*found) == trace.used.end()) {
        trace.used.push_back(&*found);
    }
    return &found->second;
}

std::optional<FactValue> Evaluator::operand(std::string_view name, Trace& trace) const {
    if (name == "today") return FactValue{today_};
    const Fact* fact = look(name, trace);
    if (fact == nullptr) return std::nullopt;
    return fact->value;
}

Known Evaluator::holds(const Condition& condition, Trace& trace) const {
    switch (condition.kind) {
        case ConditionKind::Always:
            return Known::Yes;
        case ConditionKind::All:
        case ConditionKind::Any: {
            const Known decides = condition.kind == ConditionKind::All ? Known::No : Known::Yes;
            Known result = !decides;
            Trace undecided = trace;
            for (const Condition& part : condition.parts) {
                Trace own;
                const Known value = holds(part, own);
                trace.taken_as_absent.insert(trace.taken_as_absent.end(),
                                             own.taken_as_absent.begin(),
                                             own.taken_as_absent.end());
                for (const auto* used : own.used) {
                    if (std::find(undecided.used.begin(), undecided.used.end(), used) ==
                        undecided.used.end()) {
                        undecided.used.push_back(used);
                    }
                }
                if (value == decides) {
                    // This part alone decides; what the others lack does not matter.
                    for (const auto* used : own.used) {
                        if (std::find(trace.used.begin(), trace.used.end(), used) ==
                            trace.used.end()) {
                            trace.used.push_back(used);
                        }
                    }
                    return decides;
                }
                if (value == Known::Unknown) {
                    result = Known::Unknown;
                    undecided.unknown.insert(own.unknown.begin(), own.unknown.end());
                }
            }
            undecided.taken_as_absent = std::move(trace.taken_as_absent);
            trace = std::move(undecided);
            return result;
        }
        case ConditionKind::Not:
            return !holds(condition.parts.front(), trace);
        case ConditionKind::IsYes: {
            const Fact* fact = look(condition.fact, trace);
            if (fact == nullptr) return Known::Unknown;
            const bool* yes = std::get_if<bool>(&fact->value);
            return known(yes != nullptr && *yes);
        }
        case ConditionKind::OneOf:
            return one_of(condition, trace);
        case ConditionKind::IsKnown: {
            const Fact* fact = facts_.find(condition.fact);
            const bool stated = fact != nullptr && !is_unknown(fact->value);
            if (!stated) trace.taken_as_absent.push_back(condition.fact);
            return known(stated);
        }
        case ConditionKind::Within:
            return within(condition, trace);
        case ConditionKind::Equals:
        case ConditionKind::AtLeast:
        case ConditionKind::AtMost:
        case ConditionKind::MoreThan:
        case ConditionKind::LessThan:
            return compare(condition, trace);
    }
    return Known::Unknown;
}

Known Evaluator::one_of(const Condition& condition, Trace& trace) const {
    const Fact* fact = look(condition.fact, trace);
    if (fact == nullptr) return Known::Unknown;
    const auto listed = [&](const std::string& value) {
        return std::find(condition.values.begin(), condition.values.end(), value) !=
               condition.values.end();
    };
    if (const auto* choice = std::get_if<std::string>(&fact->value)) return known(listed(*choice));
    if (const auto* choices = std::get_if<std::vector<std::string>>(&fact->value)) {
        return known(std::any_of(choices->begin(), choices->end(), listed));
    }
    return Known::No;
}

Known Evaluator::compare(const Condition& condition, Trace& trace) const {
    const auto left = operand(condition.fact, trace);
    const auto right = condition.other.empty() ? std::optional{condition.literal}
                                               : operand(condition.other, trace);
    if (!left || !right) return Known::Unknown;
    const auto order = order_of(*left, *right);
    return known(order && meets(condition.kind, *order));
}

Known Evaluator::within(const Condition& condition, Trace& trace) const {
    const auto start = day(condition.start, trace);
    const auto at = day(condition.at, trace);
    if (!start || !at) return Known::Unknown;
    return known(serial(at->day) <=
                 serial(last_day(start->day, condition.period, condition.counting, calendar_)));
}

std::optional<FoundDay> Evaluator::day(const DayTerm& term, Trace& trace) const {
    std::optional<FoundDay> found;
    Trace own;
    for (const std::string& name : term.facts) {
        std::optional<Day> value;
        if (name == "today") {
            value = today_;
        } else if (const Fact* fact = look(name, own)) {
            if (const Day* single = std::get_if<Day>(&fact->value)) value = *single;
            const auto* several = std::get_if<std::vector<Day>>(&fact->value);
            if (several != nullptr && !several->empty()) {
                value = term.pick == DayTerm::Pick::Earliest ? several->front() : several->back();
            }
        }
        if (!value) continue;
        const bool better =
            !found || (term.pick == DayTerm::Pick::Latest && serial(found->day) < serial(*value)) ||
            (term.pick == DayTerm::Pick::Earliest && serial(*value) < serial(found->day));
        if (better) found = FoundDay{*value, name};
        if (term.pick == DayTerm::Pick::FirstKnown) break;
    }
    for (const auto* used : own.used)
        trace.used.push_back(used);
    if (!found) trace.unknown.insert(own.unknown.begin(), own.unknown.end());
    return found;
}

std::optional<Computed> Evaluator::amount(const AmountTerm& term, Trace& trace) const {
    if (term.kind == AmountKind::Literal) {
        return Computed{term.literal, term.is_money,
                        term.is_money ? short_text(Money::fen(term.literal))
                                      : number_text(Number{term.literal})};
    }
    if (term.kind == AmountKind::Fact) {
        Trace own;
        const Fact* fact = look(term.fact, own);
        for (const auto* used : own.used)
            trace.used.push_back(used);
        if (fact == nullptr) {
            if (!term.optional) trace.unknown.insert(own.unknown.begin(), own.unknown.end());
            return std::nullopt;
        }
        if (const Money* money = std::get_if<Money>(&fact->value)) {
            return Computed{money->fen(), true, short_text(*money)};
        }
        if (const Number* number = std::get_if<Number>(&fact->value)) {
            return Computed{number->thousandths, false, number_text(*number)};
        }
        return std::nullopt;
    }
    std::vector<Computed> parts;
    for (const AmountTerm& part : term.parts) {
        const auto value = amount(part, trace);
        if (value) {
            parts.push_back(*value);
        } else if (!part.optional) {
            return std::nullopt;
        }
    }
    if (parts.empty()) return std::nullopt;
    // A lone part of a sum or a maximum is written without them.
    const bool plain =
        parts.size() == 1 && (term.kind == AmountKind::Sum || term.kind == AmountKind::Greatest ||
                              term.kind == AmountKind::Least || term.kind == AmountKind::Product);
    if (term.kind == AmountKind::Share && parts.size() != 3) return std::nullopt;
    return plain ? parts.front() : combine(term.kind, parts);
}

}  // namespace shuofa
