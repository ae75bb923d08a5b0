#pragma once

#include "domain/cases/case_flow.h"
#include "domain/law/assessment.h"
#include "domain/law/rule_book.h"
#include "domain/papers/paper_inputs.h"
#include "domain/papers/paper_template.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace shuofa {

// What a paper can be made from: a case, what law gives it, and what only
// papers need.
struct PaperSituation {
    const Case& matter;
    const CasePosition& position;
    const Order* order = nullptr;  // null: a case without an order
    const Facts& facts;
    const Assessment& assessment;
    const RuleBook& rules;
    const PaperTemplates& templates;
    // Names, phones, addresses, "story", "wish", "excuse": see
    // paper_detail_names().
    const std::map<std::string, std::string, std::less<>>& details;
    Day today;
};

PaperInputs gather_inputs(const PaperSituation& situation);

// A detail that the user may give for papers.
struct PaperDetail {
    std::string_view name;
    bool of_the_writer = false;  // kept once for all papers, not per case
    std::string_view zh;
    std::string_view en;
};
const std::vector<PaperDetail>& paper_details();
// The detail that answers what a template needs; empty when a fact of the case does.
std::string detail_that_answers(std::string_view need);

// What a public post must not carry: names, phones and addresses of this case.
std::vector<std::string> private_texts(const PaperSituation& situation);

// The highest sum that the facts or the assessment know; nothing when there is
// none.
std::optional<Money> highest_sum(const PaperSituation& situation);

}  // namespace shuofa
