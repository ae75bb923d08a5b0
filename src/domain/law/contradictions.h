#pragma once

#include "base/result.h"
#include "domain/law/fact_catalogue.h"
#include "domain/law/rule.h"

#include <string>
#include <vector>

namespace shuofa {

inline constexpr ErrorReason rules_contradict{
    "rules_contradict", ErrorCode::InvalidInput,
    "两条规则互相矛盾：一条给出的结果被另一条否定，又没有写先后。请在否定的规则里写 "
    "stands_above，或改正条件。",
    "Two rules contradict each other: one gives what the other refuses, and neither stands above. "
    "Write stands_above into the rule that refuses, or correct a condition."};

// Two rules that may hold at once, one of which gives what the other refuses, and neither is said
// to stand above the other.
struct Contradiction {
    const Rule* gives = nullptr;
    const Rule* refuses = nullptr;
    std::string outcome;  // id of the remedy or channel
};

// All of them, in the order of the rules.  Two rules that cannot hold at once are no contradiction:
// their days do not meet, or one asks for a yes or a choice that the other rules out.
std::vector<Contradiction> contradictions(const std::vector<Rule>& rules,
                                          const FactCatalogue& catalogue);

// "law/a.yaml:3: gives refund, which law/b.yaml:9 (id) refuses".
Error error_of(const Contradiction& contradiction);

// Whether no facts can make both conditions hold, as far as their plain words show.
bool exclude_each_other(const std::vector<const Condition*>& one,
                        const std::vector<const Condition*>& other, const FactCatalogue& catalogue);

}  // namespace shuofa
