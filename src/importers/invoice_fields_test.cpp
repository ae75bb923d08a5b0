#include "importers/invoice_fields.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

using namespace std::chrono;

TEST(InvoiceCode, ReadsWhatProducersAndPeopleMakeOfIt) {
    const Day day{year{2026}, November, std::chrono::day{2}};
    for (const char* text : {
             "01,32,,26999000000000000101,329.90,20261102,,0A1B",
             "01,32,,26999000000000000101,329.9,20261102,,0A1B,",
             "01,32,,26999000000000000101,329.90,20261102,",
             "01,32,,26999000000000000101,329.90,20261102",
             " 01,32,,26999000000000000101,¥329.90,20261102,,0A1B\r\n",
             "01，32，，26999000000000000101，329.90，20261102，，0A1B",
             "０１,３２,,26999000000000000101,329.90,20261102,,",
         }) {
        const auto code = read_invoice_code(text);
        ASSERT_TRUE(code) << text;
        EXPECT_EQ(code->kind, "32");
        EXPECT_EQ(code->code, "");
        EXPECT_EQ(code->number, "26999000000000000101");
        EXPECT_EQ(code->sum->text(), "329.90") << text;
        EXPECT_EQ(code->issued_on, day);
    }
}

TEST(InvoiceCode, OlderOnesHaveACodeAndTheSumBeforeTax) {
    const auto code =
        read_invoice_code("01,10,099002100111,00000101,97.26,20200805,00000000000000000101,7257,");
    ASSERT_TRUE(code);
    EXPECT_EQ(code->code, "099002100111");
    EXPECT_EQ(code->check_code, "00000000000000000101");
    Invoice invoice;
    std::vector<std::string> notes;
    use_code(invoice, *code, notes);
    EXPECT_EQ(invoice.net->text(), "97.26");
    EXPECT_FALSE(invoice.gross);
    EXPECT_EQ(invoice.type, "增值税电子普通发票");
}

TEST(InvoiceCode, RefusesWhatIsNone) {
    for (const char* text :
         {"", "01", "https://shop.example/?n=26999000000000000101", "01,32,,abc,1,20261102,,",
          "02,32,,26999000000000000101,329.90,20261102,,0A1B", "01,32,x,26999,1.00,20261102,,",
          ",,,,,,,", "01,32,,269990000000000001012345,329.90,20261102,,0A1B"})
        EXPECT_FALSE(read_invoice_code(text)) << text;
}

TEST(InvoiceDay, ReadsEveryWayOfWritingIt) {
    const Day day{year{2026}, November, std::chrono::day{2}};
    for (const char* text : {"2026年11月02日", "2026 年 11 月 2 日", "2026-11-02", "2026/11/2",
                             "20261102", "20261102101112", "2026-11-02T10:11:12"})
        EXPECT_EQ(read_invoice_day(text), day) << text;
    for (const char* text : {"", "2026-13-02", "20261301", "11-02", "2026", "26-11-02"})
        EXPECT_FALSE(read_invoice_day(text)) << text;
}

TEST(ReferredInvoice, IsFoundInEveryWording) {
    for (const char* remark : {
             "被红冲蓝字数电票号码：26999000000000000101 "
             "红字发票信息确认单编号：99000026110000000001",
             "被红冲蓝字数电发票号码:26999000000000000101",
             "被红冲蓝字发票号码：26999000000000000101",
             "对应蓝字发票号：26999000000000000101",
         })
        EXPECT_EQ(referred_invoice(remark), "26999000000000000101") << remark;
    EXPECT_EQ(referred_invoice("对应正数发票代码:099002100111号码:00000101"),
              "09900210011100000101");
    EXPECT_EQ(referred_invoice("订单号:4400000000000000101"), "");
}

}  // namespace
}  // namespace shuofa
