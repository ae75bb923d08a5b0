#include "formats/xlsx.h"

#include "testing/sample_files.h"
#include "testing/zip_of.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace shuofa::xlsx {
namespace {

using testing::ElementsAre;

std::string sample(const std::string& name) { return bytes_of(samples_folder() / name); }

using Rows = std::vector<std::pair<std::uint32_t, std::vector<std::string>>>;

Result<Rows> read(const std::string& bytes, std::size_t sheet = 0) {
    const ByteFile file = file_of(bytes);
    const Workbook workbook = TRY(Workbook::open(file));
    SheetReader reader = TRY(workbook.read_sheet(sheet));
    Rows rows;
    for (;;) {
        const Row* row = TRY(reader.next());
        if (row == nullptr) return rows;
        rows.push_back({row->number, {row->cells.begin(), row->cells.end()}});
    }
}

const std::string one_sheet =
    R"(<workbook><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>)";

TEST(Xlsx, ReadsTheWalletsWorkbookWithSharedTexts) {
    const auto rows = read(sample("wechat_bill_xlsx/text-cells.xlsx"));
    ASSERT_TRUE(rows);
    ASSERT_EQ(rows->size(), 23u);
    EXPECT_EQ((*rows)[0].second[0], "微信支付账单明细");
    EXPECT_EQ((*rows)[16].first, 17u);
    EXPECT_EQ((*rows)[17].second[5], "¥20.00");
    EXPECT_EQ((*rows)[17].second[8], "50300000002026110600000000000001\t");
}

TEST(Xlsx, ReadsNumbersAsTheirText) {
    const auto rows = read(sample("wechat_bill_xlsx/serial-times.xlsx"));
    ASSERT_TRUE(rows);
    EXPECT_EQ((*rows)[18].second[0], "46332.4375");
    EXPECT_EQ((*rows)[18].second[5], "20.0");
}

TEST(Xlsx, ReadsInlineAndRichTextAndOtherPrefixesInAnyOrderOfParts) {
    const auto rows = read(zip_of(
        {{"xl/worksheets/sheet1.xml",
          R"(<x:worksheet><x:sheetData><x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:r><x:t>甲</x:t></x:r><x:r><x:t> 乙</x:t></x:r></x:is></x:c><x:c r="D2" t="s"><x:v>1</x:v></x:c></x:row><x:row r="3"/></x:sheetData></x:worksheet>)"},
         {"xl/sharedStrings.xml",
          R"(<sst><si><t>no</t></si><si><r><t xml:space="preserve">a&amp;b </t></r><rPh><t>XX</t></rPh><r><t>c</t></r></si></sst>)"},
         {"xl/workbook.xml", one_sheet}}));
    ASSERT_TRUE(rows);
    EXPECT_EQ((*rows)[0].first, 2u);
    EXPECT_THAT((*rows)[0].second, ElementsAre("", "甲 乙", "", "a&b c"));
    EXPECT_EQ((*rows)[1], (Rows::value_type{3, {}}));
}

TEST(Xlsx, FindsSheetsByTheirRelationsAndKnowsTheCalendar) {
    const std::string bytes = zip_of(
        {{"xl/workbook.xml",
          R"(<workbook><workbookPr date1904="1"/><sheets><sheet name="一" r:id="b"/><sheet name="二" r:id="a"/></sheets></workbook>)"},
         {"xl/_rels/workbook.xml.rels",
          R"(<Relationships><Relationship Id="a" Target="/xl/worksheets/x.xml"/><Relationship Id="b" Target="worksheets/y.xml"/></Relationships>)"},
         {"xl/worksheets/x.xml", R"(<worksheet><row><c><v>1</v></c></row></worksheet>)"},
         {"xl/worksheets/y.xml", R"(<worksheet><row><c><v>2</v></c></row></worksheet>)"}});
    const ByteFile file = file_of(bytes);
    const auto workbook = Workbook::open(file);
    ASSERT_TRUE(workbook);
    EXPECT_TRUE(workbook->dates_from_1904());
    EXPECT_THAT(workbook->sheet_names(), ElementsAre("一", "二"));
    EXPECT_EQ((*read(bytes, 1))[0].second[0], "1");
}

TEST(Xlsx, RefusesDamageClearly) {
    const std::string whole = sample("wechat_bill_xlsx/text-cells.xlsx");
    EXPECT_EQ(read(whole.substr(0, 3000)).error().reason.id, "zip_damaged");
    EXPECT_EQ(read(zip_of({{"a", "b"}})).error().reason.id, "workbook_damaged");
    const auto broken = read(zip_of(
        {{"xl/workbook.xml", one_sheet}, {"xl/worksheets/sheet1.xml", "<row r=\"1\"><c><v>1"}}));
    EXPECT_EQ(broken.error().reason.id, "workbook_damaged");
    const auto backwards =
        read(zip_of({{"xl/workbook.xml", one_sheet},
                     {"xl/worksheets/sheet1.xml", "<d><row r=\"2\"/><row r=\"1\"/></d>"}}));
    EXPECT_EQ(backwards.error().reason.id, "workbook_damaged");
}

TEST(Xlsx, DoesNotExpandEntities) {
    const auto rows = read(zip_of(
        {{"xl/workbook.xml", one_sheet},
         {"xl/worksheets/sheet1.xml",
          R"(<!DOCTYPE x [<!ENTITY a "aaaa">]><d><row><c t="str"><v>&a;</v></c></row></d>)"}}));
    ASSERT_TRUE(rows);
    EXPECT_EQ((*rows)[0].second[0], "&a;");
}

TEST(Xlsx, SurvivesAnyChangedByte) {
    const std::string whole = sample("wechat_bill_xlsx/text-cells.xlsx");
    std::mt19937 random{9};
    for (int round = 0; round < 300; ++round) {
        std::string bytes = whole;
        for (int changes = 0; changes <= round % 4; ++changes)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        (void)read(bytes);
    }
}

}  // namespace
}  // namespace shuofa::xlsx
