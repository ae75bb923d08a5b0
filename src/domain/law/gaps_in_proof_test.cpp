#include "domain/law/gaps_in_proof.h"

#include "domain/law/assess.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

RuleBook rules() {
    FactEntry fake{.name = "fake"};
    fake.proof = {"鉴定", "an appraisal"};
    RuleSources sources{.catalogue = FactCatalogue::build({fake, {.name = "consumer"}}).value(),
                        .laws = {{.id = "LAW"}}};
    Rule rule{.id = "triple", .law = "LAW"};
    rule.when = {.kind = ConditionKind::All,
                 .parts = {{.kind = ConditionKind::IsYes, .fact = "fake"},
                           {.kind = ConditionKind::IsYes, .fact = "consumer"}}};
    rule.gives.push_back({.kind = OutcomeKind::Remedy, .id = "triple"});
    sources.rules.push_back(rule);
    return RuleBook::build(std::move(sources)).value();
}

std::vector<ProofGap> gaps(const Facts& facts, const RuleBook& book) {
    const Day today{std::chrono::year{2026} / 11 / 23};
    return gaps_in_proof(facts, assess(facts, book, WorkCalendar{}, today), book);
}

TEST(GapsInProof, AreWhatOnlyTheShopperSays) {
    const RuleBook book = rules();
    Facts facts;
    facts.set("fake", true);
    EXPECT_TRUE(gaps(facts, book).empty()) << "nothing can be asked for yet";
    facts.set("consumer", true);
    const auto found = gaps(facts, book);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].fact->name, "fake");
    EXPECT_EQ(found[0].carries, std::vector<std::string>{"triple"});

    facts.set("fake", true, "order");
    EXPECT_TRUE(gaps(facts, book).empty()) << "an order tells it";
}

}  // namespace
}  // namespace shuofa
