#include "domain/cases/ladder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace shuofa {
namespace {

using namespace std::chrono_literals;

constexpr Day today = 2026y / 11 / 23;

std::vector<Rung> rungs_after(std::vector<std::pair<std::string, EventFields>> events) {
    Case matter;
    for (auto& [type, fields] : events) {
        CaseEvent event = *read_case_event(type, fields, today);
        event.number = static_cast<int>(matter.events.size()) + 1;
        matter.events.push_back(std::move(event));
    }
    const CasePosition position = position_of(matter, nullptr, today);
    const Facts facts;
    const Assessment assessment{};
    const WorkCalendar calendar{};
    return ladder({.position = position,
                   .facts = facts,
                   .assessment = assessment,
                   .calendar = calendar,
                   .today = today});
}

Rung rung(const std::vector<Rung>& rungs, std::string_view id) {
    return *std::find_if(rungs.begin(), rungs.end(), [&](const Rung& one) { return one.id == id; });
}

TEST(Ladder, BeginsWithTheSeller) {
    const auto rungs = rungs_after({});

    EXPECT_EQ(rungs.front().id, "seller");
    EXPECT_EQ(rungs.front().state, RungState::Open);
    EXPECT_EQ(rung(rungs, "platform").state, RungState::Later);
    EXPECT_EQ(rung(rungs, "court").state, RungState::Open) << "no complaint is required first";
}

TEST(Ladder, ShowsWhereTheCaseStands) {
    const auto rungs = rungs_after(
        {{"contact", {{"channel", "seller"}}}, {"paper_handed_over", {{"channel", "platform"}}}});

    EXPECT_EQ(rung(rungs, "seller").state, RungState::Done);
    EXPECT_EQ(rung(rungs, "platform").state, RungState::Current);
}

TEST(Ladder, AComplaintWith12315ShutsTheAssociation) {
    const auto rungs = rungs_after({{"complaint_filed", {{"with", "msa_complaint"}}}});

    EXPECT_EQ(rung(rungs, "msa_complaint").state, RungState::Current);
    EXPECT_EQ(rung(rungs, "consumer_association").state, RungState::Shut);
    EXPECT_FALSE(rung(rungs, "consumer_association").state_why.zh.empty());
}

TEST(Ladder, AComplaintWithTheAssociationShuts12315) {
    const auto rungs = rungs_after({{"complaint_filed", {{"with", "consumer_association"}}}});

    EXPECT_EQ(rung(rungs, "msa_complaint").state, RungState::Shut);
}

TEST(Ladder, ARefusalOpensTheOtherWayAgain) {
    const auto rungs = rungs_after({{"complaint_filed", {{"with", "consumer_association"}}},
                                    {"complaint_refused", {{"with", "consumer_association"}}}});

    EXPECT_EQ(rung(rungs, "msa_complaint").state, RungState::Open);
}

TEST(Ladder, AReportOnSilenceNeedsMoreThanFifteenDays) {
    const auto rungs =
        rungs_after({{"paper_handed_over", {{"channel", "seller"}, {"on", "2026-11-08"}}}});

    // The worked date D14: demanded on the 8th, presumed from the 24th.
    EXPECT_EQ(rung(rungs, "msa_report").earliest, (Day{2026y / 11 / 24}));
}

TEST(Ladder, WhatIsNotKnownIsNotANo) {
    EXPECT_EQ(rung(rungs_after({}), "court").conditions.front().met, Known::Unknown);
}

}  // namespace
}  // namespace shuofa
