#pragma once

#include "domain/law/assessment.h"
#include "domain/law/facts.h"
#include "domain/law/rule_book.h"

#include <string>
#include <vector>

namespace shuofa {

// A fact that the outcome rests on and for which there is only the shopper's word.
struct ProofGap {
    const FactEntry* fact = nullptr;
    std::vector<std::string> carries;  // ids of remedies, sums and dates that use it directly
};

// What the shopper should be able to prove and perhaps cannot yet: facts they stated themselves
// whose entry says how they are proved (`proof` in facts.yaml).  What an order, a bill or a noted
// event tells is no gap.  In the order of the catalogue; none while nothing can be asked for.
std::vector<ProofGap> gaps_in_proof(const Facts& facts, const Assessment& assessment,
                                    const RuleBook& rules);

}  // namespace shuofa
