#include "formats/xls.h"

#include "formats/compound_file.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace shuofa {
namespace {

std::string sample(std::string_view name) {
    const char* root = std::getenv("SHUOFA_SOURCE_DIR");
    std::ifstream in{
        std::string{root == nullptr ? "." : root} + "/src/formats/samples/" + std::string{name},
        std::ios::binary};
    std::stringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

TEST(Xls, ReadsTextsNumbersAndGapsOfEverySheet) {
    const auto workbook = xls::read(sample("small.xls"));
    ASSERT_TRUE(workbook);
    ASSERT_EQ(workbook->sheets.size(), 2u);
    EXPECT_EQ(workbook->sheets[0].name, "说明");
    const auto& rows = workbook->sheets[1].rows;
    ASSERT_GE(rows.size(), 4u);
    EXPECT_EQ(rows[0], (std::vector<std::string>{"日期", "金额", "备注"}));
    EXPECT_EQ(rows[1], (std::vector<std::string>{"46327.5", "-8.8", "𠮷田"}));
    EXPECT_EQ(rows[2], (std::vector<std::string>{"46328", "1234567", "4.4E+18"}));
    EXPECT_TRUE(rows[3].empty());
    EXPECT_EQ(rows[4].at(2), "隔了一行");
}

// More texts than one record holds go on in the next, and may break inside a text.
TEST(Xls, ReadsTextsThatGoOnInTheNextRecord) {
    const auto workbook = xls::read(sample("many-texts.xls"));
    ASSERT_TRUE(workbook);
    const auto& rows = workbook->sheets.at(0).rows;
    ASSERT_EQ(rows.size(), 900u);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(rows[i].at(0), "第" + std::to_string(i) + "行：一段不短的文字，用来填满一条记录");
        EXPECT_EQ(rows[i].at(1), "plain text number " + std::to_string(i));
    }
}

TEST(Xls, SurvivesEveryCut) {
    const std::string whole = sample("small.xls");
    for (std::size_t size = 0; size < whole.size(); size += 61)
        (void)xls::read(std::string_view{whole}.substr(0, size));
}

TEST(Xls, SurvivesEverySpoiltByte) {
    const std::string whole = sample("small.xls");
    for (std::size_t at = 0; at < whole.size(); at += 7) {
        std::string spoilt = whole;
        spoilt[at] = static_cast<char>(spoilt[at] ^ 0xFF);
        (void)xls::read(spoilt);
    }
}

TEST(Xls, RefusesWhatIsNoWorkbook) {
    EXPECT_EQ(xls::read("").error().reason.id, xls::workbook_damaged.id);
    EXPECT_EQ(xls::read(std::string(4096, '\xFF')).error().reason.id, xls::workbook_damaged.id);
    EXPECT_FALSE(compound_stream(std::string(4096, '\0'), "Workbook"));
}

}  // namespace
}  // namespace shuofa
