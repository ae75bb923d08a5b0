#include "domain/cases/order_promises.h"

#include <fmt/format.h>

#include <algorithm>

namespace shuofa {
namespace {

struct Gathered {
    std::vector<OrderPromise> promises;
    std::vector<RefundPromise> promised;
    std::vector<RefundRow> rows;
    std::vector<std::string> told_by;  // of each row
};

// Bills tell every case of the order the same rows; what the shopper noted stands in one case.
void gather_rows(const CasePosition& position, bool is_first, Gathered& all) {
    for (const MoneyBack& money : position.money_back) {
        if (money.source == "bill" && !is_first) continue;
        all.rows.push_back({money.day, money.amount});
        all.told_by.push_back(money.source);
    }
}

void gather_promises(const Case& matter, const CasePosition& position, Gathered& all) {
    for (const Promise& promise : position.promises) {
        if (promise.what != "refund") continue;
        all.promises.push_back({.matter = matter.id,
                                .event = promise.event,
                                .by = promise.by,
                                .amount = promise.amount,
                                .made_on = promise.made_on,
                                .due = promise.due});
        RefundPromise one{fmt::format("{} {:06}", matter.id.text(), promise.event), promise.made_on,
                          promise.due, promise.amount, std::nullopt};
        if (promise.kept_by == "user") one.kept_on = promise.kept_on;
        all.promised.push_back(std::move(one));
    }
}

}  // namespace

std::vector<OrderPromise> promises_of(const Order& order, std::span<const Case> cases, Day today) {
    Gathered all;
    bool is_first = true;
    for (const Case& matter : cases) {
        const CasePosition position = position_of(matter, &order, today);
        gather_rows(position, is_first, all);
        gather_promises(matter, position, all);
        is_first = false;
    }
    const auto ticked = tick_off(all.promised, all.rows, order.paid);
    for (std::size_t i = 0; i < ticked.size(); ++i) {
        OrderPromise& promise = all.promises[i];
        promise.amount = ticked[i].expected;
        promise.seen = ticked[i].seen;
        promise.kept_on = ticked[i].kept_on;
        if (promise.kept_on)
            promise.kept_by = ticked[i].rows.empty() ? "user" : all.told_by[ticked[i].rows.back()];
        promise.state = state_of(all.promised[i], ticked[i], today);
        promise.days_late = days_late(all.promised[i], ticked[i], today);
        promise.made_again = ticked[i].again.has_value();
    }
    std::stable_sort(all.promises.begin(), all.promises.end(),
                     [](const OrderPromise& a, const OrderPromise& b) {
                         return serial(a.made_on) < serial(b.made_on);
                     });
    return std::move(all.promises);
}

}  // namespace shuofa
