#include "domain/law/gaps_in_proof.h"

#include <algorithm>

namespace shuofa {
namespace {

void add_if_used(const Because& because, std::string_view id, ProofGap& gap) {
    const bool uses = std::any_of(because.facts.begin(), because.facts.end(),
                                  [&](const FactUse& use) { return use.name == gap.fact->name; });
    const bool listed = std::find(gap.carries.begin(), gap.carries.end(), id) != gap.carries.end();
    if (uses && !listed) gap.carries.emplace_back(id);
}

}  // namespace

std::vector<ProofGap> gaps_in_proof(const Facts& facts, const Assessment& assessment,
                                    const RuleBook& rules) {
    std::vector<ProofGap> gaps;
    if (assessment.remedies.empty()) return gaps;
    for (const FactEntry& entry : rules.catalogue().entries()) {
        if (entry.proof.empty()) continue;
        const Fact* stated = facts.find(entry.name);
        if (stated == nullptr || is_unknown(stated->value) || stated->source != "user") continue;
        // What did not happen needs no proof.
        if (stated->value == FactValue{false}) continue;
        ProofGap gap{&entry, {}};
        for (const Finding& remedy : assessment.remedies)
            add_if_used(remedy.because, remedy.id, gap);
        for (const AmountFinding& amount : assessment.amounts)
            add_if_used(amount.because, amount.name, gap);
        for (const DeadlineFinding& deadline : assessment.deadlines)
            add_if_used(deadline.because, deadline.name, gap);
        gaps.push_back(std::move(gap));
    }
    return gaps;
}

}  // namespace shuofa
