#include "workflows/today.h"

#include "domain/cases/order_watch.h"
#include "domain/law/rule_book.h"
#include "storage/order_store.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace shuofa {
namespace {

constexpr int page_size = 200;
constexpr int most_cases = 1000;

Result<std::vector<CaseAccount>> open_accounts(sql::Transaction& transaction,
                                               const AssessCaseNeeds& needs,
                                               const CaseKnowledge& knowledge) {
    CaseFilter open;
    open.open = true;
    const CaseStore cases{transaction, needs.vault};
    const OrderStore orders{transaction, needs.vault};
    std::vector<CaseAccount> accounts;
    std::optional<CaseId> after;
    do {
        CasePage page = TRY(cases.list(open, page_size, after));
        for (Case& matter : page.cases) {
            std::optional<Order> order;
            if (matter.order) order = TRY(orders.load(*matter.order));
            accounts.push_back(
                account_of(std::move(matter), std::move(order), knowledge, needs.today));
        }
        after = page.next;
    } while (after && accounts.size() < most_cases);
    return accounts;
}

// Only orders placed in the stretches that can matter are read; SQL finds them by their time.
Result<void> watch_orders(sql::Transaction& transaction, const AssessCaseNeeds& needs,
                          const OrderWatch& watch, const std::set<OrderId>& have_cases,
                          std::vector<RadarItem>& items) {
    const OrderStore orders{transaction, needs.vault};
    for (const OrderedBetween& stretch : watch.stretches()) {
        TRY(orders.watch(stretch, [&](const WatchedOrder& order) -> Result<void> {
            // A case looks after its own order.
            if (have_cases.contains(order.id)) return {};
            for (RadarItem& item : watch.look_at(order))
                items.push_back(std::move(item));
            return {};
        }));
    }
    return {};
}

Result<std::vector<RadarItem>> radar_of(sql::Transaction& transaction, const AssessCaseNeeds& needs,
                                        const CaseKnowledge& knowledge,
                                        const std::vector<CaseAccount>& accounts, int days) {
    const Day until = add_days(needs.today, days);
    std::vector<RadarItem> items;
    std::set<OrderId> have_cases;
    for (const CaseAccount& account : accounts) {
        if (account.matter.order) have_cases.insert(*account.matter.order);
        for (RadarItem& item : case_radar(account.matter, account.position, account.assessment,
                                          account.step, knowledge.rules, needs.today, until)) {
            items.push_back(std::move(item));
        }
    }
    const OrderWatch watch{knowledge.rules, knowledge.calendar, needs.today, until};
    TRY(watch_orders(transaction, needs, watch, have_cases, items));
    sort_radar(items);
    return items;
}

// What can be done today comes before what must wait; of those a broken promise first, then the
// nearest date.
std::tuple<std::chrono::sys_days, int, std::chrono::sys_days> urgency(const CaseAccount& account) {
    const auto far = serial(add_days(account.today, 36500));
    if (!account.step) return {far, 1, far};
    const auto by = account.step->by ? serial(*account.step->by) : far;
    return {std::max(serial(account.step->on), serial(account.today)),
            account.position.overdue_promises() > 0 ? 0 : 1, by};
}

}  // namespace

Result<std::vector<RadarItem>> watch_dates(const AssessCaseNeeds& needs, int days) {
    const CaseKnowledge knowledge = TRY(case_knowledge(needs.library));
    return needs.database.read(
        [&](sql::Transaction& transaction) -> Result<std::vector<RadarItem>> {
            const auto accounts = TRY(open_accounts(transaction, needs, knowledge));
            return radar_of(transaction, needs, knowledge, accounts, days);
        });
}

Result<TodayAccount> look_at_today(const AssessCaseNeeds& needs, int days) {
    const CaseKnowledge knowledge = TRY(case_knowledge(needs.library));
    return needs.database.read([&](sql::Transaction& transaction) -> Result<TodayAccount> {
        TodayAccount account;
        account.today = needs.today;
        account.cases = TRY(open_accounts(transaction, needs, knowledge));
        account.radar = TRY(radar_of(transaction, needs, knowledge, account.cases, days));
        account.has_orders = TRY(OrderStore(transaction, needs.vault).count({}, 1)) > 0;
        std::stable_sort(
            account.cases.begin(), account.cases.end(),
            [](const CaseAccount& a, const CaseAccount& b) { return urgency(a) < urgency(b); });
        return account;
    });
}

}  // namespace shuofa
