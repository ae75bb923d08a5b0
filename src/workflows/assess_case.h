#pragma once

#include "workflows/case_account.h"

#include <optional>
#include <vector>

namespace shuofa {

struct AssessCaseNeeds {
    sql::Database& database;
    VaultId vault;
    Library& library;
    Day today;
};

// What a case amounts to today: its facts, rights, dates and next step.
Result<CaseAccount> assess_case(const AssessCaseNeeds& needs, const CaseId& id);

struct CaseAccounts {
    std::vector<CaseAccount> accounts;  // newest first
    std::optional<CaseId> next;
};

Result<CaseAccounts> assess_cases(const AssessCaseNeeds& needs, const CaseFilter& filter, int limit,
                                  const std::optional<CaseId>& after);

}  // namespace shuofa
