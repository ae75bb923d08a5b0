#include "domain/papers/paper_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace shuofa;
using testing::HasSubstr;

namespace {

TEST(PaperText, ReadsEachKindOfLine) {
    const auto blocks = parse_paper_text(
        "# 投诉信\n\n> 北岸数码：\n正文\n## 诉求\n1. 退款\n- 您好\n% 小字\n>> 张三\n===\n| 甲 | 乙 "
        "|\n|---|---|\n"
        "| 1 | 2 |\n");

    ASSERT_EQ(blocks.size(), 10U);
    EXPECT_EQ(blocks[0].kind, BlockKind::Title);
    EXPECT_EQ(blocks[1].kind, BlockKind::Flush);
    EXPECT_EQ(blocks[2].kind, BlockKind::Paragraph);
    EXPECT_EQ(blocks[4].number, "1.");
    EXPECT_EQ(blocks[8].kind, BlockKind::PageBreak);
    EXPECT_EQ(blocks[9].rows.size(), 2U);
}

TEST(PaperText, ReadsBackWhatItWrote) {
    const std::vector<PaperBlock> blocks = {
        {BlockKind::Title, "投诉信", {}, {}},
        {BlockKind::Paragraph, "# 这不是标题", {}, {}},
        {BlockKind::Paragraph, "\\反斜杠", {}, {}},
        {BlockKind::Paragraph, "2026. 年份开头", {}, {}},
        {BlockKind::Item, "第一", "1.", {}},
        {BlockKind::Table, {}, {}, {{"a|b", "c"}, {"d", "e|"}}},
        {BlockKind::Right, "2026年11月25日", {}, {}},
    };

    EXPECT_EQ(parse_paper_text(write_paper_text(blocks)), blocks);
}

TEST(PaperText, IndentsALetterButNotAFormField) {
    const std::vector<PaperBlock> blocks = {{BlockKind::Title, "标题", {}, {}},
                                            {BlockKind::Paragraph, "正文", {}, {}}};

    EXPECT_THAT(plain_text(blocks, TextLayout::Letter), HasSubstr("\u3000\u3000正文"));
    EXPECT_EQ(plain_text(blocks, TextLayout::Form), "正文\n");
}

TEST(PaperText, EscapesMarkdownInNames) {
    const std::vector<PaperBlock> blocks = {{BlockKind::Paragraph, "<b>*店*</b>", {}, {}}};

    EXPECT_EQ(markdown_text(blocks), "\\<b\\>\\*店\\*\\</b\\>\n");
}

}  // namespace
