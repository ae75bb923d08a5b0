#include "domain/orders/stated_warranty.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

int months(std::string_view text) {
    const auto found = stated_warranty(text);
    return found ? found->months : 0;
}

TEST(StatedWarranty, IsReadFromPlainWords) {
    EXPECT_EQ(months("整机保修一年，电池六个月内有问题找客服"), 12);
    EXPECT_EQ(months("质保24个月"), 24);
    EXPECT_EQ(months("本产品全国联保三年。"), 36);
    EXPECT_EQ(months("备注：保修期：十二个月"), 12);
    EXPECT_EQ(months("两年质保"), 24);
    EXPECT_EQ(stated_warranty("发票备注 保修期12个月。谢谢")->words, "发票备注 保修期12个月");
}

TEST(StatedWarranty, IsNothingWhereItIsNotPlain) {
    EXPECT_EQ(months("保修几年？"), 0);
    EXPECT_EQ(months("是保修一年吗"), 0);
    EXPECT_EQ(months("保修一年？"), 0);
    EXPECT_EQ(months("人为损坏不保修，购买满1年"), 0);
    EXPECT_EQ(months("加购延保一年"), 0);
    EXPECT_EQ(months("保修一年；主板保修三年"), 0) << "two lengths: which one is meant?";
    EXPECT_EQ(months("保修两年半"), 0);
    EXPECT_EQ(months("2024年购买"), 0);
    EXPECT_EQ(months(""), 0);
}

}  // namespace
}  // namespace shuofa
