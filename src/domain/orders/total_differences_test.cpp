#include "domain/orders/total_differences.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

BillReport a_bill(std::string importer) {
    BillReport report;
    report.importer = std::move(importer);
    BillSums sums;
    sums.rows = 10;
    sums.expense = {8, Money::yuan(500)};
    sums.neutral = {2, Money::yuan(60)};
    report.totals.stated = sums;
    report.totals.computed = sums;
    return report;
}

TEST(TotalDifferences, AreNoneWhereTheyAgreeOrNothingIsStated) {
    EXPECT_TRUE(total_differences(a_bill("alipay_bill_csv")).empty());
    BillReport silent = a_bill("alipay_bill_csv");
    silent.totals.stated.reset();
    EXPECT_TRUE(total_differences(silent).empty());
}

TEST(TotalDifferences, NameTheKnownReasonOfJdAndMeituan) {
    BillReport jd = a_bill("jd_bill_csv");
    jd.totals.stated->expense.amount = Money::fen(41016);
    const auto found = total_differences(jd);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].what, "expense");
    EXPECT_EQ(found[0].difference, "-89.84");
    EXPECT_NE(found[0].because.zh.find("部分退款"), std::string::npos);

    BillReport meituan = a_bill("meituan_bill_csv");
    meituan.totals.stated->expense.count = 9;
    const auto counted = total_differences(meituan);
    ASSERT_EQ(counted.size(), 1u);
    EXPECT_EQ(counted[0].what, "expense_count");
    EXPECT_NE(counted[0].because.zh.find("还款"), std::string::npos);
}

TEST(TotalDifferences, SayThatRowsAreMissingBeforeAnythingElse) {
    BillReport jd = a_bill("jd_bill_csv");
    jd.totals.stated->expense.amount = Money::yuan(400);
    jd.problems = 2;
    EXPECT_NE(total_differences(jd)[0].because.zh.find("2行"), std::string::npos);
}

TEST(TotalDifferences, SayThatNoReasonIsKnown) {
    BillReport bill = a_bill("alipay_bill_csv");
    bill.totals.stated->rows = 11;
    const auto found = total_differences(bill);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].what, "rows");
    EXPECT_EQ(found[0].difference, "1");
    EXPECT_NE(found[0].because.zh.find("没有已知的原因"), std::string::npos);
}

}  // namespace
}  // namespace shuofa
