#pragma once

#include "domain/cases/outcomes.h"
#include "workflows/assess_case.h"

#include <vector>

namespace shuofa {

struct CaseResults {
    Outcomes outcomes;
    std::vector<UseWarning> warnings;
};

// What all cases came to, and what about them may be asked.
Result<CaseResults> case_results(const AssessCaseNeeds& needs);

}  // namespace shuofa
