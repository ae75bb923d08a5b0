#pragma once

#include "domain/cases/suggest_promises.h"
#include "workflows/assess_case.h"

#include <string>
#include <vector>

namespace shuofa {

// What a conversation of a case's order seems to promise, and where it stands.
struct CasePromiseSuggestion {
    SuggestedPromise promise;
    std::optional<Instant> said_at;
    std::string document;  // "doc_..."
    std::string title;     // of the conversation
    bool noted = false;    // an event of the case carries the sentence already
};

// Suggestions from the conversations that belong to the case's order, in their order.  Nothing is
// noted: the shopper accepts one by an ordinary event.
Result<std::vector<CasePromiseSuggestion>> suggest_case_promises(const AssessCaseNeeds& needs,
                                                                 const CaseId& id);

}  // namespace shuofa
