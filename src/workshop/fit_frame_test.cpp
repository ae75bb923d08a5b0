#include "workshop/fit_frame.h"

#include "domain/documents/document_codec.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

DocumentDraft chat_of(std::size_t messages, std::size_t bytes_each) {
    Chat chat{.app = "wechat", .title = "客服"};
    for (std::size_t i = 0; i < messages; ++i)
        chat.messages.push_back(
            {.text = std::string(bytes_each, 'x'), .line = static_cast<std::uint32_t>(i + 1)});
    return {std::move(chat), {}, {}};
}

TEST(FitFrame, LeavesWhatFitsAsItIs) {
    const auto pieces = fit_frame(chat_of(5000, 10));
    ASSERT_EQ(pieces.size(), 1u);
    EXPECT_EQ(pieces[0], chat_of(5000, 10));
}

TEST(FitFrame, CutsALongConversationAndKeepsEveryMessage) {
    const auto pieces = fit_frame(chat_of(12'001, 900));
    std::uint32_t next = 1;
    for (const DocumentDraft& piece : pieces) {
        EXPECT_LT(encode(piece).size(), 6u << 20);
        EXPECT_NE(piece.place.part, "");
        for (const ChatMessage& message : std::get<Chat>(piece.content).messages)
            EXPECT_EQ(message.line, next++);
    }
    EXPECT_EQ(next, 12'002u);
}

TEST(FitFrame, CutsAHugeTextBetweenCharactersAndSaysSo) {
    std::string text;
    while (text.size() < 3u << 20)
        text += "电";
    const auto pieces = fit_frame({Page{.text = text}, {}, {}});
    ASSERT_EQ(pieces.size(), 1u);
    const auto& page = std::get<Page>(pieces[0].content);
    EXPECT_LE(page.text.size(), 1u << 20);
    EXPECT_EQ(page.text.size() % 3, 0u);
    EXPECT_EQ(pieces[0].notes, std::vector<std::string>{"cut_off"});
}

}  // namespace
}  // namespace shuofa
