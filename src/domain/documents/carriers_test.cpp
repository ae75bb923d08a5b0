#include "domain/documents/carriers.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

using Names = std::vector<std::string_view>;

TEST(Carriers, AreShownByTheNameThatShoppersKnow) {
    EXPECT_EQ(carrier_name("yuantong"), "圆通速递");
    EXPECT_EQ(carrier_name("debangkuaidi"), "德邦快递");
    EXPECT_EQ(carrier_name("韵达速递"), "韵达快递");
    EXPECT_EQ(carrier_name("ems"), "EMS");
    EXPECT_EQ(carrier_name("jd"), "京东快递");
    EXPECT_EQ(carrier_name("样例物流"), "样例物流");
    EXPECT_EQ(carrier_name(""), "");
}

TEST(Carriers, AreOnlyGuessedFromShapesThatFit) {
    EXPECT_EQ(carriers_by_shape("YT0000000000101"), Names{"圆通速递"});
    EXPECT_EQ(carriers_by_shape("SF0000000000903"), Names{"顺丰速运"});
    EXPECT_EQ(carriers_by_shape("JDVA00000000901-1-1-"), Names{"京东快递"});
    EXPECT_EQ(carriers_by_shape("73000000000913"), Names{"中通快递"});
    EXPECT_EQ(carriers_by_shape("4300000000901"), Names{"韵达快递"});
    EXPECT_TRUE(carriers_by_shape("").empty());
    EXPECT_TRUE(carriers_by_shape("WL1").empty());
}

// The example of the standard: 473124829 has the check digit 9.
TEST(Carriers, KnowAPostalNumberByItsCheckDigit) {
    EXPECT_TRUE(is_postal_number("RR473124829GB"));
    EXPECT_FALSE(is_postal_number("RR473124828GB"));
    EXPECT_FALSE(is_postal_number("RR47312482GB"));
    EXPECT_EQ(carriers_by_shape("RR473124829GB"), (Names{"EMS", "邮政快递包裹"}));
    EXPECT_TRUE(carriers_by_shape("RR473124828GB").empty());
}

}  // namespace
}  // namespace shuofa
