#include "domain/law/court_fees.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

struct Fees {
    std::int64_t sum;
    const char* acceptance;
    const char* preservation;
    const char* enforcement;
};

class CourtFees : public testing::TestWithParam<Fees> {};

TEST_P(CourtFees, FollowTheBrackets) {
    const Money sum = Money::yuan(GetParam().sum);
    EXPECT_EQ(court_acceptance_fee(sum).text(), GetParam().acceptance);
    EXPECT_EQ(court_preservation_fee(sum).text(), GetParam().preservation);
    EXPECT_EQ(court_enforcement_fee(sum).text(), GetParam().enforcement);
}

INSTANTIATE_TEST_SUITE_P(Sums, CourtFees,
                         testing::Values(Fees{1'596, "50.00", "35.96", "50.00"},
                                         Fees{10'000, "50.00", "120.00", "50.00"},
                                         Fees{12'000, "100.00", "140.00", "80.00"},
                                         Fees{38'000, "750.00", "400.00", "470.00"},
                                         Fees{100'000, "2300.00", "1020.00", "1400.00"},
                                         Fees{200'000, "4300.00", "1520.00", "2900.00"},
                                         Fees{350'000, "6550.00", "2270.00", "5150.00"},
                                         Fees{500'000, "8800.00", "3020.00", "7400.00"},
                                         Fees{1'000'000, "13800.00", "5000.00", "12400.00"},
                                         Fees{2'000'000, "22800.00", "5000.00", "22400.00"}));

}  // namespace
}  // namespace shuofa
