#include "domain/documents/mentions.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

using Texts = std::vector<std::string>;

Texts orders(std::string_view text) { return find_mentions(text).order_numbers; }
Texts waybills(std::string_view text) { return find_mentions(text).waybills; }
Texts invoices(std::string_view text) { return find_mentions(text).invoice_numbers; }
std::vector<Money> amounts(std::string_view text) { return find_mentions(text).amounts; }

TEST(Mentions, FindsEverythingInAnInvoiceMail) {
    const Mentions found = find_mentions(
        "亲爱的测试买家，您的订单 4400000000000000101 已开票，金额 ￥329.90。\n圆通速递 "
        "YT0000000000101");
    EXPECT_EQ(found.order_numbers, Texts{"4400000000000000101"});
    EXPECT_EQ(found.waybills, Texts{"YT0000000000101"});
    EXPECT_EQ(found.amounts, std::vector{Money::fen(32990)});
    EXPECT_TRUE(found.invoice_numbers.empty());
}

TEST(Mentions, FindsOrderNumbersBehindTheirNames) {
    EXPECT_EQ(orders("您的订单4400000000000000101已发货"), Texts{"4400000000000000101"});
    EXPECT_EQ(orders("订单编号：【１２３４５６７８９０１２】"), Texts{"123456789012"});
    EXPECT_EQ(orders("Order No. 303-1234567-1234567 shipped"), Texts{"303-1234567-1234567"});
    EXPECT_EQ(orders("订单号\t260512-123456789012345"), Texts{"260512-123456789012345"});
    EXPECT_EQ(orders("订单号:XP12345678901234"), Texts{"XP12345678901234"});
    EXPECT_EQ(orders("订单号为 4400 0000 0000 0000 101，请核对"), Texts{"4400000000000000101"});
    EXPECT_EQ(orders("订单号：4400000000000000101、4400000000000000102和4400000000000000103"),
              (Texts{"4400000000000000101", "4400000000000000102", "4400000000000000103"}));
    EXPECT_EQ(orders("4400\u200B000000000000101"), Texts{"4400000000000000101"});
}

TEST(Mentions, TakesNoOtherNumberForAnOrder) {
    EXPECT_TRUE(orders("支付宝交易号：2026110122001100000000000101").empty());
    EXPECT_TRUE(orders("统一社会信用代码/纳税人识别号：91000000TEST000001").empty());
    EXPECT_TRUE(orders("电话 13800000000，身份证号 110101199001011234").empty());
    EXPECT_TRUE(orders("订单号 4.4E+18").empty());
    EXPECT_TRUE(orders("border 12345678901234567890123").empty());
    EXPECT_TRUE(orders("订单 3 件").empty());
    EXPECT_TRUE(orders("x4400000000000000101").empty());
    EXPECT_TRUE(orders("发票号码：26999000000000000101").empty());
}

TEST(Mentions, FindsWaybillsByLettersOrByTheirNames) {
    EXPECT_EQ(waybills("顺丰SF1234567890123已签收"), Texts{"SF1234567890123"});
    EXPECT_EQ(waybills("快递单号：73123456789012"), Texts{"73123456789012"});
    EXPECT_EQ(waybills("中通快递 75123456789012"), Texts{"75123456789012"});
    EXPECT_EQ(waybills("jdva12345678901-1-1-"), Texts{"JDVA12345678901-1-1"});
    EXPECT_EQ(waybills("EMS EA123456785CN"), Texts{"EA123456785CN"});
    EXPECT_TRUE(waybills("EA123456784CN").empty());  // the check digit is wrong
    EXPECT_TRUE(waybills("75123456789012").empty());
    EXPECT_EQ(orders("订单号：JD12345678901"), Texts{"JD12345678901"});
}

TEST(Mentions, FindsInvoiceNumbers) {
    EXPECT_EQ(invoices("发票号码：26999000000000000101"), Texts{"26999000000000000101"});
    EXPECT_EQ(invoices("发票代码：099002100111 发票号码：00000101"), Texts{"00000101"});
    EXPECT_EQ(invoices("电子发票_26999000000000000101.pdf"), Texts{"26999000000000000101"});
    EXPECT_TRUE(invoices("26999000000000000101").empty());
    EXPECT_EQ(invoices("被红冲蓝字数电票号码：26999000000000000101"),
              Texts{"26999000000000000101"});
}

TEST(Mentions, FindsAmounts) {
    EXPECT_EQ(amounts("￥1,299.00 ¥ 5 共3件 88.8元 RMB 20"),
              (std::vector{Money::fen(129900), Money::yuan(5), Money::fen(8880), Money::yuan(20)}));
    EXPECT_EQ(amounts("实付款：329.90"), std::vector{Money::fen(32990)});
    EXPECT_EQ(amounts("¥329.90 ¥329.90"), std::vector{Money::fen(32990)});
    EXPECT_TRUE(amounts("5元/斤 版本 1.2.3 电话 400.123 2027元旦").empty());
    EXPECT_TRUE(amounts("订单金额共 3").empty());
}

TEST(Mentions, AreBoundedAndQuickOnLongTexts) {
    std::string text;
    for (int i = 0; i < 4'000; ++i)
        text +=
            "订单号 " + std::to_string(1'000'000'000'000LL + i) + " ¥" + std::to_string(i) + " ";
    EXPECT_EQ(orders(text).size(), 100u);
    EXPECT_TRUE(orders(std::string(1 << 18, '-')).empty());
    EXPECT_TRUE(find_mentions(std::string(1 << 18, '1')).order_numbers.empty());
    EXPECT_EQ(find_mentions(""), Mentions{});
}

}  // namespace
}  // namespace shuofa
