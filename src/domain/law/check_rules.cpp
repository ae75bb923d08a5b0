#include "domain/law/check_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

namespace shuofa {
namespace {

using Names = std::set<std::string, std::less<>>;

void collect(const DayTerm& term, Names& names) {
    for (const std::string& fact : term.facts) {
        if (fact != "today") names.insert(fact);
    }
}

void collect_length(const std::string& length_from, Names& names) {
    if (!length_from.empty()) names.insert(length_from);
}

void collect(const Condition& condition, Names& names) {
    for (const Condition& part : condition.parts)
        collect(part, names);
    if (!condition.fact.empty() && condition.fact != "today") names.insert(condition.fact);
    if (!condition.other.empty() && condition.other != "today") names.insert(condition.other);
    collect(condition.start, names);
    collect(condition.at, names);
    collect_length(condition.length_from, names);
}

void collect(const AmountTerm& term, Names& names) {
    for (const AmountTerm& part : term.parts)
        collect(part, names);
    if (term.kind == AmountKind::Fact) names.insert(term.fact);
}

class RuleCheck {
public:
    RuleCheck(const Rule& rule, const RuleSources& sources)
        : rule_{rule}, catalogue_{sources.catalogue} {}

    Result<void> run(const std::set<std::string>& laws,
                     const std::set<std::string>& deadlines) const {
        if (!laws.contains(rule_.law)) return broken("no such law: " + rule_.law);
        if (rule_.in_force.from && rule_.in_force.until &&
            serial(*rule_.in_force.until) < serial(*rule_.in_force.from)) {
            return broken("in_force ends before it begins");
        }
        for (const std::string& name : facts_of(rule_)) {
            if (catalogue_.find(name) == nullptr) return no_such_fact(name);
        }
        if (!rule_.as_of.empty()) TRY(expect(rule_.as_of, {FactKind::Day}));
        TRY(check(rule_.when));
        TRY(check(rule_.unless));
        for (const Conclusion& conclusion : rule_.concludes)
            TRY(check(conclusion));
        for (const Outcome& outcome : rule_.gives)
            TRY(check(outcome.only_if));
        for (const Outcome& outcome : rule_.otherwise)
            TRY(check(outcome.only_if));
        for (const AmountRule& amount : rule_.amounts) {
            TRY(check(amount.only_if));
            TRY(check(amount.term));
        }
        for (const DeadlineRule& deadline : rule_.deadlines)
            TRY(check(deadline, deadlines));
        return does_not_contradict_itself();
    }

private:
    tl::unexpected<Error> broken(std::string detail) const {
        return fail(rule_broken, std::move(detail), fmt::format("{}:{}", rule_.file, rule_.line));
    }
    tl::unexpected<Error> no_such_fact(const std::string& name) const {
        return broken(
            fmt::format("no such fact: {}; did you mean {}?", name, catalogue_.nearest(name)));
    }

    Result<void> expect(const std::string& name, std::initializer_list<FactKind> kinds) const {
        if (name.empty() || name == "today") return {};
        const FactKind kind = catalogue_.find(name)->kind;
        if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) return {};
        return broken(fmt::format("{} is a fact of the kind {}, which does not fit here", name,
                                  name_of(kind)));
    }

    Result<void> check(const DayTerm& term) const {
        for (const std::string& name : term.facts)
            TRY(expect(name, {FactKind::Day, FactKind::Days}));
        return {};
    }

    Result<void> check(const Condition& condition) const {
        for (const Condition& part : condition.parts)
            TRY(check(part));
        TRY(check(condition.start));
        TRY(check(condition.at));
        TRY(expect(condition.length_from, {FactKind::Number}));
        switch (condition.kind) {
            case ConditionKind::IsYes:
                return expect(condition.fact, {FactKind::YesNo});
            case ConditionKind::OneOf:
                return check_choices(condition);
            case ConditionKind::AtLeast:
            case ConditionKind::AtMost:
            case ConditionKind::MoreThan:
            case ConditionKind::LessThan:
                TRY(expect(condition.fact, {FactKind::Money, FactKind::Number, FactKind::Day}));
                return expect(condition.other, {FactKind::Money, FactKind::Number, FactKind::Day});
            default:
                return {};
        }
    }

    // A choice in a condition must be a choice of its fact.
    Result<void> check_choices(const Condition& condition) const {
        TRY(expect(condition.fact, {FactKind::Choice, FactKind::Choices}));
        const FactEntry& entry = *catalogue_.find(condition.fact);
        for (const std::string& value : condition.values) {
            const bool known =
                std::any_of(entry.choices.begin(), entry.choices.end(),
                            [&](const FactChoice& choice) { return choice.id == value; });
            if (!known) return broken(value + " is no choice of " + condition.fact);
        }
        return {};
    }

    Result<void> check(const AmountTerm& term) const {
        for (const AmountTerm& part : term.parts)
            TRY(check(part));
        return expect(term.fact, {FactKind::Money, FactKind::Number});
    }

    Result<void> check(const Conclusion& conclusion) const {
        if (catalogue_.find(conclusion.fact) == nullptr) return no_such_fact(conclusion.fact);
        if (std::holds_alternative<bool>(conclusion.value))
            return expect(conclusion.fact, {FactKind::YesNo});
        return {};
    }

    Result<void> check(const DeadlineRule& deadline, const std::set<std::string>& deadlines) const {
        TRY(check(deadline.only_if));
        TRY(check(deadline.start));
        TRY(check(deadline.arguable_start));
        TRY(expect(deadline.length_from, {FactKind::Number}));
        for (const std::string& other : {deadline.start.end_of, deadline.arguable_start.end_of}) {
            if (!other.empty() && !deadlines.contains(other))
                return broken("no such deadline: " + other);
        }
        return {};
    }

    // One rule that both gives and refuses the same thing contradicts itself.
    Result<void> does_not_contradict_itself() const {
        for (const Outcome& given : rule_.gives) {
            for (const Outcome& refused : rule_.gives) {
                if (given.kind == OutcomeKind::Remedy &&
                    refused.kind == OutcomeKind::NotAvailable && given.id == refused.id &&
                    given.only_if.is_always() && refused.only_if.is_always()) {
                    return broken("gives and refuses " + given.id);
                }
            }
        }
        return {};
    }

    const Rule& rule_;
    const FactCatalogue& catalogue_;
};

}  // namespace

std::set<std::string, std::less<>> facts_of(const Rule& rule) {
    Names names;
    collect(rule.when, names);
    collect(rule.unless, names);
    if (!rule.as_of.empty()) names.insert(rule.as_of);
    for (const Outcome& outcome : rule.gives)
        collect(outcome.only_if, names);
    for (const Outcome& outcome : rule.otherwise)
        collect(outcome.only_if, names);
    for (const AmountRule& amount : rule.amounts) {
        collect(amount.only_if, names);
        collect(amount.term, names);
    }
    for (const DeadlineRule& deadline : rule.deadlines) {
        collect(deadline.only_if, names);
        collect(deadline.start, names);
        collect_length(deadline.length_from, names);
        collect(deadline.arguable_start, names);
    }
    return names;
}

namespace {

Result<void> check_days(const FactCatalogue& catalogue) {
    for (const FactEntry& entry : catalogue.entries()) {
        for (const std::string& name : entry.not_before) {
            const FactEntry* earlier = catalogue.find(name);
            if (earlier == nullptr || earlier->kind != FactKind::Day || entry.kind != FactKind::Day)
                return fail(rule_broken, "not_before names no day: " + name, entry.name);
        }
    }
    return {};
}

}  // namespace

Result<void> check_rules(const RuleSources& sources) {
    TRY(check_days(sources.catalogue));
    std::set<std::string> laws;
    for (const Law& law : sources.laws) {
        if (!laws.insert(law.id).second) return fail(rule_broken, "a law stands twice: " + law.id);
    }
    std::set<std::string> deadlines;
    for (const Rule& rule : sources.rules) {
        for (const DeadlineRule& deadline : rule.deadlines)
            deadlines.insert(deadline.name);
    }
    std::set<std::string> ids;
    for (const Rule& rule : sources.rules) {
        if (!ids.insert(rule.id).second) {
            return fail(rule_broken, "a rule stands twice: " + rule.id,
                        fmt::format("{}:{}", rule.file, rule.line));
        }
        TRY(RuleCheck(rule, sources).run(laws, deadlines));
    }
    return {};
}

}  // namespace shuofa
