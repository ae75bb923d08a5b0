#include "workshop/draw_paper.h"

#include "domain/papers/paper_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

using namespace shuofa;
using testing::HasSubstr;
using testing::Not;

namespace {

Paper a_paper(std::string_view text) {
    return {
        .kind = "letter_seller",
        .title = "要求退款的函",
        .writer = "张三",
        .written_on = Day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{25}},
        .blocks = parse_paper_text(text)};
}

// What a reader of the PDF can copy out, by poppler's pdftotext.
std::string copied_out(const std::vector<std::byte>& pdf) {
    const auto path = std::filesystem::temp_directory_path() /
                      ("shuofa_draw_paper_test_" + std::to_string(::getpid()) + ".pdf");
    std::ofstream{path, std::ios::binary}.write(reinterpret_cast<const char*>(pdf.data()),
                                                static_cast<std::streamsize>(pdf.size()));
    const std::string command = "pdftotext -raw " + path.string() + " -";
    std::string text;
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe{popen(command.c_str(), "r"), pclose};
    char piece[4096];
    while (const std::size_t size = fread(piece, 1, sizeof piece, pipe.get())) {
        text.append(piece, size);
    }
    std::filesystem::remove(path);
    return text;
}

std::string without_breaks(std::string text) {
    std::erase_if(text, [](char c) { return c == '\n' || c == ' ' || c == '\f'; });
    return text;
}

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int time = 0; time < times; ++time)
        all += text;
    return all;
}

TEST(DrawPaper, LetsTheTextBeCopiedOut) {
    const auto pdf = draw_paper(a_paper(
        "# 要求退款的函\n> 北岸数码：\n本人于2026年11月10日购买耳机，实付329.90元。\n"
        "1. 退还货款329.90元。\n| 事项 | 金额 |\n| 货款 | 329.90元 |\n>> 2026年11月25日\n"));

    ASSERT_TRUE(pdf);
    const std::string text = without_breaks(copied_out(*pdf));
    EXPECT_THAT(text, HasSubstr("要求退款的函"));
    EXPECT_THAT(text, HasSubstr("本人于2026年11月10日购买耳机，实付329.90元。"));
    EXPECT_THAT(text, HasSubstr("1.退还货款329.90元。"));
    EXPECT_THAT(text, HasSubstr("第1页，共1页"));
}

TEST(DrawPaper, BeginsNoLineWithAClosingMark) {
    // Widths from 1 to 60 characters bring the mark to every place of a line.
    std::string text = "# 标题\n";
    for (int length = 20; length < 60; ++length) {
        text += repeated("甲", length) + "。" + repeated("乙", 20) + "，“丙”）；丁\n";
    }
    const auto pdf = draw_paper(a_paper(text));

    ASSERT_TRUE(pdf);
    const std::string lines = "\n" + copied_out(*pdf);
    for (const char* mark : {"。", "，", "；", "）", "”", "、", "：", "》"}) {
        EXPECT_THAT(lines, Not(HasSubstr(std::string{"\n"} + mark))) << mark;
    }
    for (const char* mark : {"“\n", "（\n", "《\n"})
        EXPECT_THAT(lines, Not(HasSubstr(mark)));
}

TEST(DrawPaper, GivesTheSameBytesTwice) {
    const Paper paper = a_paper("# 标题\n正文\n");

    const auto first = draw_paper(paper);
    const auto second = draw_paper(paper);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(*first, *second);
}

TEST(DrawPaper, KeepsALetterOfThreePagesSmall) {
    std::string text = "# 投诉信\n";
    std::string letters;
    for (char32_t c = U'一'; c < U'一' + 450; ++c) {
        letters += static_cast<char>(0xE0 | (c >> 12));
        letters += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        letters += static_cast<char>(0x80 | (c & 0x3F));
    }
    text += repeated(letters + "\n", 6);
    const auto pdf = draw_paper(a_paper(text));

    ASSERT_TRUE(pdf);
    EXPECT_THAT(copied_out(*pdf), HasSubstr("共 3 页"));
    EXPECT_LT(pdf->size(), 200'000U);
}

TEST(DrawPaper, SurvivesHostileText) {
    const std::string hostile[] = {
        "<b>&amp;</b><span foreground='red'>",
        std::string{"a\0b\x01\x1b[31mc", 10},
        "\u202Egnp.exe\u202C \u2066x\u2069",
        repeated("长", 10'000),
        repeated("WWWWWWWWWW", 100),
        "\xff\xfe\xc0\x80 broken",
        "بائع عربي 卖家",
        "😀👨‍👩‍👧 emoji",
        repeated("e\u0301\u0301\u0301", 100),
        "%PDF-1.7 endobj (\\) << /JS >>",
    };
    for (const std::string& text : hostile) {
        Paper paper = a_paper("# 标题\n");
        paper.title = text;
        paper.writer = text;
        for (const auto& kind : enum_names<BlockKind>) {
            paper.blocks.push_back({kind.value, text, "1.", {{text, "甲"}, {"乙", text}}});
        }
        const auto pdf = draw_paper(paper);
        ASSERT_TRUE(pdf) << text.substr(0, 20);
        const std::string copied = copied_out(*pdf);
        EXPECT_THAT(copied, HasSubstr("标题"));
        EXPECT_THAT(copied, Not(HasSubstr("\u202E")));
    }
}

}  // namespace
