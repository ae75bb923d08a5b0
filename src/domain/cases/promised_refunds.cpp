#include "domain/cases/promised_refunds.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace shuofa {
namespace {

// The same money, promised once or again and again.
struct Debt {
    std::vector<std::size_t> promises;  // the newest last
    std::optional<Money> expected;
    std::optional<Day> due;      // of the newest
    std::optional<Day> kept_on;  // as the shopper says or rows show
    Money seen;
    std::vector<std::size_t> rows;

    bool is_out_on(Day day) const { return !kept_on || serial(day) <= serial(*kept_on); }
    Money still_out() const { return *expected - seen; }
};

std::vector<std::size_t> places(std::size_t count) {
    std::vector<std::size_t> all(count);
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

class Ledger {
public:
    Ledger(std::span<const RefundPromise> promises, std::span<const RefundRow> rows,
           std::optional<Money> paid)
        : promises_{promises}, rows_{rows}, paid_{paid} {}

    void run() {
        const std::vector<std::size_t> made = promises_by_day();
        const std::vector<std::size_t> came = rows_by_day();
        auto next = made.begin();
        for (const std::size_t row : came) {
            // A promise and its money may be of one day.
            while (next != made.end() && serial(promises_[*next].made_on) <= serial(rows_[row].day))
                take_promise(*next++);
            take_row(row);
        }
        while (next != made.end())
            take_promise(*next++);
    }

    std::vector<TickedPromise> ticked() const {
        std::vector<TickedPromise> all(promises_.size());
        for (const Debt& debt : debts_) {
            for (std::size_t i = 0; i < debt.promises.size(); ++i) {
                TickedPromise& one = all[debt.promises[i]];
                one = {debt.expected, debt.seen, debt.kept_on, debt.rows, std::nullopt};
                if (i + 1 < debt.promises.size()) one.again = debt.promises[i + 1];
            }
        }
        return all;
    }

private:
    std::vector<std::size_t> promises_by_day() const {
        std::vector<std::size_t> order = places(promises_.size());
        const auto key = [&](std::size_t i) {
            const RefundPromise& one = promises_[i];
            return std::tuple{serial(one.made_on), one.due.has_value(),
                              one.due ? serial(*one.due) : std::chrono::sys_days{}, one.amount,
                              std::string_view{one.id}};
        };
        std::sort(order.begin(), order.end(),
                  [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
        return order;
    }

    std::vector<std::size_t> rows_by_day() const {
        std::vector<std::size_t> order = places(rows_.size());
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return std::tuple{serial(rows_[a].day), rows_[a].amount} <
                   std::tuple{serial(rows_[b].day), rows_[b].amount};
        });
        return order;
    }

    void take_promise(std::size_t place) {
        const RefundPromise& promise = promises_[place];
        const auto same_money = [&](const Debt& debt) {
            const bool broken = debt.due && serial(*debt.due) < serial(promise.made_on);
            const auto& before = promises_[debt.promises.back()].amount;
            if (!broken || debt.kept_on) return false;
            if (!promise.amount) return true;
            // A sum that has come already is not what is promised now.
            return before ? *promise.amount == *before : debt.seen < *promise.amount;
        };
        auto debt = std::find_if(debts_.begin(), debts_.end(), same_money);
        if (debt == debts_.end()) debt = debts_.emplace(debts_.end());
        debt->promises.push_back(place);
        if (promise.amount || !debt->expected)
            debt->expected = promise.amount ? promise.amount : paid_;
        debt->due = promise.due;
        debt->kept_on = promise.kept_on;
    }

    void take_row(std::size_t place) {
        const RefundRow& row = rows_[place];
        if (row.amount <= Money{}) return;
        Debt* exact = nullptr;
        Debt* oldest = nullptr;
        for (Debt& debt : debts_) {
            if (!debt.is_out_on(row.day)) continue;
            if (debt.expected && debt.still_out() <= Money{}) continue;
            if (oldest == nullptr) oldest = &debt;
            if (exact == nullptr && debt.expected && debt.still_out() == row.amount) exact = &debt;
        }
        Debt* debt = exact != nullptr ? exact : oldest;
        if (debt == nullptr) return;
        debt->rows.push_back(place);
        debt->seen += debt->expected ? std::min(debt->still_out(), row.amount) : row.amount;
        const bool is_whole = !debt->expected || debt->still_out().is_zero();
        if (is_whole && !debt->kept_on) debt->kept_on = row.day;
    }

    std::span<const RefundPromise> promises_;
    std::span<const RefundRow> rows_;
    std::optional<Money> paid_;
    std::vector<Debt> debts_;  // oldest first
};

}  // namespace

std::vector<TickedPromise> tick_off(std::span<const RefundPromise> promises,
                                    std::span<const RefundRow> rows, std::optional<Money> paid) {
    Ledger ledger{promises, rows, paid};
    ledger.run();
    return ledger.ticked();
}

PromisedMoney state_of(const RefundPromise& promise, const TickedPromise& ticked, Day today) {
    if (ticked.kept_on) return PromisedMoney::Kept;
    if (!ticked.seen.is_zero()) return PromisedMoney::Partly;
    const bool past = promise.due && serial(*promise.due) < serial(today);
    return past ? PromisedMoney::Overdue : PromisedMoney::Open;
}

int days_late(const RefundPromise& promise, const TickedPromise& ticked, Day today) {
    if (!promise.due) return 0;
    return std::max(0, days_between(*promise.due, ticked.kept_on.value_or(today)));
}

}  // namespace shuofa
