#include "importers/chat_pieces.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

TEST(TextLines, EndWithAnyOfTheThreeLineEnds) {
    const auto lines = text_lines("\xEF\xBB\xBF一\r\n二\r三\n\n四");
    ASSERT_EQ(lines.size(), 5u);
    EXPECT_EQ(lines[0].text, "一");
    EXPECT_EQ(lines[2].text, "三");
    EXPECT_TRUE(lines[3].blank);
    EXPECT_EQ(lines[4].number, 5u);
}

TEST(LeadingTime, TakesOneDigitHoursAndNothingGlued) {
    const auto timed = leading_time("2026-7-16 8:15:05 name(1)");
    ASSERT_TRUE(timed);
    EXPECT_EQ(timed->rest, "name(1)");
    EXPECT_EQ(timed->time.precision, TimePrecision::ToTheSecond);
    EXPECT_FALSE(leading_time("2026-07-16 8:15:05name"));
    EXPECT_FALSE(leading_time("2026-07-16 的会议"));
    EXPECT_FALSE(leading_time("2026-13-16 08:15:05 name"));
}

TEST(TrailingTime, FindsTheDayBehindANameThatEndsInDigits) {
    const auto glued = trailing_time("测试买家00012026-11-8 21:03:11");
    ASSERT_TRUE(glued);
    EXPECT_EQ(glued->rest, "测试买家0001");
    EXPECT_EQ(rfc3339(glued->time.at), "2026-11-08T21:03:11+08:00");
    EXPECT_FALSE(trailing_time("明天 21:03"));
    EXPECT_FALSE(trailing_time("2026-11-8"));
}

TEST(KindOfText, KnowsPlaceholdersAndNotices) {
    EXPECT_EQ(kind_of_text("[图片: 1.jpg(请在附件中查看)]"), MessageKind::Picture);
    EXPECT_EQ(kind_of_text("\"小林\" 撤回了一条消息"), MessageKind::Recall);
    EXPECT_EQ(kind_of_text("[语音通话] 01:10"), MessageKind::Call);
    EXPECT_EQ(kind_of_text("[这不是占位]"), MessageKind::Text);
}

TEST(ChatSender, SendsALongConversationInPieces) {
    std::vector<DocumentDraft> drafts;
    DocumentSink sink;
    sink.document = [&](DocumentDraft draft) { drafts.push_back(std::move(draft)); };
    ChatSender sender{sink, "wechat", "客服"};
    for (std::uint32_t i = 1; i <= 4500; ++i) {
        ChatMessage message;
        message.line = i;
        message.text = std::string(i == 3 ? 200'000 : 10, 'x');
        sender.add(message);
    }
    ASSERT_TRUE(sender.finish());
    ASSERT_EQ(drafts.size(), 3u);
    EXPECT_EQ(drafts[0].place.part, "");
    EXPECT_EQ(drafts[1].place.part, "piece 2");
    EXPECT_EQ(drafts[1].place.row, 2001u);
    EXPECT_EQ(drafts[0].notes, std::vector<std::string>{"message_cut"});
    EXPECT_TRUE(drafts[1].notes.empty());
}

}  // namespace
}  // namespace shuofa
