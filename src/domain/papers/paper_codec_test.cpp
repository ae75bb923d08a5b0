#include "domain/papers/paper_codec.h"

#include <gtest/gtest.h>

using namespace shuofa;

namespace {

Paper a_paper() {
    using std::chrono::November;
    Paper paper{.kind = "letter_seller",
                .title = "投诉信",
                .writer = "张三",
                .written_on = Day{std::chrono::year{2026}, November, std::chrono::day{25}},
                .blocks = {}};
    paper.blocks.push_back({BlockKind::Title, "投诉信", {}, {}});
    paper.blocks.push_back({BlockKind::Item, "退还货款。", "1.", {}});
    paper.blocks.push_back({BlockKind::Table, {}, {}, {{"事项", "内容"}, {"金额", "329.90元"}}});
    return paper;
}

TEST(PaperCodec, GivesBackThePaperThatWasWritten) {
    const auto read = decode_paper(encode_paper(a_paper()));

    ASSERT_TRUE(read);
    EXPECT_EQ(*read, a_paper());
}

TEST(PaperCodec, RefusesEveryTruncation) {
    const auto bytes = encode_paper(a_paper());

    for (std::size_t size = 0; size < bytes.size(); ++size) {
        EXPECT_FALSE(decode_paper(std::span{bytes}.first(size))) << size;
    }
}

TEST(PaperCodec, SurvivesEveryChangedByte) {
    const auto bytes = encode_paper(a_paper());

    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (const unsigned value : {0x00U, 0x7FU, 0xFFU}) {
            auto changed = bytes;
            changed[at] = static_cast<std::byte>(value);
            const auto read = decode_paper(changed);
            if (read) continue;
            EXPECT_EQ(read.error().reason.id, "paper_bytes_broken");
        }
    }
}

TEST(PaperCodec, RefusesBytesThatAreLeftOver) {
    auto bytes = encode_paper(a_paper());
    bytes.push_back(std::byte{0});

    EXPECT_FALSE(decode_paper(bytes));
}

}  // namespace
