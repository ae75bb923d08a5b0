#include "domain/cases/next_step.h"

#include "domain/cases/step_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shuofa {
namespace {

using namespace std::chrono_literals;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

constexpr Day november(unsigned number) { return 2026y / 11 / std::chrono::day{number}; }

// A case about an order of 329 yuan on a platform, in which things happen.
class Story {
public:
    Story() {
        order.number = "2026110112345";
        order.paid = Money::yuan(329);
        order.platform = Platform::Taobao;
        happens("opened", {}, november(1));
        remedies("refund");
    }

    Story& happens(std::string_view type, EventFields fields, Day on) {
        CaseEvent event = *read_case_event(type, fields, on);
        event.number = static_cast<int>(matter.events.size()) + 1;
        matter.events.push_back(std::move(event));
        return *this;
    }
    Story& happens(std::string_view type, EventFields fields, unsigned on) {
        return happens(type, std::move(fields), november(on));
    }
    Story& remedies(std::string_view id) {
        Finding finding;
        finding.id = id;
        assessment.remedies.push_back(finding);
        return *this;
    }
    Story& own_deadline(std::string_view name, Day date) {
        DeadlineFinding deadline;
        deadline.name = name;
        deadline.date = date;
        deadline.kind = DeadlineKind::Safe;
        deadline.who = "consumer";
        assessment.deadlines.push_back(deadline);
        return *this;
    }
    std::optional<NextStep> step(Day today) const {
        const CasePosition position = position_of(matter, &order, today);
        return next_step({.position = position,
                          .order = &order,
                          .facts = facts,
                          .assessment = assessment,
                          .calendar = calendar,
                          .today = today,
                          .problem = problem});
    }
    NextStep step(unsigned today) const { return *step(november(today)); }

    Case matter;
    Order order;
    Facts facts;
    Assessment assessment;
    WorkCalendar calendar;
    Phrase problem{"商品与描述不符", "The goods are not as described"};
};

EventFields promise_until(std::string_view due) {
    return {{"channel", "seller"}, {"answer", "promised"}, {"ticket", "T-1"},
            {"agent", "8012"},     {"amount", "329"},      {"due", std::string{due}}};
}

TEST(NextStep, AsksFirstWhatHappened) {
    Story story;
    story.problem = {};

    EXPECT_EQ(story.step(1).id, "tell_what_happened");
}

TEST(NextStep, AsksOnWhileNothingFollowsFromTheFacts) {
    Story story;
    story.assessment.remedies.clear();
    story.assessment.questions.emplace_back();

    EXPECT_EQ(story.step(1).id, "answer_questions");
}

TEST(NextStep, FourAnswersAreEnoughToBegin) {
    Story story;
    story.assessment.remedies.clear();
    story.assessment.questions.emplace_back();
    for (const char* name : {"problem", "goods", "received_on", "sold_through"}) {
        story.facts.set(name, Unknown{});
    }

    EXPECT_EQ(story.step(1).id, "call_seller");
}

TEST(NextStep, BeginsWithTheSellerAndAScript) {
    const NextStep step = Story{}.step(1);

    EXPECT_EQ(step.id, "call_seller");
    EXPECT_EQ(step.paper, "call_script");
    EXPECT_EQ(step.channel, Party::Seller);
    ASSERT_GE(step.script.size(), 3u);
    EXPECT_THAT(step.script[0].zh, HasSubstr("2026110112345"));
    EXPECT_THAT(step.script[2].zh, HasSubstr("退回329.00元"));
}

TEST(NextStep, SaysUntilWhenTheFirstContactHelps) {
    Story story;
    story.own_deadline("notice_to_seller", november(8));

    EXPECT_EQ(story.step(1).by, november(8));
}

TEST(NextStep, AClosingReturnWindowComesFirst) {
    Story story;
    story.remedies("no_reason_return").own_deadline("notice_to_seller", november(8));

    const NextStep step = story.step(6);

    EXPECT_EQ(step.id, "give_return_notice");
    EXPECT_EQ(step.by, november(8));
    EXPECT_THAT(step.title.zh, HasSubstr("11月8日"));
}

TEST(NextStep, AReturnNoticeThatWentOutIsNotAskedForAgain) {
    Story story;
    story.remedies("no_reason_return").own_deadline("notice_to_seller", november(8));
    story.happens("paper_handed_over", {{"channel", "seller"}}, 5);

    EXPECT_EQ(story.step(6).id, "wait_for_seller");
}

TEST(NextStep, WaitsForAPromiseThroughItsDueDay) {
    Story story;
    story.happens("contact", promise_until("2026-11-10"), 5);

    const NextStep step = story.step(10);

    EXPECT_EQ(step.id, "wait_for_promise");
    EXPECT_EQ(step.on, november(11));
    EXPECT_EQ(whose_turn(step, november(10)), Party::Seller);
}

TEST(NextStep, ABrokenPromiseLeadsToASuperiorWithTheNextPaper) {
    Story story;
    story.happens("contact", promise_until("2026-11-10"), 5);

    const NextStep step = story.step(11);

    EXPECT_EQ(step.id, "call_superior");
    EXPECT_EQ(step.paper, "letter_seller");
    EXPECT_EQ(step.ticket, "T-1");
    EXPECT_EQ(step.about_event, 2);
    EXPECT_THAT(step.why.zh, HasSubstr("已经过了1天"));
    EXPECT_THAT(step.script[1].zh, HasSubstr("8012"));
    EXPECT_EQ(whose_turn(step, november(11)), Party::Us);
}

TEST(NextStep, ALineAboutAnUnknownTicketIsNotSaid) {
    Story story;
    EventFields fields = promise_until("2026-11-10");
    fields.erase("ticket");
    story.happens("contact", fields, 5);

    for (const Phrase& line : story.step(11).script) {
        EXPECT_THAT(line.zh, Not(HasSubstr("跟进单号"))) << line.zh;
        EXPECT_THAT(line.zh, Not(HasSubstr("{")));
    }
}

TEST(NextStep, AfterTheChaseThePlatformIsAsked) {
    Story story;
    story.happens("contact", promise_until("2026-11-10"), 5)
        .happens("contact", {{"channel", "seller"}, {"answer", "refused"}}, 11);

    const NextStep step = story.step(11);

    EXPECT_EQ(step.id, "ask_platform");
    EXPECT_EQ(step.paper, "letter_platform");
}

TEST(NextStep, ASecondBrokenPromiseGoesStraightToThePlatform) {
    Story story;
    story.happens("contact", promise_until("2026-11-10"), 5)
        .happens("contact", promise_until("2026-11-14"), 11);

    EXPECT_EQ(story.step(14).id, "wait_for_promise");
    EXPECT_EQ(story.step(15).id, "ask_platform");
}

TEST(NextStep, ARefundThatCameIsCheckedAndTheCaseClosed) {
    Story story;
    story.happens("contact", promise_until("2026-11-10"), 5)
        .happens("refund_seen", {{"amount", "329"}}, 9);

    const NextStep step = story.step(10);

    EXPECT_EQ(step.id, "confirm_and_close");
    EXPECT_THAT(step.title.zh, HasSubstr("329.00"));
}

TEST(NextStep, SomebodyWhoDoesNotAnswerIsTriedOnceMoreAndThenWrittenTo) {
    Story story;
    story.happens("contact", {{"channel", "seller"}, {"answer", "no_answer"}}, 5);
    EXPECT_EQ(story.step(5).id, "call_again");
    EXPECT_EQ(story.step(5).on, november(6));

    story.happens("contact", {{"channel", "seller"}, {"answer", "no_answer"}}, 6);
    EXPECT_EQ(story.step(6).id, "send_demand");
}

TEST(NextStep, SilenceAfterTheLetterLeadsToThePlatform) {
    Story story;
    story.happens("paper_handed_over", {{"channel", "seller"}}, 5);

    EXPECT_EQ(story.step(8).id, "wait_for_seller");
    EXPECT_EQ(story.step(9).id, "ask_platform");
}

TEST(NextStep, AShopOfItsOwnHasNoPlatformToAsk) {
    Story story;
    story.facts.set("sold_through", std::string{"own_website"});
    story.happens("paper_handed_over", {{"channel", "seller"}}, 5);

    EXPECT_EQ(story.step(9).id, "file_12315");
}

TEST(NextStep, AnOfferIsForTheShopperToJudge) {
    Story story;
    story.happens("paper_handed_over", {{"channel", "seller"}}, 5)
        .happens("they_answered", {{"answer", "offer"}, {"said", "退一半"}}, 6);

    EXPECT_EQ(story.step(6).id, "look_at_their_answer");
}

TEST(NextStep, ASilentPlatformLeadsTo12315WithTheAssociationInstead) {
    Story story;
    story.happens("paper_handed_over", {{"channel", "platform"}, {"ticket", "P-1"}}, 5);

    EXPECT_EQ(story.step(12).id, "wait_for_platform");
    const NextStep step = story.step(13);
    EXPECT_EQ(step.id, "file_12315");
    EXPECT_EQ(step.paper, "complaint_12315");
    EXPECT_THAT(step.or_instead, Contains("file_association"));
}

// The worked date D29: received on Monday 2 November, seven working days end on the 11th.
TEST(NextStep, CountsTheSevenWorkingDaysOf12315) {
    Story story;
    story.happens("complaint_filed", {{"received", "2026-11-02"}, {"ticket", "12315-7"}}, 2);

    EXPECT_EQ(story.step(11).id, "wait_for_12315_decision");
    EXPECT_EQ(story.step(11).on, november(12));
    EXPECT_EQ(whose_turn(story.step(11), november(11)), Party::Market);
    EXPECT_EQ(story.step(12).id, "call_12315");
}

TEST(NextStep, SilenceAfterAskingGoesToReconsideration) {
    Story story;
    story.happens("complaint_filed", {{"received", "2026-11-02"}}, 2)
        .happens("contact", {{"channel", "msa_complaint"}, {"answer", "no_answer"}}, 12);

    EXPECT_EQ(story.step(13).id, "ask_reconsideration");
    EXPECT_THAT(story.step(13).or_instead, Contains("go_to_court"));
}

TEST(NextStep, ARefusalIsReadByItsGround) {
    const auto after = [](std::string ground) {
        Story story;
        story.happens("complaint_filed", {}, 2)
            .happens("complaint_refused", {{"ground", ground}}, 5);
        return story.step(6).id;
    };

    EXPECT_EQ(after("1"), "refile_12315");
    EXPECT_EQ(after("2"), "go_to_court");
    EXPECT_EQ(after("5"), "refile_12315");
    EXPECT_EQ(after("unknown"), "read_refusal");
}

TEST(NextStep, MediationLastsSixtyDays) {
    Story story;
    story.happens("complaint_filed", {}, Day{2026y / 8 / 1})
        .happens("complaint_accepted", {}, Day{2026y / 9 / 2});

    // The sixtieth day is Sunday, 1 November: an ordinary weekend does not move it.
    EXPECT_EQ(story.step(november(1))->id, "wait_for_mediation");
    EXPECT_EQ(story.step(november(2))->id, "ask_for_end_of_mediation");
}

TEST(NextStep, ABrokenAgreementLeadsToCourt) {
    Story story;
    story.happens("complaint_filed", {}, 2)
        .happens("complaint_accepted", {}, 4)
        .happens("mediation_ended",
                 {{"result", "agreement"}, {"amount", "329"}, {"due", "2026-11-12"}}, 8);

    EXPECT_EQ(story.step(12).id, "wait_for_promise");
    EXPECT_EQ(story.step(13).id, "go_to_court");
}

TEST(NextStep, TheCourtHasSevenDaysToRegister) {
    Story story;
    story.happens("suit_filed", {}, 2);

    EXPECT_EQ(story.step(9).id, "wait_for_court_filing");
    EXPECT_EQ(story.step(10).id, "follow_court");
}

TEST(NextStep, ATamperedThingStopsEverything) {
    Story story;
    story.facts.set("buyer_tampered", true);

    const NextStep step = story.step(1);

    EXPECT_EQ(step.id, "stop_and_ask_a_lawyer");
    EXPECT_EQ(step.paper, "");
}

TEST(NextStep, ASnoozedCaseRestsUntilItsDay) {
    Story story;
    story.happens("snoozed", {{"until", "2026-11-20"}}, 5);

    EXPECT_EQ(story.step(6).id, "rest_until");
    EXPECT_EQ(story.step(20).id, "call_seller");
}

TEST(NextStep, AClosedCaseHasNone) {
    Story story;
    story.happens("closed", {{"outcome", "all"}}, 5);

    EXPECT_EQ(story.step(november(6)), std::nullopt);
    EXPECT_EQ(whose_turn(std::nullopt, november(6)), std::nullopt);
}

TEST(StepWords, AreInBothLanguages) {
    for (const std::string_view id : step_ids()) {
        const StepWords& words = step_words(id);
        EXPECT_FALSE(words.title.zh.empty() || words.title.en.empty()) << id;
        EXPECT_FALSE(words.why.zh.empty() || words.why.en.empty()) << id;
    }
}

}  // namespace
}  // namespace shuofa
