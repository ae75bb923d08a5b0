#include "domain/orders/column_mapping.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

std::string proposal(std::vector<std::string> columns) {
    const auto choices = propose_columns(columns);
    return choices ? columns_text(*choices) : "none";
}

TEST(ParseColumns, ReadsFieldsAndColumnsInAnyWidth) {
    const auto choices = parse_columns("date=交易日期， Amount＝金额(元), title = 商品 名称");
    ASSERT_TRUE(choices);
    EXPECT_EQ(columns_text(*choices), "date=交易日期,amount=金额(元),title=商品 名称");
}

TEST(ParseColumns, NamesThePartThatIsWrong) {
    const auto unknown = parse_columns("date=日期,amout=金额");
    EXPECT_EQ(unknown.error().reason.id, "column_field_unknown");
    EXPECT_EQ(unknown.error().where, "amout");
    EXPECT_EQ(parse_columns("date,amount=金额").error().where, "date");
    EXPECT_EQ(parse_columns("date=日期,date=时间,amount=金额").error().where, "date=时间");
    EXPECT_EQ(parse_columns("date=日期").error().where, "amount");
    EXPECT_EQ(parse_columns("amount=金额").error().where, "date");
    EXPECT_EQ(parse_columns("").error().reason.id, "columns_incomplete");
}

TEST(Mappings, AreTheSameAfterTheWayToTheReader) {
    const std::vector<ColumnMapping> mappings{
        {"0123456789abcdef", *parse_columns("date=日 期,amount=金额")},
        {"", *parse_columns("date=时间,signed=金额(元),title=商品")}};
    EXPECT_EQ(parse_mappings(mappings_text(mappings)), mappings);
    EXPECT_TRUE(parse_mappings("nonsense\nx y\n").empty());
}

TEST(ProposeColumns, ReadsTheWordsOfTheHeading) {
    EXPECT_EQ(proposal({"下单时间", "店铺名称", "商品标题", "单价", "实付金额(元)", "订单号"}),
              "date=下单时间,amount=实付金额(元),number=订单号,seller=店铺名称,title=商品标题");
    EXPECT_EQ(proposal({"序号", "摘要", "币别", "交易日期", "交易金额", "账户余额", "对方户名"}),
              "date=交易日期,signed=交易金额,seller=对方户名,title=摘要");
    EXPECT_EQ(proposal({"日期", "支出", "收入", "备注"}),
              "date=日期,expense=支出,income=收入,note=备注");
}

TEST(ProposeColumns, SaysNothingWithoutDayOrMoney) {
    EXPECT_EQ(proposal({"姓名", "电话", "地址"}), "none");
    EXPECT_EQ(proposal({"日期", "余额", "退款金额"}), "none");
    EXPECT_EQ(proposal({}), "none");
}

TEST(HeadingFingerprint, IgnoresPaddingAndWidthAndNothingElse) {
    const std::vector<std::string> plain{"日期", "金额(元)"};
    const std::vector<std::string> padded{" 日 期\t", "金额（元）", ""};
    const std::vector<std::string> turned{"金额(元)", "日期"};
    EXPECT_EQ(heading_fingerprint(plain), heading_fingerprint(padded));
    EXPECT_NE(heading_fingerprint(plain), heading_fingerprint(turned));
}

}  // namespace
}  // namespace shuofa
