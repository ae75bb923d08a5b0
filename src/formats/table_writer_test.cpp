#include "formats/table_writer.h"

#include "formats/xlsx.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

const std::vector<TableLine> lines{
    {std::string{"订单号"}, std::string{"商家"}, std::string{"付了"}},
    {std::string{"4400000000000000101"}, std::string{"=HYPERLINK(\"x\")"}, Money::fen(-32990)},
    {std::string{"1"}, std::string{"甲,\"乙\"\n丙"}, std::monostate{}},
};

TEST(WriteCsv, QuotesAndDefusesFormulas) {
    EXPECT_EQ(write_csv(lines),
              "\xEF\xBB\xBF"
              "订单号,商家,付了\r\n"
              "4400000000000000101,\"'=HYPERLINK(\"\"x\"\")\",-329.90\r\n"
              "1,\"甲,\"\"乙\"\"\n丙\",\r\n");
}

TEST(WriteXlsx, IsReadBackWithEveryDigit) {
    const auto bytes = write_xlsx("订单", lines);
    ASSERT_TRUE(bytes);
    const std::string text{reinterpret_cast<const char*>(bytes->data()), bytes->size()};
    const ByteFile file = file_of(text);
    const auto zip = ZipFile::open(file);
    ASSERT_TRUE(zip);
    EXPECT_TRUE(xlsx::is_workbook(*zip));
    EXPECT_NE(text.find("xl/worksheets/sheet1.xml"), std::string::npos);
}

}  // namespace
}  // namespace shuofa
