#pragma once

#include "domain/law/fact_catalogue.h"
#include "domain/law/rule.h"

#include <string>
#include <vector>

namespace shuofa {

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

// Whether no facts can make both conditions hold, as far as their plain words show.
bool exclude_each_other(const std::vector<const Condition*>& one,
                        const std::vector<const Condition*>& other, const FactCatalogue& catalogue);

}  // namespace shuofa
