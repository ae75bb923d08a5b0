#include "domain/papers/fill.h"

#include "domain/papers/paper_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace shuofa;
using testing::HasSubstr;
using testing::Not;

namespace {

PaperTemplate a_template(std::string body, std::size_t limit = 0) {
    PaperTemplate kind;
    kind.id = "letter_seller";
    kind.name = {"投诉信", "Letter"};
    kind.needs = {{"seller_name", {"卖家叫什么？", "Who is the seller?"}, true},
                  {"your_phone", {"您的电话？", "Your phone?"}, false}};
    kind.lengths = {{"full", limit, true, std::move(body)}};
    return kind;
}

PaperInputs some_inputs() {
    PaperInputs inputs;
    inputs.today = Day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{25}};
    inputs.values = {{"seller_name", "北岸数码"}, {"story", "左耳没声音。重置后仍然如此。"}};
    inputs.facts = {{"price_paid", {"实付金额", "Paid"}, "329.90元", "order"},
                    {"serial", {"序列号", "Serial"}, "SN-1", "user"}};
    inputs.demands = {{"refund",
                       "退还货款329.90元",
                       {{.rule = "xbf-24",
                         .law = "中华人民共和国消费者权益保护法",
                         .article = "第二十四条第一款",
                         .in_force_from = {},
                         .in_force_until = {},
                         .checked_on = {},
                         .certainty = "stated"}}}};
    return inputs;
}

std::string text_of(const FilledPaper& filled) { return write_paper_text(filled.paper.blocks); }

TEST(Fill, PutsFactsDemandsAndArticlesIn) {
    const auto filled = fill(
        a_template("# 函\n> {{seller_name}}：\n{{#demands}}\n{{{n}}}. {{text}}，依据{{basis}}。\n"
                   "{{/demands}}\n>> {{today}}\n"),
        "", some_inputs());

    ASSERT_TRUE(filled);
    EXPECT_EQ(text_of(*filled),
              "# 函\n\n> 北岸数码：\n\n"
              "1. 退还货款329.90元，依据《中华人民共和国消费者权益保护法》第二十四条第一款。\n\n"
              ">> 2026年11月25日\n");
    EXPECT_EQ(filled->citations.size(), 1U);
}

TEST(Fill, AsksForWhatIsMissingInsteadOfLeavingAGap) {
    PaperInputs inputs = some_inputs();
    inputs.values.erase("seller_name");
    const auto filled = fill(a_template("> {{seller_name}}："), "", inputs);

    ASSERT_TRUE(filled);
    EXPECT_FALSE(filled->is_finished());
    ASSERT_EQ(filled->missing.size(), 2U);
    EXPECT_EQ(filled->missing[0].question.zh, "卖家叫什么？");
    EXPECT_TRUE(filled->missing[0].required);
    EXPECT_FALSE(filled->missing[1].required);
}

TEST(Fill, RefusesATemplateThatWouldLeaveAGap) {
    const auto filled = fill(a_template("> {{seller_name}}，{{nobody_knows}}"), "", some_inputs());

    ASSERT_FALSE(filled);
    EXPECT_EQ(filled.error().reason.id, "paper_template_broken");
}

TEST(Fill, TellsEachFactAsUsedOrUnused) {
    const auto filled = fill(
        a_template("{{seller_name}}收款{{#facts}}{{value}}{{^is_last}}、{{/is_last}}{{/facts}}。"),
        "", some_inputs());
    const auto partly = fill(a_template("{{seller_name}}收款329.90元。"), "", some_inputs());

    ASSERT_TRUE(filled && partly);
    EXPECT_EQ(filled->facts_used.size(), 2U);
    EXPECT_EQ(partly->facts_used.size(), 1U);
    ASSERT_EQ(partly->facts_unused.size(), 1U);
    EXPECT_EQ(partly->facts_unused[0].name, "serial");
}

TEST(Fill, BlocksAllPapersWhenTheFactsForbidThem) {
    PaperInputs inputs = some_inputs();
    inputs.blocked = {"all"};
    const auto filled = fill(a_template("{{seller_name}}"), "", inputs);

    ASSERT_FALSE(filled);
    EXPECT_EQ(filled.error().reason.id, "paper_blocked");
}

TEST(Fill, KeepsMarkupInValuesOutOfTheStructure) {
    for (const char* hostile :
         {"# 标题", "| a | b |", ">> 右", "1. 项", "===", "{{your_phone}}", "<b>x</b>", "\\# 反",
          "a\n# b", "{{{n}}}", "- 列", "\xE2\x80\xAE倒"}) {
        PaperInputs inputs = some_inputs();
        inputs.values["seller_name"] = hostile;
        const auto filled = fill(
            a_template("{{seller_name}}\n| 项 | 值 |\n| 名 | {{seller_name}} |\n"), "", inputs);
        ASSERT_TRUE(filled) << hostile;
        ASSERT_EQ(filled->paper.blocks.size(), 2U) << hostile;
        EXPECT_EQ(filled->paper.blocks[0].kind, BlockKind::Paragraph) << hostile;
        EXPECT_EQ(filled->paper.blocks[1].rows[1].size(), 2U) << hostile;
        EXPECT_THAT(filled->paper.blocks[0].text, Not(HasSubstr("\u202E")));
        EXPECT_EQ(parse_paper_text(text_of(*filled)), filled->paper.blocks) << hostile;
    }
}

TEST(Fill, ShortensTheStoryToWholeSentences) {
    const auto filled =
        fill(a_template("{{seller_name}}。{{#has_story}}{{story}}{{/has_story}}", 12), "",
             some_inputs());

    ASSERT_TRUE(filled);
    EXPECT_EQ(filled->paper.blocks[0].text, "北岸数码。左耳没声音。");
}

TEST(Cited, NamesEachLawOnce) {
    const Citation first{.rule = "",
                         .law = "甲法",
                         .article = "第一条",
                         .in_force_from = {},
                         .in_force_until = {},
                         .checked_on = {},
                         .certainty = ""};
    Citation second = first;
    second.article = "第二条";
    Citation other = first;
    other.law = "乙法";

    EXPECT_EQ(cited({first, second, other}), "《甲法》第一条、第二条、《乙法》第一条");
}

}  // namespace
