#pragma once

#include "domain/law/fact.h"
#include "domain/law/period.h"

#include <string>
#include <vector>

namespace shuofa {

// A day that a rule speaks of: the value of a fact, today, or the end of another deadline.
struct DayTerm {
    enum class Pick { FirstKnown, Latest, Earliest };
    Pick pick = Pick::FirstKnown;
    std::vector<std::string> facts;  // names, or "today"
    std::string end_of;  // used when no fact is known: the name of a deadline; of a deadline's
                         // start only

    bool is_empty() const { return facts.empty() && end_of.empty(); }
    bool operator==(const DayTerm&) const = default;
};

enum class ConditionKind {
    Always,
    All,
    Any,
    Not,
    IsYes,    // a yes/no fact
    OneOf,    // a choice, or a choice among choices, is one of `values`
    IsKnown,  // the fact has been answered
    Equals,   // comparisons of money, numbers and days with `literal`, or with the fact `other`
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
    Within,  // the day `at` is not later than the end of the period
};

// A closed set of operators; what is unknown stays unknown.
struct Condition {
    ConditionKind kind = ConditionKind::Always;
    std::vector<Condition> parts;
    std::string fact;
    std::vector<std::string> values;
    FactValue literal;
    std::string other;                // a fact, or "today"
    Number times = Number::whole(1);  // `other` is multiplied by it before it is compared
    DayTerm start;
    DayTerm at;
    Period period;
    std::string length_from;  // a number fact that gives the period its length
    Counting counting = Counting::Raw;

    bool is_always() const { return kind == ConditionKind::Always; }
};

}  // namespace shuofa
