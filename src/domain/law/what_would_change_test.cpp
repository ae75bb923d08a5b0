#include "domain/law/what_would_change.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shuofa {
namespace {

// A refund where the goods are fake; three times the price, and a week from the day of receipt.
RuleBook rules() {
    std::vector<FactEntry> entries;
    entries.push_back({.name = "fake"});
    entries.push_back({.name = "price", .kind = FactKind::Money});
    entries.push_back({.name = "received_on", .kind = FactKind::Day});
    entries.push_back({.name = "colour", .kind = FactKind::Choice, .choices = {{"red"}, {"blue"}}});
    Rule rule{.id = "rule", .law = "LAW"};
    rule.when = {.kind = ConditionKind::IsYes, .fact = "fake"};
    rule.gives.push_back({.kind = OutcomeKind::Remedy, .id = "refund"});
    AmountTerm price{.kind = AmountKind::Fact, .fact = "price"};
    rule.amounts.push_back({.name = "price_back", .term = price});
    DeadlineRule week{.name = "week"};
    week.start.facts = {"received_on"};
    week.period = Period{7, PeriodUnit::Days};
    rule.deadlines.push_back(week);
    RuleSources sources{.catalogue = FactCatalogue::build(std::move(entries)).value(),
                        .laws = {{.id = "LAW"}}};
    sources.rules.push_back(std::move(rule));
    return RuleBook::build(std::move(sources)).value();
}

PossibleChanges changes() {
    Facts facts;
    facts.set("fake", true);
    facts.set("price", Money::yuan(100));
    facts.set("received_on", *parse_day("2026-11-01"));
    facts.set("colour", std::string{"red"});
    const RuleBook book = rules();
    const WorkCalendar calendar;
    return what_would_change(facts, book, calendar,
                             assess(facts, book, calendar, *parse_day("2026-11-23")));
}

TEST(WhatWouldChange, SaysWhichFactTakesARemedyAway) {
    const auto found = changes().remedies.at("refund");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0], (FactChange{"fake", false, true, ""}));
}

TEST(WhatWouldChange, SaysWhatASumWouldBe) {
    EXPECT_THAT(changes().amounts.at("price_back"),
                testing::Contains(FactChange{"price", Money::yuan(200), false, "200.00"}));
    EXPECT_THAT(changes().amounts.at("price_back"),
                testing::Contains(FactChange{"price", Unknown{}, true, ""}));
}

TEST(WhatWouldChange, SaysWhatADateWouldBe) {
    EXPECT_THAT(changes().deadlines.at("week"),
                testing::Contains(
                    FactChange{"received_on", *parse_day("2026-11-02"), false, "2026-11-09"}));
}

TEST(WhatWouldChange, LeavesOutFactsThatDoNothing) {
    for (const auto& [id, found] : changes().deadlines) {
        for (const FactChange& change : found)
            EXPECT_NE(change.fact, "colour") << id;
    }
}

}  // namespace
}  // namespace shuofa
