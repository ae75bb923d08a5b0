#include "domain/vetting/licence_number.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

TEST(CreditCode, WorkedExamplesPassBothChecks) {
    for (const char* code : {"9144030071526726XG", "91440300708461136T", "911103026605015136",
                             "91110108562144110X", "91110108660511594M", "91330100799655058B",
                             "91110000600037341L", "123502001549897397", "913301107517434382"}) {
        const LicenceNumber number = read_licence_number(code);
        EXPECT_EQ(number.kind, LicenceKind::CreditCode) << code;
        EXPECT_TRUE(number.well_formed) << code;
        EXPECT_EQ(number.check_digit, true) << code;
        EXPECT_FALSE(number.does_not_prove.empty());
    }
}

TEST(CreditCode, InventedCodesAndSlipsFail) {
    for (const char* code :
         {"91110108717809965C", "91440300708486197T", "91440300MA5F2M3G8N", "91310115MA1H9Y269W",
          "91110000102282799A", "91350000MA3481K75Y", "9144030071526726XA", "9144030071526726YG"}) {
        EXPECT_EQ(read_licence_number(code).check_digit, false) << code;
    }
}

TEST(CreditCode, EarlyPilotCodesAreNamedAsPossible) {
    for (const char* code : {"91350211M00013FA1N", "91350203M0001QAY9B"}) {
        const LicenceNumber number = read_licence_number(code);
        EXPECT_EQ(number.check_digit, false);
        ASSERT_EQ(number.remarks.size(), 1u);
        EXPECT_NE(number.remarks[0].zh.find("试点"), std::string::npos);
        EXPECT_TRUE(number.possible_pilot_code);
    }
}

TEST(CreditCode, LettersOutsideTheAlphabetAreNotWellFormed) {
    const LicenceNumber number = read_licence_number("91440300I0846I136T");

    EXPECT_FALSE(number.well_formed);
    EXPECT_EQ(number.check_digit, std::nullopt);
}

TEST(CreditCode, IsReadInFullWidthAndLowerCase) {
    EXPECT_EQ(read_licence_number(" ９１４４０３００７１５２６７２６ｘｇ ").check_digit, true);
}

TEST(FoodNumber, CheckDigitHoldsForCredibleNumbersAndFailsForPlaceholders) {
    for (const char* digits :
         {"JY13301080111719", "JY11105050876919", "JY11108071215650", "SC10341147101351",
          "SC10432062101169", "SC11334160230808", "SC10644512106525", "SC10634160212611",
          "SC10435058302205", "SC10644200000400", "SC10644200003332"}) {
        EXPECT_EQ(read_licence_number(digits).check_digit, true) << digits;
        EXPECT_TRUE(read_licence_number(digits).well_formed) << digits;
    }
    for (const char* digits : {"JY13301080111111", "JY13301060012398", "JY11101080000001"})
        EXPECT_EQ(read_licence_number(digits).check_digit, false) << digits;
}

TEST(IcpNumber, FormsOfRealFootersAreAccepted) {
    for (const char* text : {"津ICP备18000836号-1", "京ICP备12038800号-7", "浙ICP备2020040621号",
                             "沪ICP备2021018283号-2", "浙icp备2020040621号-1a"}) {
        EXPECT_EQ(read_licence_number(text).kind, LicenceKind::IcpFiling) << text;
        EXPECT_TRUE(read_licence_number(text).well_formed) << text;
        EXPECT_EQ(read_licence_number(text).check_digit, std::nullopt) << text;
    }
    EXPECT_EQ(read_licence_number("京ICP证070359号").kind, LicenceKind::IcpLicence);
    EXPECT_TRUE(read_licence_number("京ICP证070359号").well_formed);
    EXPECT_FALSE(read_licence_number("中ICP备18000836号").well_formed);
    EXPECT_FALSE(read_licence_number("京ICP备1800083号").well_formed);
    EXPECT_EQ(read_licence_number("沪ICP备12345678号").remarks.size(), 1u);
}

TEST(PoliceNumber, TheProvinceMustMatchTheDigits) {
    for (const char* text : {"京公网安备11000002000088号", "浙公网安备 33010002000078号",
                             "沪公网安备31011502002167号", "浙公网安备33010602008231"}) {
        EXPECT_TRUE(read_licence_number(text).well_formed) << text;
    }
    for (const char* text : {"渝公网安备 33010002000078号", "陕公网安备 33010002000078号",
                             "公网安备31010002000088号", "浙公网安备3301000200007号"}) {
        const LicenceNumber number = read_licence_number(text);
        EXPECT_EQ(number.kind, LicenceKind::PoliceFiling) << text;
        EXPECT_FALSE(number.well_formed) << text;
        EXPECT_FALSE(number.remarks.empty()) << text;
    }
}

TEST(PoliceNumber, TheRecordCodeOfItsLinkMustBeTheSame) {
    const std::string link = " https://beian.mps.gov.cn/#/query/webSearch?recordcode=";

    EXPECT_TRUE(
        read_licence_number("浙公网安备33010002000078号" + link + "33010002000078").well_formed);
    const LicenceNumber copied =
        read_licence_number("浙公网安备33010002000078号" + link + "33010302003623");
    EXPECT_FALSE(copied.well_formed);
    EXPECT_EQ(copied.remarks.size(), 1u);
    EXPECT_EQ(copied.normalized, "浙公网安备33010002000078号");
}

TEST(TelecomNumber, FormsOfRealFootersAreAccepted) {
    for (const char* text :
         {"浙B2-20080224-1", "浙B2-20080224", "合字B2-20210007", "B2-20150210"}) {
        EXPECT_EQ(read_licence_number(text).kind, LicenceKind::TelecomLicence) << text;
        EXPECT_TRUE(read_licence_number(text).well_formed) << text;
    }
    EXPECT_FALSE(read_licence_number("浙B2-2008022").well_formed);
}

TEST(LicenceNumber, UnknownNumbersAreAnAnswer) {
    EXPECT_EQ(read_licence_number("").kind, LicenceKind::Unknown);
    EXPECT_EQ(read_licence_number("12345").kind, LicenceKind::Unknown);
    EXPECT_EQ(read_licence_number("浙网食A33010001").kind, LicenceKind::PlatformFood);
    EXPECT_TRUE(read_licence_number("浙网食A33010001").well_formed);
}

}  // namespace
}  // namespace shuofa
