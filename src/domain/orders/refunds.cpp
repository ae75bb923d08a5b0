#include "domain/orders/refunds.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace shuofa {
namespace {

constexpr std::size_t source_count = enum_names<SourceKind>.size();

// Sums per source; the largest is what one complete account of the order says.
template <class Rows>
Money largest_account(const Rows& rows) {
    std::array<Money, source_count> sums{};
    for (const auto& row : rows)
        sums[static_cast<std::size_t>(row.source)] += row.amount;
    return *std::max_element(sums.begin(), sums.end());
}

// A spreadsheet drops the seconds: a whole minute may be any moment in it.
bool same_moment(const std::optional<Instant>& a, const std::optional<Instant>& b) {
    if (!a || !b) return a == b;
    constexpr std::int64_t minute = 60'000'000;
    if (a->micros % minute != 0 && b->micros % minute != 0) return a == b;
    return a->micros / minute == b->micros / minute;
}

template <class Row>
bool same_movement(const Row& a, const Row& b) {
    if (a.source != b.source || a.trade_number != b.trade_number) return false;
    return a.source != SourceKind::Jd || (same_moment(a.at, b.at) && a.amount == b.amount);
}

}  // namespace

bool same_payment(const Payment& a, const Payment& b) { return same_movement(a, b); }

bool same_refund(const Refund& a, const Refund& b) { return same_movement(a, b); }

std::optional<Money> amount_paid(const Order& order) {
    if (order.payments.empty()) return std::nullopt;
    return largest_account(order.payments);
}

Money amount_refunded(const Order& order) {
    return std::max(largest_account(order.refunds), order.refund_stated.value_or(Money{}));
}

Money refund_without_row(const Order& order) {
    return amount_refunded(order) - largest_account(order.refunds);
}

std::vector<Refund> refunds_told_once(const Order& order) {
    std::array<Money, source_count> sums{};
    for (const Refund& refund : order.refunds)
        sums[static_cast<std::size_t>(refund.source)] += refund.amount;
    const auto fullest = std::max_element(sums.begin(), sums.end()) - sums.begin();
    std::vector<Refund> once;
    std::copy_if(order.refunds.begin(), order.refunds.end(), std::back_inserter(once),
                 [&](const Refund& refund) {
                     return static_cast<std::ptrdiff_t>(refund.source) == fullest;
                 });
    std::stable_sort(once.begin(), once.end(), [](const Refund& a, const Refund& b) {
        return a.at.value_or(Instant{}) < b.at.value_or(Instant{});
    });
    return once;
}

void settle(Order& order) {
    order.paid = amount_paid(order);
    order.refunded = amount_refunded(order);
    if (order.paid && order.refunded >= *order.paid && !order.refunded.is_zero()) {
        order.state = OrderState::Refunded;
    } else if (order.state == OrderState::Unknown && !order.paid && !order.refunds.empty()) {
        order.state = OrderState::RefundOnly;
    }
}

}  // namespace shuofa
