#pragma once

#include "domain/law/next_question.h"
#include "workflows/assess_case.h"

#include <optional>

namespace shuofa {

// Where the intake stands: the next question, and how many there were and may be.
struct CaseQuestion {
    std::optional<NextQuestion> next;
    int asked = 0;  // answered by the shopper, "I don't know" included
    int about = 0;  // asked, and open questions that could still change the outcome
};

// Refers to the rule book of the library.
Result<CaseQuestion> ask_next_question(const AssessCaseNeeds& needs, const CaseId& id);

}  // namespace shuofa
