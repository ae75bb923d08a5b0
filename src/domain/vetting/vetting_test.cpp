#include "domain/vetting/vetting.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shuofa {
namespace {

using namespace std::chrono;
using testing::ElementsAre;
constexpr Day today{year{2026} / November / 23};

VettingCheck a_check(std::string id, int weight, bool decisive = false) {
    VettingCheck check;
    check.id = std::move(id);
    check.weight = weight;
    check.decisive = decisive;
    check.title = {"标题", "title"};
    check.why = {"原因", "why"};
    return check;
}

const VettingChecklist checklist{
    {a_check("licence", 5), a_check("contact", 3), a_check("pay_inside", 6, true)}};

Vetting answered(std::vector<std::pair<std::string, CheckAnswer>> answers) {
    Vetting vetting;
    int number = 0;
    for (auto& [check, answer] : answers) {
        VettingAnswer one;
        one.number = ++number;
        one.check = check;
        one.answer = answer;
        one.on = today;
        vetting.answers.push_back(one);
    }
    return vetting;
}

TEST(VettingScore, NothingAnsweredIsNoScore) {
    const VettingScore score = score_of(answered({}), checklist);

    EXPECT_EQ(score.score, std::nullopt);
    EXPECT_EQ(score.level, VettingLevel::NotEnoughKnown);
    EXPECT_THAT(score.missing, ElementsAre("licence", "contact", "pay_inside"));
}

TEST(VettingScore, DoNotKnowCountsNeitherWay) {
    const VettingScore score = score_of(answered({{"licence", CheckAnswer::Yes},
                                                  {"contact", CheckAnswer::Unknown},
                                                  {"pay_inside", CheckAnswer::Yes}}),
                                        checklist);

    EXPECT_EQ(score.score, 100);
    EXPECT_EQ(score.known_percent, 78);
    EXPECT_EQ(score.level, VettingLevel::Sound);
    EXPECT_THAT(score.missing, ElementsAre("contact"));
}

TEST(VettingScore, GoodAnswersToHalfTheQuestionsAreNotEnough) {
    const VettingScore score = score_of(answered({{"pay_inside", CheckAnswer::Yes}}), checklist);

    EXPECT_EQ(score.score, 100);
    EXPECT_EQ(score.level, VettingLevel::NotEnoughKnown);
}

TEST(VettingScore, ADecisiveNoOutweighsEverything) {
    const VettingScore score = score_of(answered({{"licence", CheckAnswer::Yes},
                                                  {"contact", CheckAnswer::Yes},
                                                  {"pay_inside", CheckAnswer::No}}),
                                        checklist);

    EXPECT_EQ(score.level, VettingLevel::Avoid);
    EXPECT_EQ(score.reasons.front().check, "pay_inside");
    EXPECT_EQ(score.reasons.front().points, -6);
}

TEST(VettingScore, TheNewestAnswerCountsAndTheEarlierOneStaysKnown) {
    const Vetting vetting = answered({{"licence", CheckAnswer::Yes}, {"licence", CheckAnswer::No}});

    EXPECT_EQ(newest_answer(vetting, "licence")->answer, CheckAnswer::No);
    EXPECT_EQ(earlier_answer(vetting, "licence")->answer, CheckAnswer::Yes);
    EXPECT_EQ(earlier_answer(vetting, "contact"), nullptr);
}

TEST(AnswerByNumber, TestsTheNumberOfTheRightKind) {
    EXPECT_EQ(answer_by_number(CheckKind::CreditCode, read_licence_number("9144030071526726XG")),
              CheckAnswer::Yes);
    EXPECT_EQ(answer_by_number(CheckKind::CreditCode, read_licence_number("9144030071526726XA")),
              CheckAnswer::No);
    EXPECT_EQ(answer_by_number(CheckKind::CreditCode, read_licence_number("91350211M00013FA1N")),
              CheckAnswer::Unknown);
    EXPECT_EQ(answer_by_number(CheckKind::CreditCode, read_licence_number("京ICP证070359号")),
              std::nullopt);
    EXPECT_EQ(answer_by_number(CheckKind::IcpNumber, read_licence_number("京ICP证070359号")),
              CheckAnswer::Yes);
}

}  // namespace
}  // namespace shuofa
