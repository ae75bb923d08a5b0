#include "domain/cases/suggest_promises.h"

#include "domain/cases/promise_terms.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

Day day(int year, unsigned month, unsigned d) {
    return Day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{d}};
}

// Sunday, 2026-11-08, 21:05:40.
ChatMessage message(std::string text, MessageSide side = MessageSide::Other) {
    ChatMessage message;
    message.at = china_instant(day(2026, 11, 8), 21, 5, 40);
    message.precision = TimePrecision::ToTheSecond;
    message.sender = "北岸数码客服";
    message.side = side;
    message.text = std::move(text);
    return message;
}

WorkCalendar calendar_of_2026() {
    HolidayYear year;
    year.year = 2026;
    year.off = {day(2026, 10, 1)};
    year.source = "test";
    return *WorkCalendar::build({year});
}

std::vector<SuggestedPromise> in(ChatMessage said) {
    Chat chat{"wechat", "客服", {std::move(said)}};
    return suggest_promises(chat, calendar_of_2026());
}

std::string due(const std::string& text) {
    const auto found = in(message(text));
    if (found.size() != 1) return std::to_string(found.size()) + " promises";
    return found[0].due ? day_text(*found[0].due) : "no day";
}

TEST(SuggestPromises, QuotesTheSentenceAndReadsItsTermAndAmount) {
    const auto found = in(message("您好。已为您退款100元，1-3天到账\n祝您生活愉快"));
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].quote, "已为您退款100元，1-3天到账");
    EXPECT_EQ(found[0].what, "refund");
    EXPECT_EQ(found[0].term, "1-3天");
    EXPECT_EQ(found[0].amount, Money::fen(10000));
    EXPECT_EQ(found[0].due, day(2026, 11, 11));
    EXPECT_EQ(found[0].sender, "北岸数码客服");
}

TEST(SuggestPromises, CountsFromTheMessagesOwnDay) {
    EXPECT_EQ(due("7天内退款"), "2026-11-15");
    EXPECT_EQ(due("７　日内退款"), "2026-11-15");
    EXPECT_EQ(due("3 ~ 5 个工作日内退款"), "2026-11-13");
    EXPECT_EQ(due("七日内给您退款"), "2026-11-15");
    EXPECT_EQ(due("三个工作日内处理"), "2026-11-11");
    EXPECT_EQ(due("会在48小时内答复您"), "2026-11-10");
    EXPECT_EQ(due("两周内维修好"), "2026-11-22");
    EXPECT_EQ(due("十五天之内给您换货"), "2026-11-23");
    EXPECT_EQ(due("明天给您回电"), "2026-11-09");
    EXPECT_EQ(due("今晚发货"), "2026-11-08");
    EXPECT_EQ(due("11月15日前退还押金"), "2026-11-15");
    EXPECT_EQ(due("1月3号前补发"), "2027-01-03");
    EXPECT_EQ(due("5号前退款"), "2026-12-05");
    EXPECT_EQ(due("月底前打款"), "2026-11-30");
    EXPECT_EQ(due("2026年12月1日前退款"), "2026-12-01");
}

TEST(SuggestPromises, GuessesNoDay) {
    EXPECT_EQ(due("尽快给您处理"), "no day");
    EXPECT_EQ(due("本周内安排退款"), "no day");
    EXPECT_EQ(due("收到退货后3个工作日内退款"), "no day");
    EXPECT_EQ(due("如果检测没问题，7天内退款"), "no day");
    EXPECT_EQ(due("60个工作日内处理"), "no day");  // the holidays of 2027 are not announced
    ChatMessage timeless = message("7天内退款");
    timeless.at.reset();
    EXPECT_FALSE(in(timeless)[0].due);
    ChatMessage ambiguous = message("7天内退款");
    ambiguous.ambiguous = true;
    EXPECT_FALSE(in(ambiguous)[0].due);
    ChatMessage coarse = message("24小时内处理");
    coarse.precision = TimePrecision::ToTheDay;
    EXPECT_FALSE(in(coarse)[0].due);
}

TEST(SuggestPromises, PassesOverWhatIsNoPromise) {
    for (const char* text :
         {"7天内能退款吗？", "多久处理", "请在7天内退款", "我要求三天内退款", "不能退款",
          "7天无理由退货", "近30天最低价，已补差价", "用了5天就坏了，要退款", "3天前申请的退款",
          "已退款", "退款", "质保一年，三天内换新", "您需要在7天内寄回换货", "您好", "",
          "超过7天无法处理"}) {
        EXPECT_EQ(due(text), "0 promises") << text;
    }
    EXPECT_TRUE(in(message("7天内退款", MessageSide::Self)).empty());
    EXPECT_TRUE(in(message("7天内退款", MessageSide::System)).empty());
    ChatMessage file = message("7天内退款.pdf");
    file.kind = MessageKind::File;
    EXPECT_TRUE(in(file).empty());
}

TEST(SuggestPromises, SurvivesUglyTexts) {
    EXPECT_EQ(due(std::string(100'000, '7')), "0 promises");
    EXPECT_EQ(due(std::string("7天内退款\0x", 15)), "2026-11-15");
    EXPECT_EQ(due("\xFF\xFE"
                  "7天内退款\xFF"),
              "2026-11-15");
    EXPECT_EQ(due("99999999999天内退款"), "0 promises");
    EXPECT_EQ(due("2月30日前退款"), "no day");
    std::string many;
    for (int i = 0; i < 2000; ++i)
        many += "7天内退款。";
    EXPECT_EQ(due(many), "500 promises");
}

}  // namespace
}  // namespace shuofa
