#include "base/money.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

struct Reading {
    const char* text;
    std::int64_t fen;
};

class MoneyIsRead : public testing::TestWithParam<Reading> {};

TEST_P(MoneyIsRead, InTheWaysPeopleAndBillsWriteIt) {
    const auto money = Money::parse(GetParam().text);
    ASSERT_TRUE(money) << GetParam().text;
    EXPECT_EQ(money->fen(), GetParam().fen) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Texts, MoneyIsRead,
                         testing::Values(Reading{"329.90", 32990}, Reading{"329.9", 32990},
                                         Reading{"329", 32900}, Reading{" ¥1,168.00 ", 116800},
                                         Reading{"￥0.01", 1}, Reading{"-5.00", -500},
                                         Reading{"12元", 1200}, Reading{"1.5000", 150},
                                         Reading{"¥-3.20", -320}, Reading{"+7", 700}));

class MoneyIsRefused : public testing::TestWithParam<const char*> {};

TEST_P(MoneyIsRefused, RatherThanRounded) { EXPECT_FALSE(Money::parse(GetParam())) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(Texts, MoneyIsRefused,
                         testing::Values("", "abc", "1.005", "1.", ".5", "1,23", "12,3456.00",
                                         "1e5", "--5", "9999999999999999999", "1 000", ",100"));

TEST(Money, IsWrittenWithTwoDecimals) {
    EXPECT_EQ(Money::fen(-5).text(), "-0.05");
    EXPECT_EQ(Money::yuan(329).text(), "329.00");
    EXPECT_EQ(Money::fen(131960).grouped_text(), "1,319.60");
    EXPECT_EQ(Money::fen(-123456789).grouped_text(), "-1,234,567.89");
    EXPECT_EQ(Money::fen(12345).grouped_text(), "123.45");
}

TEST(Money, SharesAreRoundedHalfUp) {
    EXPECT_EQ(Money::yuan(3000).share(1200, 3600), Money::yuan(1000));
    EXPECT_EQ(Money::fen(1).share(1, 2), Money::fen(1));
    EXPECT_EQ(Money::fen(-1).share(1, 2), Money::fen(-1));
    EXPECT_EQ(Money::fen(100).share(1, 3), Money::fen(33));
}

}  // namespace
}  // namespace shuofa
