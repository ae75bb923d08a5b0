#include "domain/guide/guide.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

Guide a_guide() {
    GuideTopic number;
    number.id = "find-the-number";
    number.question = {"怎么找到真的投诉电话？", "How do I find the number?"};
    number.answer = {"先走应用里的客服。", "The app first."};
    GuideTopic refund;
    refund.id = "refund";
    refund.question = {"退款没到怎么办？", "The refund did not come."};
    refund.answer = {"导入账单核对。", "Import the bill."};
    refund.keywords = {"到账"};
    return {{number, refund}};
}

std::string first(std::string_view query) {
    const Guide guide = a_guide();
    const auto found = guide.search(query);
    return found.empty() ? "" : found.front()->id;
}

TEST(Guide, FindsByQuestionKeywordAndAnswer) {
    EXPECT_EQ(first("电话"), "find-the-number");
    EXPECT_EQ(first("到账"), "refund");
    EXPECT_EQ(first("账单"), "refund");
    EXPECT_EQ(first("REFUND"), "refund");
    EXPECT_EQ(first("退款 核对"), "refund");
}

TEST(Guide, UnderstandsAQuestionInOtherWords) {
    EXPECT_EQ(first("退款没到账怎么回事"), "refund");
    EXPECT_EQ(first("真的电话在哪里"), "find-the-number");
    EXPECT_EQ(first("今天天气"), "");
}

}  // namespace
}  // namespace shuofa
