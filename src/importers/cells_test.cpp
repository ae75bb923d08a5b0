#include "importers/cells.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

std::string time_text(std::string_view text, bool from_1904 = false) {
    const auto at = parse_time(text, from_1904);
    return at ? rfc3339(*at) : "none";
}

TEST(Cells, TrimsEveryKindOfPadding) {
    EXPECT_EQ(trim_cell(" \t花呗　\t "), "花呗");
    EXPECT_EQ(trim_cell("\xEF\xBB\xBF交易时间"), "交易时间");
    EXPECT_EQ(trim_cell("\xC2\xA0x"), "x");
    EXPECT_EQ(trim_cell("   "), "");
}

TEST(Cells, ReadsAmountsAsBillsWriteThem) {
    EXPECT_EQ(parse_amount("329.90"), Money::fen(32990));
    EXPECT_EQ(parse_amount("¥1,168.00"), Money::fen(116800));
    EXPECT_EQ(parse_amount("￥5"), Money::fen(500));
    EXPECT_EQ(parse_amount("-59.90"), Money::fen(-5990));
    EXPECT_EQ(parse_amount("59.9"), Money::fen(5990));
    EXPECT_EQ(parse_amount("0.07000000000000001"), Money::fen(7));
    EXPECT_EQ(parse_amount("1e3"), Money::fen(100000));
    for (const char* wrong : {"", "/", "abc", "1.234", "12.3.4", "1,2", "NaN", "inf", "1e300"})
        EXPECT_EQ(parse_amount(wrong), std::nullopt) << wrong;
}

TEST(Cells, ReadsTimesAsBillsWriteThem) {
    EXPECT_EQ(time_text("2026-11-01 21:15:33"), "2026-11-01T21:15:33+08:00");
    EXPECT_EQ(time_text("2026/11/1 21:15"), "2026-11-01T21:15:00+08:00");
    EXPECT_EQ(time_text("2026年11月1日"), "2026-11-01T00:00:00+08:00");
    EXPECT_EQ(time_text("20261101"), "2026-11-01T00:00:00+08:00");
    EXPECT_EQ(time_text("2026-11-01"), "2026-11-01T00:00:00+08:00");
    for (const char* wrong :
         {"", "2026-13-01 00:00:00", "2026-02-30 00:00:00", "2026-11-01 24:00:00", "11/1/26",
          "21:15", "20261301", "2026-11-01 2x:15:33", "2026-11-01 21"})
        EXPECT_EQ(time_text(wrong), "none") << wrong;
}

TEST(Cells, ReadsDayNumbersOfBothWorkbookCalendars) {
    EXPECT_EQ(time_text("46332.4375"), "2026-11-06T10:30:00+08:00");
    EXPECT_EQ(time_text("46331.5315625"), "2026-11-05T12:45:27+08:00");
    EXPECT_EQ(time_text("44870.4375", true), "2026-11-06T10:30:00+08:00");
    EXPECT_EQ(time_text("12"), "none");
    EXPECT_EQ(time_text("329.90"), "none");
}

TEST(Cells, SeesIdsThatWentThroughASpreadsheet) {
    EXPECT_TRUE(is_damaged_id("2.02611E+27"));
    EXPECT_TRUE(is_damaged_id("2026110122001100000000000000"));
    EXPECT_FALSE(is_damaged_id("2026110122001100000000000101"));
    EXPECT_FALSE(is_damaged_id("SE+2026"));
    EXPECT_FALSE(is_damaged_id("00000000000000100000"));
    EXPECT_FALSE(is_damaged_id("2026110122001100000000000099_4400000000000000404"));
}

TEST(Cells, FoldsHeaderNames) {
    EXPECT_EQ(header_key("金额（元）  "), "金额(元)");
    EXPECT_EQ(header_key("日 志 号"), "日志号");
}

}  // namespace
}  // namespace shuofa
