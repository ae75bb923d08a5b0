#include "domain/cases/gather_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shuofa {
namespace {

using namespace std::chrono_literals;

FactEntry an_entry(std::string name, FactKind kind) {
    FactEntry entry;
    entry.name = std::move(name);
    entry.kind = kind;
    return entry;
}

FactEntry a_choice(std::string name, std::vector<std::string> ids) {
    FactEntry entry = an_entry(std::move(name), FactKind::Choice);
    for (std::string& id : ids) {
        FactChoice choice;
        choice.id = std::move(id);
        entry.choices.push_back(std::move(choice));
    }
    return entry;
}

FactEntry a_decision() { return a_choice("complaint_decision", {"none", "accepted", "refused"}); }
FactEntry a_ground() { return a_choice("complaint_refusal_ground", {"1", "2", "3", "4"}); }

FactCatalogue a_catalogue() {
    return *FactCatalogue::build(
        {an_entry("price_paid", FactKind::Money), an_entry("received_on", FactKind::Day),
         an_entry("refunded", FactKind::YesNo), an_entry("demands_sent_on", FactKind::Days),
         an_entry("demands_arrived_on", FactKind::Days),
         an_entry("demand_arrived_on", FactKind::Day),
         an_entry("agency_requests_on", FactKind::Days),
         an_entry("partial_performance_on", FactKind::Days),
         an_entry("refunded_amount", FactKind::Money), an_entry("court_filed_on", FactKind::Day),
         an_entry("judgment_served_on", FactKind::Day), an_entry("claim_amount", FactKind::Money),
         an_entry("performance_period_ends_on", FactKind::Day),
         an_entry("association_complained_on", FactKind::Day),
         an_entry("complaint_refused_on", FactKind::Day), a_decision(), a_ground(),
         an_entry("complaint_received_on", FactKind::Day),
         an_entry("settlement_performed", FactKind::YesNo)});
}

Order an_order() {
    Order order;
    order.paid = Money::yuan(329);
    order.received_on = 2026y / 11 / 3;
    return order;
}

Facts facts_after(std::vector<std::pair<std::string, EventFields>> events, const Order* order,
                  Day today = 2026y / 11 / 23) {
    Case matter;
    for (auto& [type, fields] : events) {
        CaseEvent event = *read_case_event(type, fields, today);
        event.number = static_cast<int>(matter.events.size()) + 1;
        matter.events.push_back(std::move(event));
    }
    return gather_facts(position_of(matter, order, today), order, a_catalogue());
}

TEST(GatherFacts, TakesFromTheOrderWhatItShowsAndSaysSo) {
    const Order order = an_order();

    const Facts facts = facts_after({}, &order);

    EXPECT_EQ(*facts.find("price_paid"), (Fact{Money::yuan(329), "order"}));
    EXPECT_EQ(*facts.find("received_on"), (Fact{Day{2026y / 11 / 3}, "order"}));
    EXPECT_EQ(facts.find("refunded"), nullptr) << "no refund row does not mean no";
}

TEST(GatherFacts, TheShopperCorrectsTheOrder) {
    const Order order = an_order();

    const Facts facts = facts_after({{"fact_set", {{"received_on", "2026-11-05"}}}}, &order);

    EXPECT_EQ(*facts.find("received_on"), (Fact{Day{2026y / 11 / 5}, "user"}));
}

TEST(GatherFacts, TakingAnAnswerBackLetsTheOrderSpeakAgain) {
    const Order order = an_order();

    const Facts facts = facts_after(
        {{"fact_set", {{"received_on", "2026-11-05"}}}, {"fact_set", {{"received_on", ""}}}},
        &order);

    EXPECT_EQ(facts.find("received_on")->source, "order");
}

TEST(GatherFacts, NotKnownIsAnAnswer) {
    const Facts facts = facts_after({{"fact_set", {{"refunded", "unknown"}}}}, nullptr);

    ASSERT_NE(facts.find("refunded"), nullptr);
    EXPECT_TRUE(is_unknown(facts.find("refunded")->value));
}

TEST(GatherFacts, ReadsDatesFromEvents) {
    const Facts facts =
        facts_after({{"paper_handed_over", {{"channel", "seller"}, {"on", "2026-11-08"}}},
                     {"complaint_filed", {{"received", "2026-11-12"}}}},
                    nullptr);

    EXPECT_EQ(*facts.find("demands_sent_on"), (Fact{std::vector<Day>{2026y / 11 / 8}, "event"}));
    EXPECT_EQ(*facts.find("complaint_received_on"), (Fact{Day{2026y / 11 / 12}, "event"}));
}

TEST(GatherFacts, ADemandArrivesWhenItIsConfirmedAndAtTheLatestWhenItIsAnswered) {
    const Facts confirmed =
        facts_after({{"paper_handed_over", {{"channel", "seller"}, {"on", "2026-11-08"}}},
                     {"paper_confirmed", {{"channel", "seller"}, {"on", "2026-11-10"}}},
                     {"they_answered", {{"from", "seller"}, {"on", "2026-11-12"}}},
                     {"paper_confirmed", {{"channel", "seller"}, {"on", "2026-11-20"}}}},
                    nullptr);
    const Facts answered =
        facts_after({{"paper_handed_over", {{"channel", "seller"}, {"on", "2026-11-08"}}},
                     {"they_answered", {{"from", "seller"}, {"on", "2026-11-12"}}}},
                    nullptr);
    const Facts to_the_platform =
        facts_after({{"paper_handed_over", {{"channel", "platform"}, {"on", "2026-11-08"}}},
                     {"paper_confirmed", {{"channel", "platform"}, {"on", "2026-11-10"}}}},
                    nullptr);

    EXPECT_EQ(*confirmed.find("demands_arrived_on"),
              (Fact{std::vector<Day>{2026y / 11 / 10, 2026y / 11 / 20}, "event"}));
    EXPECT_EQ(*confirmed.find("demand_arrived_on"), (Fact{Day{2026y / 11 / 10}, "event"}));
    EXPECT_EQ(*answered.find("demand_arrived_on"), (Fact{Day{2026y / 11 / 12}, "event"}));
    EXPECT_EQ(to_the_platform.find("demands_arrived_on"), nullptr);
}

TEST(GatherFacts, ARequestToAnOfficeCountsFromTheDayItWasMade) {
    const Facts facts = facts_after(
        {{"complaint_filed",
          {{"with", "msa_complaint"}, {"received", "2026-11-12"}, {"on", "2026-11-09"}}},
         {"complaint_filed", {{"with", "mediation"}, {"on", "2026-11-02"}}},
         {"complaint_filed", {{"with", "seller"}, {"on", "2026-11-01"}}}},
        nullptr);

    EXPECT_EQ(*facts.find("agency_requests_on"),
              (Fact{std::vector<Day>{2026y / 11 / 2, 2026y / 11 / 9}, "event"}));
    EXPECT_EQ(*facts.find("complaint_received_on"), (Fact{Day{2026y / 11 / 12}, "event"}));
    EXPECT_EQ(facts.find("association_complained_on"), nullptr);
}

TEST(GatherFacts, ARefusalCarriesItsGround) {
    const Facts facts =
        facts_after({{"complaint_filed", {{"on", "2026-11-09"}}},
                     {"complaint_refused", {{"ground", "3"}, {"on", "2026-11-16"}}}},
                    nullptr);

    EXPECT_EQ(*facts.find("complaint_decision"), (Fact{std::string{"refused"}, "event"}));
    EXPECT_EQ(*facts.find("complaint_refused_on"), (Fact{Day{2026y / 11 / 16}, "event"}));
    EXPECT_EQ(*facts.find("complaint_refusal_ground"), (Fact{std::string{"3"}, "event"}));
}

TEST(GatherFacts, MoneyThatCameBackIsPartialPerformance) {
    const Order order = an_order();

    const Facts facts = facts_after({{"refund_seen", {{"amount", "100"}, {"on", "2026-11-18"}}},
                                     {"refund_seen", {{"amount", "29"}, {"on", "2026-11-11"}}}},
                                    &order);

    EXPECT_EQ(*facts.find("partial_performance_on"),
              (Fact{std::vector<Day>{2026y / 11 / 11, 2026y / 11 / 18}, "event"}));
    EXPECT_EQ(*facts.find("refunded_amount"), (Fact{Money::yuan(129), "event"}));
    EXPECT_EQ(facts.find("refunded"), nullptr);
}

TEST(GatherFacts, TheSuitAndItsJudgmentAreDays) {
    const Facts facts = facts_after(
        {{"suit_filed", {{"amount", "1596"}, {"on", "2026-08-03"}}},
         {"court_decided", {{"result", "partly"}, {"due", "2026-11-30"}, {"on", "2026-11-02"}}}},
        nullptr);

    EXPECT_EQ(*facts.find("court_filed_on"), (Fact{Day{2026y / 8 / 3}, "event"}));
    EXPECT_EQ(*facts.find("claim_amount"), (Fact{Money::yuan(1596), "event"}));
    EXPECT_EQ(*facts.find("judgment_served_on"), (Fact{Day{2026y / 11 / 2}, "event"}));
    EXPECT_EQ(*facts.find("performance_period_ends_on"), (Fact{Day{2026y / 11 / 30}, "event"}));
}

TEST(GatherFacts, KnowsThatASettlementWasNotPerformed) {
    const Facts facts = facts_after({{"mediation_ended",
                                      {{"result", "agreement"},
                                       {"amount", "800"},
                                       {"due", "2026-11-20"},
                                       {"on", "2026-11-10"}}}},
                                    nullptr);

    EXPECT_EQ(*facts.find("settlement_performed"), (Fact{false, "event"}));
}

TEST(GatherFacts, AFactOfAnotherCatalogueIsLeftOut) {
    EXPECT_TRUE(facts_after({{"fact_set", {{"colour", "red"}}}}, nullptr).empty());
}

}  // namespace
}  // namespace shuofa
