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

FactValue multiplied(const FactValue& value, Number times) {
    if (const auto* money = std::get_if<Money>(&value))
        return money->share(times.thousandths, 1000);
    if (const auto* number = std::get_if<Number>(&value))
        return Number{number->thousandths * times.thousandths / 1000};
    return value;
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

const Fact* Evaluator::look(FactIndex name, Trace& trace) const {
    const Fact* fact = facts_.find(name);
    (fact == nullptr ? trace.unknown : trace.used).insert(name);
    return fact;
}

Known Evaluator::holds(ConditionIndex index) const {
    const CompiledCondition& condition = program_.conditions[index];
    const auto part = [&](std::uint32_t i) { return holds(condition.parts.first + i); };
    switch (condition.kind) {
        case ConditionKind::All:
        case ConditionKind::Any: {
            const Known decides = condition.kind == ConditionKind::All ? Known::No : Known::Yes;
            Known result = !decides;
            for (std::uint32_t i = 0; i < condition.parts.count; ++i) {
                const Known value = part(i);
                if (value == decides) return decides;
                if (value == Known::Unknown) result = Known::Unknown;
            }
            return result;
        }
        case ConditionKind::Not:
            return !part(0);
        default:
            return leaf(condition, nullptr);
    }
}

Known Evaluator::holds(ConditionIndex index, Trace& trace) const {
    const CompiledCondition& condition = program_.conditions[index];
    if (condition.kind == ConditionKind::Not) return !holds(condition.parts.first, trace);
    if (condition.kind != ConditionKind::All && condition.kind != ConditionKind::Any) {
        return leaf(condition, &trace);
    }
    const Known decides = condition.kind == ConditionKind::All ? Known::No : Known::Yes;
    Known result = !decides;
    Trace undecided = trace;
    for (std::uint32_t i = 0; i < condition.parts.count; ++i) {
        Trace own;
        const Known value = holds(condition.parts.first + i, own);
        trace.taken_as_absent |= own.taken_as_absent;
        if (value == decides) {
            // This part alone decides; what the others lack does not matter.
            trace.used |= own.used;
            return decides;
        }
        undecided.used |= own.used;
        if (value == Known::Unknown) {
            result = Known::Unknown;
            undecided.unknown |= own.unknown;
        }
    }
    trace.used = undecided.used;
    trace.unknown = undecided.unknown;
    return result;
}

Known Evaluator::leaf(const CompiledCondition& condition, Trace* trace) const {
    switch (condition.kind) {
        case ConditionKind::Always:
            return Known::Yes;
        case ConditionKind::IsKnown: {
            const bool stated = facts_.find(condition.fact) != nullptr;
            if (!stated && trace != nullptr) trace->taken_as_absent.insert(condition.fact);
            return known(stated);
        }
        case ConditionKind::IsYes:
        case ConditionKind::OneOf: {
            const Fact* fact = facts_.find(condition.fact);
            if (trace != nullptr) look(condition.fact, *trace);
            if (fact == nullptr) return Known::Unknown;
            if (condition.kind == ConditionKind::OneOf)
                return known((facts_.choices(condition.fact) & condition.choices) != 0);
            const bool* yes = std::get_if<bool>(&fact->value);
            return known(yes != nullptr && *yes);
        }
        case ConditionKind::Within:
            return within(condition, trace);
        default:
            return compare(condition, trace);
    }
}

Known Evaluator::compare(const CompiledCondition& condition, Trace* trace) const {
    Trace own;
    const auto operand = [&](FactIndex name) -> const FactValue* {
        const Fact* fact = look(name, own);
        return fact == nullptr ? nullptr : &fact->value;
    };
    const auto side = [&](FactIndex name) {
        return name == today_fact ? &today_value_ : operand(name);
    };
    const FactValue* left = side(condition.fact);
    const FactValue* right =
        condition.other == no_fact ? &condition.source->literal : side(condition.other);
    if (trace != nullptr) {
        trace->used |= own.used;
        trace->unknown |= own.unknown;
    }
    if (left == nullptr || right == nullptr) return Known::Unknown;
    const Number times = condition.source->times;
    const auto order = times == Number::whole(1) ? order_of(*left, *right)
                                                 : order_of(*left, multiplied(*right, times));
    return known(order && meets(condition.kind, *order));
}

Known Evaluator::within(const CompiledCondition& condition, Trace* trace) const {
    Trace own;
    const auto start = day(condition.start, own);
    const auto at = day(condition.at, own);
    const auto length = period(condition.source->period, condition.length_from, own);
    if (trace != nullptr) {
        trace->used |= own.used;
        trace->unknown |= own.unknown;
    }
    if (!start || !at || !length) return Known::Unknown;
    return known(serial(at->day) <=
                 serial(last_day(start->day, *length, condition.source->counting, calendar_)));
}

std::optional<Period> Evaluator::period(Period stated, FactIndex length_from, Trace& trace) const {
    if (length_from == no_fact) return stated;
    const Fact* fact = look(length_from, trace);
    const Number* length = fact == nullptr ? nullptr : std::get_if<Number>(&fact->value);
    if (length == nullptr) return std::nullopt;
    return Period{static_cast<int>(length->thousandths / 1000), stated.unit};
}

std::optional<FoundDay> Evaluator::day(const CompiledDay& term, Trace& trace) const {
    std::optional<FoundDay> found;
    FactSet missing;
    for (std::uint32_t i = 0; i < term.facts.count; ++i) {
        const FactIndex name = program_.day_facts[term.facts.first + i];
        std::optional<Day> value;
        if (name == today_fact) {
            value = today_;
        } else if (const Fact* fact = facts_.find(name)) {
            trace.used.insert(name);
            if (const Day* single = std::get_if<Day>(&fact->value)) value = *single;
            const auto* several = std::get_if<std::vector<Day>>(&fact->value);
            if (several != nullptr && !several->empty()) {
                value = term.pick == DayTerm::Pick::Earliest ? several->front() : several->back();
            }
        } else {
            missing.insert(name);
        }
        if (!value) continue;
        const bool better =
            !found || (term.pick == DayTerm::Pick::Latest && serial(found->day) < serial(*value)) ||
            (term.pick == DayTerm::Pick::Earliest && serial(*value) < serial(found->day));
        if (better) {
            found = FoundDay{*value, name == today_fact ? "today" : facts_.name(name)};
        }
        if (term.pick == DayTerm::Pick::FirstKnown) break;
    }
    if (!found) trace.unknown |= missing;
    return found;
}

std::optional<Computed> Evaluator::amount(std::uint32_t index, Trace& trace) const {
    const CompiledTerm& compiled = program_.terms[index];
    const AmountTerm& term = *compiled.source;
    if (term.kind == AmountKind::Literal) {
        return Computed{term.literal, term.is_money,
                        term.is_money ? short_text(Money::fen(term.literal))
                                      : number_text(Number{term.literal})};
    }
    if (term.kind == AmountKind::Fact) {
        const Fact* fact = facts_.find(compiled.fact);
        if (fact == nullptr) {
            if (!term.optional) trace.unknown.insert(compiled.fact);
            return std::nullopt;
        }
        trace.used.insert(compiled.fact);
        if (const Money* money = std::get_if<Money>(&fact->value)) {
            return Computed{money->fen(), true, short_text(*money)};
        }
        if (const Number* number = std::get_if<Number>(&fact->value)) {
            return Computed{number->thousandths, false, number_text(*number)};
        }
        return std::nullopt;
    }
    std::vector<Computed> parts;
    for (std::uint32_t i = 0; i < compiled.parts.count; ++i) {
        const auto value = amount(compiled.parts.first + i, trace);
        if (value) {
            parts.push_back(*value);
        } else if (!term.parts[i].optional) {
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
