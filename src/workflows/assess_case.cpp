#include "workflows/assess_case.h"

#include "storage/order_store.h"

namespace shuofa {

Result<CaseAccount> assess_case(const AssessCaseNeeds& needs, const CaseId& id) {
    const CaseKnowledge knowledge = TRY(case_knowledge(needs.library));
    return needs.database.read([&](sql::Transaction& transaction) {
        return load_account(transaction, needs.vault, id, knowledge, needs.today);
    });
}

Result<CaseAccounts> assess_cases(const AssessCaseNeeds& needs, const CaseFilter& filter, int limit,
                                  const std::optional<CaseId>& after) {
    const CaseKnowledge knowledge = TRY(case_knowledge(needs.library));
    return needs.database.read([&](sql::Transaction& transaction) -> Result<CaseAccounts> {
        CasePage page = TRY(CaseStore(transaction, needs.vault).list(filter, limit, after));
        const OrderStore orders{transaction, needs.vault};
        CaseAccounts found;
        found.next = page.next;
        for (Case& matter : page.cases) {
            std::optional<Order> order;
            if (matter.order) order = TRY(orders.load(*matter.order));
            found.accounts.push_back(
                account_of(std::move(matter), std::move(order), knowledge, needs.today));
        }
        return found;
    });
}

}  // namespace shuofa
