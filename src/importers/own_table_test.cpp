#include "importers/read_file.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

struct Told {
    std::string error;
    std::string where;
    std::string importer;
    std::string layout;
    std::size_t drafts = 0;
    FileReport file;
};

Told read(const std::string& bytes, std::vector<ColumnMapping> columns) {
    Told told;
    BillSink bills;
    bills.start = [&](const BillStart& start) { told.importer = start.importer; };
    bills.draft = [&](const OrderDraft&) { ++told.drafts; };
    bills.problem = [](const RowProblem&) {};
    bills.finish = [&](const BillReport& report) { told.layout = report.layout; };
    const ByteFile file = file_of(bytes);
    const auto result =
        read_file({file, "表.csv", "", "", std::move(columns)},
                  {bills, nullptr, [&](const FileReport& report) { told.file = report; }});
    if (!result) told.error = result.error().reason.id;
    if (!result) told.where = result.error().where;
    return told;
}

ColumnMapping named(const std::string& columns) { return {"", *parse_columns(columns)}; }

constexpr const char* table = "消费日期,花了多少,在哪里\n2026-11-01,1.00,甲\n";

TEST(OwnTable, ProposesColumnsForATableThatNobodyKnows) {
    const Told told = read("消费日期,金额,商品\n2026-11-01,1.00,甲\n", {});
    EXPECT_EQ(told.error, "");
    EXPECT_EQ(told.file.outcome, FileOutcome::Unknown);
    EXPECT_EQ(told.file.reason_id, "columns_needed");
    ASSERT_FALSE(told.file.facts.empty());
    EXPECT_EQ(told.file.facts.back(), "columns=date=消费日期,amount=金额,title=商品");
    EXPECT_EQ(read(table, {}).file.reason_id, "file_not_recognised");
}

TEST(OwnTable, IsReadAgainByTheHeadingItWasNamedFor) {
    const Told first = read(table, {named("date=消费日期,amount=花了多少,seller=在哪里")});
    EXPECT_EQ(first.drafts, 1u);
    ASSERT_TRUE(first.layout.starts_with("heading:"));
    const std::vector<ColumnMapping> kept{
        {first.layout.substr(8), *parse_columns("date=消费日期,amount=花了多少,seller=在哪里")}};
    const Told again =
        read("消费日期,花了多少,在哪里\n2026-11-02,2.00,乙\n2026-11-03,3.00,丙\n", kept);
    EXPECT_EQ(again.importer, "own_table_csv");
    EXPECT_EQ(again.drafts, 2u);
    EXPECT_EQ(read("消费日期,花了多少,谁\n2026-11-02,2.00,乙\n", kept).importer, "");
}

TEST(OwnTable, NamesTheColumnThatIsNotThere) {
    const Told told = read(table, {named("date=消费日期,amount=金额")});
    EXPECT_EQ(told.error, "column_not_found");
    EXPECT_EQ(told.where, "amount=金额");
}

TEST(OwnTable, LeavesABillThatIsKnownToItsImporter) {
    const std::string bill =
        "记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要\n"
        "2026-11-01,CNY,-59.90,\"1,218.24\",快捷支付,财付通-甲,\n";
    EXPECT_EQ(read(bill, {named("date=记账日期,amount=交易金额")}).importer, "cmb_statement_csv");
}

}  // namespace
}  // namespace shuofa
