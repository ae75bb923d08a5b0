#include "formats/csv.h"

#include "formats/text_encoding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace shuofa::csv {
namespace {

using testing::ElementsAre;

using Rows = std::vector<std::vector<std::string>>;

Reader::More pieces(std::string_view text, std::size_t size) {
    return [text, size, at = std::size_t{0}]() mutable -> Result<std::string_view> {
        const std::string_view piece = text.substr(std::min(at, text.size()), size);
        at += size;
        return piece;
    };
}

Rows read(std::string_view text, std::size_t piece = 1 << 20, std::size_t expected = 0) {
    Reader reader{pieces(text, piece)};
    reader.expect_fields(expected);
    Rows rows;
    for (;;) {
        const auto record = reader.next();
        EXPECT_TRUE(record);
        if (!record || !*record) return rows;
        rows.emplace_back((*record)->fields.begin(), (*record)->fields.end());
    }
}

TEST(Csv, ReadsPlainRowsWithAnyLineEnd) {
    EXPECT_EQ(read("a,b\r\nc,\n\nd\re"), (Rows{{"a", "b"}, {"c", ""}, {""}, {"d"}, {"e"}}));
    EXPECT_EQ(read(""), Rows{});
    EXPECT_EQ(read("a,"), (Rows{{"a", ""}}));
    EXPECT_EQ(read("\n"), (Rows{{""}}));
}

TEST(Csv, ReadsQuotedFields) {
    EXPECT_EQ(read("\"a,b\",\"say \"\"hi\"\"\",\"\"\n"), (Rows{{"a,b", "say \"hi\"", ""}}));
    EXPECT_EQ(read("\"two\nlines\",x\nnext\n"), (Rows{{"two\nlines", "x"}, {"next"}}));
}

TEST(Csv, SkipsBlanksAfterTheClosingQuote) {
    EXPECT_EQ(read("\"3985734\"\t,\"1\" ,\"2\"\t\n"), (Rows{{"3985734", "1", "2"}}));
}

TEST(Csv, TakesQuotesInsideAFieldAsText) {
    EXPECT_EQ(read("点击底部\"多多视频\",x\n"), (Rows{{"点击底部\"多多视频\"", "x"}}));
    EXPECT_EQ(read("\"点击\"多多\"视频\",x\n"), (Rows{{"点击\"多多\"视频", "x"}}));
}

TEST(Csv, TakesAnUnclosedQuoteAsTextAndKeepsTheRowsAfterIt) {
    EXPECT_EQ(read("a,\"b,c\nd,e\n"), (Rows{{"a", "\"b", "c"}, {"d", "e"}}));
}

TEST(Csv, SeesAStrayQuoteThatSwallowsRows) {
    const std::string_view text = "1,2,\"bad,4,5,6\n1,2,\"good, title\",4,5,6\n1,2,3,4,5,6\n";
    EXPECT_EQ(read(text, 1 << 20, 6), (Rows{{"1", "2", "\"bad", "4", "5", "6"},
                                            {"1", "2", "good, title", "4", "5", "6"},
                                            {"1", "2", "3", "4", "5", "6"}}));
}

TEST(Csv, CountsLinesAndMarksDamageAndTheUnfinishedEnd) {
    Reader reader{pieces("a\n\"x\ny\",\xFF\nlast", 3)};
    const auto first = reader.next();
    EXPECT_EQ((*first)->line, 1u);
    EXPECT_FALSE((*first)->damaged);
    const auto second = reader.next();
    EXPECT_EQ((*second)->line, 2u);
    EXPECT_TRUE((*second)->damaged);
    EXPECT_FALSE((*second)->at_end);
    EXPECT_EQ((*second)->raw, "\"x\ny\",\xFF");
    const auto third = reader.next();
    EXPECT_EQ((*third)->line, 4u);
    EXPECT_TRUE((*third)->at_end);
    EXPECT_EQ(*reader.next(), nullptr);
}

TEST(Csv, ReadsTheSameHoweverTheTextIsCut) {
    const std::string_view text =
        "h1,h2,h3\r\n\"a\"\"b\",\"c\r\nd\"\t,e\r\n,,\r\n\"open,1,2\r\n\"x\"y\",2,3\r\n1,2";
    const Rows whole = read(text);
    EXPECT_EQ(whole.size(), 5u);
    for (std::size_t size = 1; size < text.size(); ++size)
        EXPECT_EQ(read(text, size), whole) << size;
}

TEST(Csv, ReadsOtherSeparators) {
    Reader reader{pieces("a\tb, c\t\"d\"\n", 99), '\t'};
    EXPECT_THAT((*reader.next())->fields, ElementsAre("a", "b, c", "d"));
}

TEST(Csv, RefusesALineWithoutEnd) {
    const std::string text(2 * Reader::longest_record, 'x');
    Reader reader{pieces(text, 65536)};
    EXPECT_FALSE(reader.next());
}

TEST(Csv, ReadsQuotesByTheThousandInTimeInProportion) {
    std::string text;
    for (int i = 0; i < 300'000; ++i)
        text += "\"a\n";
    EXPECT_EQ(read(text, 65536).size(), 300'000u);
    text.clear();
    for (int i = 0; i < 60'000; ++i)
        text += "\"a,";
    EXPECT_EQ(read(text, 65536).size(), 1u);
}

TEST(Csv, SurvivesNoise) {
    std::mt19937 random{5};
    const std::string_view alphabet = "\",\n\r\t a\xFF";
    for (int round = 0; round < 2000; ++round) {
        std::string text(random() % 80, '\0');
        for (char& c : text)
            c = alphabet[random() % alphabet.size()];
        const Rows whole = read(text, 1000, 3);
        EXPECT_EQ(read(text, 1 + random() % 9, 3), whole) << testing::PrintToString(text);
    }
}

}  // namespace
}  // namespace shuofa::csv
