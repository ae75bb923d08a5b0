#pragma once

#include "domain/law/assess.h"

#include <map>
#include <string>
#include <vector>

namespace shuofa {

// What another value of one fact would do to one outcome.
struct FactChange {
    std::string fact;
    FactValue instead;  // Unknown: if this were not known
    bool falls_away = false;
    std::string then;  // else: the sum or day that it would be, "989.70" or "2026-12-01"

    bool operator==(const FactChange&) const = default;
};

// By the id of the outcome.
struct PossibleChanges {
    std::map<std::string, std::vector<FactChange>, std::less<>> remedies;
    std::map<std::string, std::vector<FactChange>, std::less<>> amounts;
    std::map<std::string, std::vector<FactChange>, std::less<>> deadlines;
};

// Assesses anew with each known fact set to its other values and to unknown: a yes to no, a choice
// to each other one, a day to the next day, a sum and a number to twice as much.  Of several values
// of one fact that do the same to an outcome the first stands for all.
PossibleChanges what_would_change(const Facts& facts, const RuleBook& rules,
                                  const WorkCalendar& calendar, const Assessment& now);

}  // namespace shuofa
