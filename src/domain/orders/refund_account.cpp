#include "domain/orders/refund_account.h"

#include "domain/orders/refunds.h"

namespace shuofa {

RefundAccount refund_account(const Order& order) {
    RefundAccount account;
    account.stated = order.refund_stated;
    for (const Refund& refund : refunds_told_once(order))
        account.seen += refund.amount;
    const Money all = amount_refunded(order);
    if (order.paid && all > *order.paid) {
        account.state = RefundAccountState::ExceedsPrice;
        account.difference = all - *order.paid;
    } else if (!order.paid && !all.is_zero()) {
        account.state = RefundAccountState::PriceUnknown;
        account.difference = all;
    } else if (account.stated && *account.stated > account.seen) {
        account.state = RefundAccountState::RowsMissing;
        account.difference = *account.stated - account.seen;
    } else if (account.stated && *account.stated < account.seen) {
        account.state = RefundAccountState::RowsMore;
        account.difference = account.seen - *account.stated;
    }
    return account;
}

}  // namespace shuofa
