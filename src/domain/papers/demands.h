#pragma once

#include "domain/law/assessment.h"
#include "domain/law/rule_book.h"
#include "domain/papers/paper_inputs.h"
#include "domain/papers/paper_template.h"

#include <string>
#include <vector>

namespace shuofa {

struct ChosenDemands {
    std::vector<PaperDemand> demands;
    std::vector<PaperSum> sums;  // those that the demands name, and their total when there are more
    // What the other side had to do by when, and the shopper's own day where it belongs to a
    // demand.
    std::vector<PaperDate> dates;
    std::string matter;  // "退货退款", for titles; empty without demands
};

// What to ask for: of the remedies that exclude each other one, with its
// articles and its sum.
ChosenDemands choose_demands(const Assessment& assessment, const RuleBook& rules,
                             const PaperTemplates& templates);

// The article behind a finding; empty for one that must not be cited: a text
// that nobody has read, a reading that is disputed, a law that does not reach
// this case.
Citation citation_of(const Because& because, const Assessment& assessment, const RuleBook& rules);

}  // namespace shuofa
