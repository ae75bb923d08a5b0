#include "domain/law/contradictions.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace shuofa {
namespace {

// What a condition needs a fact to be; only plain words are looked at.
struct Needs {
    bool yes = false;
    bool not_yes = false;
    std::vector<std::set<std::string_view>> one_of;
    std::set<std::string_view> none_of;
};

class NeedsByFact {
public:
    explicit NeedsByFact(const FactCatalogue& catalogue) : catalogue_{catalogue} {}

    void must_hold(const Condition& condition) {
        switch (condition.kind) {
            case ConditionKind::All:
                for (const Condition& part : condition.parts)
                    must_hold(part);
                return;
            case ConditionKind::Not:
                for (const Condition& part : condition.parts)
                    must_not_hold(part);
                return;
            case ConditionKind::IsYes:
                by_fact_[condition.fact].yes = true;
                return;
            case ConditionKind::OneOf:
                if (is_single(condition.fact))
                    by_fact_[condition.fact].one_of.push_back(values_of(condition));
                return;
            default:
                return;
        }
    }

    bool excludes(const NeedsByFact& other) const {
        return std::any_of(by_fact_.begin(), by_fact_.end(), [&](const auto& entry) {
            const auto found = other.by_fact_.find(entry.first);
            return found != other.by_fact_.end() &&
                   (conflict(entry.second, found->second) || conflict(found->second, entry.second));
        });
    }

private:
    static std::set<std::string_view> values_of(const Condition& condition) {
        return {condition.values.begin(), condition.values.end()};
    }
    // Several choices of one fact may be true at once where it is a list.
    bool is_single(const std::string& fact) const {
        const FactEntry* entry = catalogue_.find(fact);
        return entry != nullptr && entry->kind == FactKind::Choice;
    }

    void must_not_hold(const Condition& condition) {
        switch (condition.kind) {
            case ConditionKind::Any:
                for (const Condition& part : condition.parts)
                    must_not_hold(part);
                return;
            case ConditionKind::All:
                // {all: [x?, x]} says no more than x.
                if (const Condition* plain = only_plain(condition)) must_not_hold(*plain);
                return;
            case ConditionKind::Not:
                for (const Condition& part : condition.parts)
                    must_hold(part);
                return;
            case ConditionKind::IsYes:
                by_fact_[condition.fact].not_yes = true;
                return;
            case ConditionKind::OneOf:
                if (is_single(condition.fact)) {
                    const auto values = values_of(condition);
                    by_fact_[condition.fact].none_of.insert(values.begin(), values.end());
                }
                return;
            default:
                return;
        }
    }

    static const Condition* only_plain(const Condition& all) {
        const Condition* plain = nullptr;
        for (const Condition& part : all.parts) {
            if (part.kind == ConditionKind::IsKnown) continue;
            if (plain != nullptr) return nullptr;
            plain = &part;
        }
        const bool same = plain != nullptr && std::all_of(all.parts.begin(), all.parts.end(),
                                                          [&](const Condition& part) {
                                                              return part.fact == plain->fact;
                                                          });
        return same ? plain : nullptr;
    }

    static bool conflict(const Needs& one, const Needs& other) {
        if (one.yes && other.not_yes) return true;
        for (const auto& choices : one.one_of) {
            if (std::all_of(choices.begin(), choices.end(), [&](std::string_view choice) {
                    return other.none_of.contains(choice);
                }))
                return true;
            for (const auto& others : other.one_of) {
                if (std::none_of(choices.begin(), choices.end(),
                                 [&](std::string_view choice) { return others.contains(choice); }))
                    return true;
            }
        }
        return false;
    }

    const FactCatalogue& catalogue_;
    std::map<std::string_view, Needs> by_fact_;
};

bool may_meet(const Rule& one, const Rule& other) {
    // Another fact may bring another day, so nothing can be said.
    if (one.as_of != other.as_of) return true;
    const auto before = [](const Rule& early, const Rule& late) {
        return early.in_force.until && late.in_force.from &&
               serial(*early.in_force.until) < serial(*late.in_force.from);
    };
    return !before(one, other) && !before(other, one);
}

// One thing that a rule gives or refuses, and when.
struct Side {
    const Rule* rule = nullptr;
    std::string_view outcome;
    std::vector<const Condition*> holds;
    Condition not_unless;  // empty when the exception is what refuses
};

Condition negated(const Condition& condition) {
    if (condition.is_always()) return {};
    return Condition{.kind = ConditionKind::Not, .parts = {condition}};
}

std::vector<Side> sides(const std::vector<Rule>& rules, bool refused) {
    std::vector<Side> found;
    const auto wanted = [&](const Outcome& outcome) {
        return refused
                   ? outcome.kind == OutcomeKind::NotAvailable
                   : outcome.kind == OutcomeKind::Remedy || outcome.kind == OutcomeKind::Channel;
    };
    for (const Rule& rule : rules) {
        for (const Outcome& outcome : rule.gives) {
            if (wanted(outcome))
                found.push_back(
                    {&rule, outcome.id, {&rule.when, &outcome.only_if}, negated(rule.unless)});
        }
        for (const Outcome& outcome : rule.otherwise) {
            if (wanted(outcome))
                found.push_back(
                    {&rule, outcome.id, {&rule.when, &rule.unless, &outcome.only_if}, {}});
        }
    }
    return found;
}

std::vector<const Condition*> conditions_of(const Side& side) {
    std::vector<const Condition*> all = side.holds;
    all.push_back(&side.not_unless);
    return all;
}

bool stands_above(const Rule& rule, const Rule& below) {
    return std::any_of(
        rule.stands_above.begin(), rule.stands_above.end(),
        [&](const std::string& name) { return name == below.id || name == every_rule; });
}

}  // namespace

bool exclude_each_other(const std::vector<const Condition*>& one,
                        const std::vector<const Condition*>& other,
                        const FactCatalogue& catalogue) {
    NeedsByFact first{catalogue};
    NeedsByFact second{catalogue};
    for (const Condition* condition : one)
        first.must_hold(*condition);
    for (const Condition* condition : other)
        second.must_hold(*condition);
    return first.excludes(second);
}

Error error_of(const Contradiction& contradiction) {
    const Rule& gives = *contradiction.gives;
    const Rule& refuses = *contradiction.refuses;
    return Error{rules_contradict,
                 fmt::format("{} gives {}, which {} ({}:{}) refuses", gives.id,
                             contradiction.outcome, refuses.id, refuses.file, refuses.line),
                 fmt::format("{}:{}", gives.file, gives.line)};
}

std::vector<Contradiction> contradictions(const std::vector<Rule>& rules,
                                          const FactCatalogue& catalogue) {
    std::vector<Contradiction> found;
    const std::vector<Side> given = sides(rules, false);
    for (const Side& refusing : sides(rules, true)) {
        for (const Side& giving : given) {
            if (giving.outcome != refusing.outcome || giving.rule == refusing.rule) continue;
            if (stands_above(*refusing.rule, *giving.rule)) continue;
            if (!may_meet(*giving.rule, *refusing.rule)) continue;
            if (exclude_each_other(conditions_of(giving), conditions_of(refusing), catalogue))
                continue;
            found.push_back({giving.rule, refusing.rule, std::string{giving.outcome}});
        }
    }
    return found;
}

}  // namespace shuofa
