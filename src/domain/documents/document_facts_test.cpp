#include "domain/documents/document_facts.h"

#include "domain/documents/document_id.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

using Texts = std::vector<std::string>;

TEST(FindNumbers, FindsOrdersWaybillsAndInvoicesInChineseText) {
    EXPECT_EQ(find_numbers("您的订单4400000000000000101已由圆通（yt0000000000101）发出，"
                           "发票26999000000000000101。"),
              (Texts{"4400000000000000101", "YT0000000000101", "26999000000000000101"}));
}

TEST(FindNumbers, ReadsAlipaysNameOfATaobaoOrderAndPinduoduosNumber) {
    EXPECT_EQ(find_numbers("T200P4400000000000000101 261101-123456789012345"),
              (Texts{"4400000000000000101", "261101-123456789012345"}));
}

TEST(FindNumbers, LeavesTelephonesTimesPricesAndNamesAlone) {
    EXPECT_EQ(find_numbers("13800000000 20261108203015 2026-11-08 329.90 "
                           "screenshot_20261108203015_taobao"),
              Texts{});
}

TEST(NumbersOf, TellsAnInvoicesOwnNumberFromThoseItNames) {
    Invoice invoice;
    invoice.number = "26999000000000000102";
    invoice.refers_to = "26999000000000000101";
    invoice.remark = "订单号：4400000000000000101";
    EXPECT_EQ(numbers_of(invoice), (std::vector<DocumentNumber>{{"26999000000000000102", true},
                                                                {"26999000000000000101", false},
                                                                {"4400000000000000101", false}}));
}

TEST(DocumentId, FollowsFromTheFileAndThePlaceInIt) {
    const DocumentId one = document_id("aa", {"x.zip/票.xml", "", 0, 0, 0});
    EXPECT_EQ(one, document_id("aa", {"x.zip/票.xml", "", 0, 0, 0}));
    EXPECT_NE(one, document_id("ab", {"x.zip/票.xml", "", 0, 0, 0}));
    EXPECT_NE(one, document_id("aa", {"x.zip/票.xml", "mail 2", 0, 0, 0}));
    EXPECT_TRUE(DocumentId::parse(one.text()));
}

}  // namespace
}  // namespace shuofa
