#include "domain/orders/refunds.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

Payment payment(SourceKind source, std::string number, Money amount,
                std::optional<Instant> at = std::nullopt) {
    return {source, std::move(number), "", "", "", amount, at};
}
Refund refund(SourceKind source, std::string number, Money amount) {
    return {source, std::move(number), amount, std::nullopt, ""};
}

TEST(Refunds, CountsARefundOnceThatIsToldByItsRowAndOnThePurchase) {
    Order order;
    order.payments = {payment(SourceKind::Alipay, "1", Money::yuan(3000))};
    order.refunds = {refund(SourceKind::Alipay, "1_M", Money::fen(272542))};
    order.refund_stated = Money::fen(272542);

    settle(order);

    EXPECT_EQ(order.refunded.text(), "2725.42");
    EXPECT_EQ(net(order)->text(), "274.58");
    EXPECT_TRUE(refund_without_row(order).is_zero());
}

TEST(Refunds, TakesTheStatedTotalWhereTheRowLiesOutsideThePeriod) {
    Order order;
    order.payments = {payment(SourceKind::WeChat, "1", Money::yuan(199))};
    order.refunds = {refund(SourceKind::WeChat, "2", Money::yuan(20))};
    order.refund_stated = Money::yuan(50);

    settle(order);

    EXPECT_EQ(order.refunded, Money::yuan(50));
    EXPECT_EQ(refund_without_row(order), Money::yuan(30));
}

TEST(Refunds, AddsSeveralRefundRowsOfOnePurchase) {
    Order order;
    order.payments = {payment(SourceKind::Alipay, "1", Money::yuan(100))};
    order.refunds = {refund(SourceKind::Alipay, "1_a", Money::yuan(30)),
                     refund(SourceKind::Alipay, "1_b", Money::yuan(40))};
    settle(order);
    EXPECT_EQ(order.refunded, Money::yuan(70));
    EXPECT_NE(order.state, OrderState::Refunded);
}

TEST(Refunds, DoesNotAddTheSamePaymentToldByTwoSources) {
    Order order;
    order.payments = {payment(SourceKind::Jd, "7", Money::yuan(101)),
                      payment(SourceKind::WeChat, "42", Money::yuan(101))};
    settle(order);
    EXPECT_EQ(order.paid, Money::yuan(101));
}

TEST(Refunds, SaysRefundedWhenAllCameBack) {
    Order order;
    order.state = OrderState::Closed;
    order.payments = {payment(SourceKind::Alipay, "1", Money::fen(4680))};
    order.refunds = {refund(SourceKind::Alipay, "1_a", Money::fen(4680))};
    settle(order);
    EXPECT_EQ(order.state, OrderState::Refunded);
}

TEST(Refunds, KnowsNoPaymentWhenOnlyARefundIsKnown) {
    Order order;
    order.refunds = {refund(SourceKind::Alipay, "1_a", Money::fen(4680))};
    settle(order);
    EXPECT_EQ(order.paid, std::nullopt);
    EXPECT_EQ(net(order), std::nullopt);
    EXPECT_EQ(order.state, OrderState::RefundOnly);
}

TEST(Refunds, TellsJdPaymentsOfOneOrderApartByTheirMoment) {
    const auto first = payment(SourceKind::Jd, "7", Money::yuan(1), Instant{1});
    const auto second = payment(SourceKind::Jd, "7", Money::yuan(1), Instant{2});
    EXPECT_FALSE(same_payment(first, second));
    EXPECT_TRUE(same_payment(first, first));
    EXPECT_TRUE(same_payment(payment(SourceKind::Alipay, "7", Money::yuan(1), Instant{1}),
                             payment(SourceKind::Alipay, "7", Money::yuan(1), Instant{2})));
}

// JD gives all movements of an order one number; a file saved by a spreadsheet has no seconds.
TEST(SameMovement, OfJdIsTheSameWithoutItsSeconds) {
    const auto refund = [](int second, std::int64_t fen) {
        Refund made;
        made.source = SourceKind::Jd;
        made.trade_number = "300000000201";
        made.amount = Money::fen(fen);
        made.at = china_instant(
            {std::chrono::year{2026}, std::chrono::October, std::chrono::day{28}}, 13, 28, second);
        return made;
    };
    EXPECT_TRUE(same_refund(refund(32, 8984), refund(0, 8984)));
    EXPECT_FALSE(same_refund(refund(32, 8984), refund(33, 8984)));
    EXPECT_FALSE(same_refund(refund(32, 8984), refund(0, 7048)));
}

}  // namespace
}  // namespace shuofa
