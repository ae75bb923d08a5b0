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

FactCatalogue a_catalogue() {
    return *FactCatalogue::build(
        {an_entry("price_paid", FactKind::Money), an_entry("received_on", FactKind::Day),
         an_entry("refunded", FactKind::YesNo), an_entry("demands_sent_on", FactKind::Days),
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
