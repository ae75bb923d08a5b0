#pragma once

#include "domain/orders/order.h"

namespace shuofa {

// True when both rows tell of the same movement of money in the same source.  The wallets' own
// numbers are unique; JD gives every payment and refund of an order the same number, so there the
// moment decides.
bool same_payment(const Payment& a, const Payment& b);
bool same_refund(const Refund& a, const Refund& b);

// What was paid for the order.  Two sources may tell of the same money (a JD order paid with WeChat
// is in both bills), so sources are compared, never added: the one that tells of most counts.
// Unknown when no payment is known.
std::optional<Money> amount_paid(const Order& order);

// What came back.  A refund is told twice: by its own row, and as a total on the purchase row
// (成功退款, 已退款(￥50.00)).  The rows count; the stated total counts where rows are missing
// because they lie outside the bill's period.
Money amount_refunded(const Order& order);

// The part of the stated total for which no refund row is known: one refund at an unknown time.
// Zero when the rows tell everything.
Money refund_without_row(const Order& order);

// The refund rows of the source that tells of most, oldest first: each movement of money once.
std::vector<Refund> refunds_told_once(const Order& order);

// Brings paid, refunded and state in line with the order's payments and refunds.
void settle(Order& order);

}  // namespace shuofa
