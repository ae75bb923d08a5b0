#include "domain/orders/refund_account.h"

#include "domain/orders/refunds.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

Refund refund(SourceKind source, std::string number, std::int64_t yuan) {
    return {source, std::move(number), Money::yuan(yuan), std::nullopt, ""};
}

Order an_order(std::int64_t paid) {
    Order order;
    order.payments = {{SourceKind::WeChat, "1", "", "", "", Money::yuan(paid), std::nullopt}};
    order.paid = Money::yuan(paid);
    return order;
}

TEST(RefundAccountOf, CountsARefundToldByTwoSourcesOnce) {
    Order order = an_order(100);
    order.refunds = {refund(SourceKind::WeChat, "1r", 40), refund(SourceKind::Jd, "9", 40)};
    order.refund_stated = Money::yuan(40);

    const RefundAccount account = refund_account(order);

    EXPECT_EQ(account.seen, Money::yuan(40));
    EXPECT_EQ(account.state, RefundAccountState::Agrees);
}

TEST(RefundAccountOf, TellsRowsThatAreMissingOrTooMany) {
    Order order = an_order(100);
    order.refund_stated = Money::yuan(40);
    EXPECT_EQ(refund_account(order).state, RefundAccountState::RowsMissing);
    EXPECT_EQ(refund_account(order).difference, Money::yuan(40));
    order.refunds = {refund(SourceKind::WeChat, "1r", 60)};
    EXPECT_EQ(refund_account(order).state, RefundAccountState::RowsMore);
    EXPECT_EQ(refund_account(order).difference, Money::yuan(20));
}

TEST(RefundAccountOf, FlagsARefundLargerThanThePrice) {
    Order order = an_order(100);
    order.refunds = {refund(SourceKind::WeChat, "1r", 130)};
    EXPECT_EQ(refund_account(order).state, RefundAccountState::ExceedsPrice);
    EXPECT_EQ(refund_account(order).difference, Money::yuan(30));
}

TEST(RefundAccountOf, KnowsNoPriceForALoneRefund) {
    Order order;
    order.refunds = {refund(SourceKind::Meituan, "1", 20)};
    EXPECT_EQ(refund_account(order).state, RefundAccountState::PriceUnknown);
}

}  // namespace
}  // namespace shuofa
