#include "domain/cases/case_flow.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shuofa {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr Day day(unsigned number) { return 2026y / 11 / std::chrono::day{number}; }

// A case in which things happen one after the other.
class Story {
public:
    Story() { happens("opened", {}, 1); }

    Story& happens(std::string_view type, EventFields fields, unsigned on) {
        CaseEvent event = *read_case_event(type, fields, day(on));
        event.number = static_cast<int>(matter.events.size()) + 1;
        matter.events.push_back(std::move(event));
        return *this;
    }
    CasePosition seen_on(unsigned on, const Order* order = nullptr) const {
        return position_of(matter, order, day(on));
    }

    Case matter;
};

Order order_refunded(Money amount, unsigned on) {
    Order order;
    order.paid = Money::yuan(329);
    Refund refund;
    refund.amount = amount;
    refund.at = china_instant(day(on), 12, 0, 0);
    order.refunds.push_back(refund);
    return order;
}

Story promised_until_the_tenth() {
    Story story;
    story.happens("contact",
                  {{"channel", "seller"},
                   {"answer", "promised"},
                   {"agent", "8012"},
                   {"ticket", "T-1"},
                   {"due", "2026-11-10"},
                   {"amount", "329"}},
                  5);
    return story;
}

TEST(CaseFlow, APromiseIsOpenThroughItsDueDay) {
    const auto position = promised_until_the_tenth().seen_on(10);

    ASSERT_EQ(position.promises.size(), 1u);
    EXPECT_EQ(position.promises[0].state, PromiseState::Open);
    EXPECT_EQ(position.promises[0].what, "refund");
    EXPECT_EQ(position.promises[0].agent, "8012");
}

TEST(CaseFlow, APromiseIsBrokenOnTheDayAfter) {
    const auto position = promised_until_the_tenth().seen_on(11);

    EXPECT_EQ(position.promises[0].state, PromiseState::Broken);
    ASSERT_NE(position.overdue_promise(), nullptr);
}

TEST(CaseFlow, ARefundOfTheBillKeepsThePromise) {
    const Order order = order_refunded(Money::yuan(329), 9);

    const auto position = promised_until_the_tenth().seen_on(11, &order);

    EXPECT_EQ(position.promises[0].state, PromiseState::Kept);
    EXPECT_EQ(position.promises[0].kept_on, day(9));
    EXPECT_EQ(position.promises[0].kept_by, "bill");
}

TEST(CaseFlow, ARefundThatCameLateLeavesThePromiseBrokenButNotOverdue) {
    const Order order = order_refunded(Money::yuan(329), 12);

    const auto position = promised_until_the_tenth().seen_on(13, &order);

    EXPECT_EQ(position.promises[0].state, PromiseState::Broken);
    EXPECT_EQ(position.overdue_promise(), nullptr);
}

TEST(CaseFlow, ARefundFromBeforeThePromiseDoesNotCount) {
    const Order order = order_refunded(Money::yuan(329), 4);

    EXPECT_EQ(promised_until_the_tenth().seen_on(11, &order).promises[0].state,
              PromiseState::Broken);
}

TEST(CaseFlow, HalfTheMoneyDoesNotKeepThePromise) {
    const Order order = order_refunded(Money::yuan(100), 9);

    EXPECT_EQ(promised_until_the_tenth().seen_on(11, &order).promises[0].state,
              PromiseState::Broken);
}

TEST(CaseFlow, MoneyToldByBillAndShopperCountsOnce) {
    const Order order = order_refunded(Money::yuan(329), 9);

    auto story = promised_until_the_tenth();
    story.happens("refund_seen", {{"amount", "329"}}, 9);

    EXPECT_EQ(story.seen_on(11, &order).came_back(), Money::yuan(329));
}

TEST(CaseFlow, LaterEventsAreNotSeenFromAnEarlierDay) {
    EXPECT_THAT(promised_until_the_tenth().seen_on(4).promises, IsEmpty());
}

TEST(CaseFlow, UndoingTakesTheLastEventOutOfTheAccount) {
    auto story = promised_until_the_tenth();
    const CaseEvent* last = last_undoable(story.matter.events);
    ASSERT_NE(last, nullptr);
    EXPECT_EQ(last->type, CaseEventType::Contact);

    story.happens("undone", {{"event", std::to_string(last->number)}}, 6);

    EXPECT_THAT(story.seen_on(6).promises, IsEmpty());
    EXPECT_EQ(story.seen_on(6).stage, CaseStage::Preparing);
    EXPECT_EQ(last_undoable(story.matter.events), nullptr) << "the opening stays";
}

TEST(CaseFlow, ClimbsStageByStage) {
    auto story = promised_until_the_tenth();
    EXPECT_EQ(story.seen_on(5).stage, CaseStage::WithSeller);

    story.happens("paper_handed_over", {{"channel", "platform"}, {"ticket", "P-9"}}, 12);
    EXPECT_EQ(story.seen_on(12).stage, CaseStage::WithPlatform);

    story.happens("paper_handed_over", {{"channel", "msa_complaint"}}, 14);
    story.happens("complaint_filed", {{"ticket", "12315-7"}}, 14);
    const auto filed = story.seen_on(14);
    EXPECT_EQ(filed.stage, CaseStage::WithAuthority);
    ASSERT_EQ(filed.complaints.size(), 1u) << "the text and its number are one complaint";
    EXPECT_EQ(filed.complaints[0].ticket, "12315-7");

    story.happens("suit_filed", {}, 20);
    EXPECT_EQ(story.seen_on(20).stage, CaseStage::WithCourt);

    story.happens("closed", {{"outcome", "all"}, {"got", "329"}}, 25);
    EXPECT_EQ(story.seen_on(25).stage, CaseStage::Closed);

    story.happens("reopened", {{"reason", "钱又被扣回"}}, 26);
    EXPECT_EQ(story.seen_on(26).stage, CaseStage::WithCourt);
}

TEST(CaseFlow, APromiseThatCameWithAnAnswerBelongsToWhoeverHasTheCase) {
    Story story;
    story.happens("paper_handed_over", {{"channel", "platform"}}, 3)
        .happens("they_answered", {{"answer", "promised"}, {"due", "2026-11-08"}}, 4);

    const auto position = story.seen_on(5);

    ASSERT_EQ(position.promises.size(), 1u);
    EXPECT_EQ(position.promises[0].by, Party::Platform);
}

TEST(CaseFlow, ASnoozeEndsOnItsDayAndNotByAContact) {
    Story story;
    story.happens("snoozed", {{"until", "2026-11-20"}}, 3)
        .happens("they_answered", {{"said", "好的"}}, 4);

    EXPECT_EQ(story.seen_on(5).snoozed_until, day(20));
    EXPECT_EQ(story.seen_on(20).snoozed_until, std::nullopt);
}

}  // namespace
}  // namespace shuofa
