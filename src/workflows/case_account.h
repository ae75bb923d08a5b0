#pragma once

#include "domain/cases/case_flow.h"
#include "domain/cases/ladder.h"
#include "domain/law/assessment.h"
#include "domain/law/facts.h"
#include "ports/library.h"
#include "storage/case_store.h"

#include <optional>

namespace shuofa {

class RuleBook;
class WorkCalendar;

// A case with all that follows from it on one day.  The assessment refers to the rule book of the
// library that it was made with.
struct CaseAccount {
    Case matter;
    std::optional<Order> order;
    CasePosition position;
    Facts facts;
    Assessment assessment;
    std::optional<NextStep> step;
    std::optional<Party> turn;  // nothing for a closed case
    Day today{};
};

// The knowledge that accounts are made with.
struct CaseKnowledge {
    const RuleBook& rules;
    const WorkCalendar& calendar;
};
Result<CaseKnowledge> case_knowledge(Library& library);

// Pure: everything that follows from a case and its order.
CaseAccount account_of(Case matter, std::optional<Order> order, const CaseKnowledge& knowledge,
                       Day today);

// The ways that the case may still take.
std::vector<Rung> ladder_of(const CaseAccount& account, const CaseKnowledge& knowledge);

// The same for a stored case; its order is read along.
Result<CaseAccount> load_account(sql::Transaction& transaction, const VaultId& vault,
                                 const CaseId& id, const CaseKnowledge& knowledge, Day today);

}  // namespace shuofa
