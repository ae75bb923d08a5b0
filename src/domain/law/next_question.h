#pragma once

#include "domain/law/assess.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// What one answer would do to the outcome, compared with now.
struct AnswerEffect {
    FactValue answer;
    std::vector<std::string> adds;     // ids of remedies, amounts, deadlines
    std::vector<std::string> removes;  // ids that would fall away
};

struct NextQuestion {
    const FactEntry* fact = nullptr;
    std::vector<AnswerEffect> effects;  // one for each choice; examples for days and sums
    std::vector<std::string_view> could_change;
};

// The open question whose answers split the outcomes most; nothing when no answer that we may still
// ask for could change them.  `asked` are names that were already put to the shopper.
std::optional<NextQuestion> next_question(const Facts& facts, const RuleBook& rules,
                                          const WorkCalendar& calendar, Day today,
                                          const std::set<std::string, std::less<>>& asked);

}  // namespace shuofa
