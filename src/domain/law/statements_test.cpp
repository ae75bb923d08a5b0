#include "domain/law/statements.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

FactEntry money(const char* name, std::vector<std::string> aliases = {}) {
    return {.name = name,
            .kind = FactKind::Money,
            .title = {name, name},
            .aliases = std::move(aliases)};
}

FactCatalogue a_catalogue() {
    const FactChoice city{"internet_court_city", {"三市", "three cities"}, {}};
    const FactChoice other{"elsewhere", {"其他", "elsewhere"}, {}};
    std::vector<FactEntry> entries{
        money("price_paid", {"price", "paid"}),
        money("kept_items_price"),
        money("returned_items_price"),
        money("prepaid_amount"),
        money("prepaid_gift", {"gift"}),
        money("gift_kept_price"),
        money("earnest_amount"),
        {.name = "free_freight_lost", .kind = FactKind::YesNo, .title = {"邮", "lost"}},
        {.name = "quality_defect", .kind = FactKind::YesNo, .title = {"坏", "defect"}},
        {.name = "gift_returned", .kind = FactKind::YesNo, .title = {"赠", "gift"}},
        {.name = "promised_multiple", .kind = FactKind::Number, .title = {"倍", "multiple"}},
        {.name = "received_on",
         .kind = FactKind::Day,
         .title = {"收", "received"},
         .aliases = {"received"}},
        {.name = "report_received_on", .kind = FactKind::Day, .title = {"报", "report"}},
        {.name = "return_reason",
         .kind = FactKind::Choice,
         .title = {"因", "why"},
         .choices = {{"none", {"不想要", "change of mind"}, {}},
                     {"quality", {"质量", "a defect"}, {}}},
         .aliases = {"defect"}},
        {.name = "prepaid_called",
         .kind = FactKind::Choice,
         .title = {"名", "called"},
         .choices = {{"deposit", {"订金", "deposit"}, {}}}},
        {.name = "receipt_place",
         .kind = FactKind::Choice,
         .title = {"地", "place"},
         .choices = {city, other}},
        {.name = "court_claim",
         .kind = FactKind::Choices,
         .title = {"诉", "claim"},
         .choices = {{"contract", {"合同", "contract"}, {}}, {"tort", {"侵权", "tort"}, {}}},
         .aliases = {"claim"}},
    };
    return FactCatalogue::build(std::move(entries)).value();
}

Statement said(const char* name, const char* value) {
    return {name, {.form = RawFactValue::Form::Text, .text = value}, {}};
}

std::string told(const Facts& facts, const char* name) {
    const Fact* fact = facts.find(name);
    return fact == nullptr ? "-" : fact_text(fact->value);
}

TEST(FactsOfStatements, SettlesAPartialReturnWhoseDiscountIsLost) {
    const Statement items{"items", {}, {{"A", "200.00"}, {"B", "150.00"}}};
    const Facts facts =
        facts_of_statements({items, said("returned", "B"), said("paid", "300.00"),
                             said("promo", "350 minus 50"), said("free_freight_over", "299.00")},
                            a_catalogue())
            .value();
    EXPECT_EQ(told(facts, "kept_items_price"), "200.00");
    EXPECT_EQ(told(facts, "returned_items_price"), "150.00");
    EXPECT_EQ(told(facts, "free_freight_lost"), "yes");
    EXPECT_EQ(told(facts, "price_paid"), "300.00");
}

TEST(FactsOfStatements, KeepsADiscountThatWhatIsKeptStillMeets) {
    const Statement items{"items", {}, {{"A", "320.00"}, {"B", "150.00"}}};
    const Facts facts =
        facts_of_statements({items, said("returned", "B"), said("promo", "满300减50"),
                             said("free_freight_over", "299.00")},
                            a_catalogue())
            .value();
    EXPECT_EQ(told(facts, "price_paid"), "420.00");
    EXPECT_EQ(told(facts, "kept_items_price"), "270.00");
    EXPECT_EQ(told(facts, "free_freight_lost"), "no");
}

TEST(FactsOfStatements, RefusesAnItemThatNobodyBought) {
    const Statement items{"items", {}, {{"A", "200.00"}}};
    const auto wrong = facts_of_statements({items, said("returned", "C")}, a_catalogue());
    EXPECT_EQ(wrong.error().where, "returned");
    EXPECT_EQ(wrong.error().detail, "C is none of the items");
}

TEST(FactsOfStatements, TakesWhatWasPaidForACardAsThePrepayment) {
    const Facts facts =
        facts_of_statements({said("paid", "3000.00"), said("gift", "600.00")}, a_catalogue())
            .value();
    EXPECT_EQ(told(facts, "prepaid_amount"), "3000.00");
    EXPECT_EQ(told(facts, "price_paid"), "-");
}

TEST(FactsOfStatements, TakesAGiftBesideAReturnAsAThing) {
    const Facts facts = facts_of_statements({said("paid", "399.00"), said("gift", "49.00"),
                                             said("gift_returned", "no")},
                                            a_catalogue())
                            .value();
    EXPECT_EQ(told(facts, "gift_kept_price"), "49.00");
    EXPECT_EQ(told(facts, "price_paid"), "399.00");
}

TEST(FactsOfStatements, TurnsWhatIsSaidTheOtherWayRound) {
    const Facts kept = facts_of_statements({said("gift_kept", "yes")}, a_catalogue()).value();
    const Facts back = facts_of_statements({said("gift_kept", "no")}, a_catalogue()).value();
    EXPECT_EQ(told(kept, "gift_returned"), "no");
    EXPECT_EQ(told(back, "gift_returned"), "yes");
}

TEST(FactsOfStatements, ReadsAnAmountBesideANameOfPrepaymentAndTheReceiptOfAReport) {
    const Facts facts =
        facts_of_statements({said("amount", "300.00"), said("prepaid_called", "订金"),
                             said("kind", "report"), said("received", "2026-09-18")},
                            a_catalogue())
            .value();
    EXPECT_EQ(told(facts, "earnest_amount"), "300.00");
    EXPECT_EQ(told(facts, "report_received_on"), "2026-09-18");
    EXPECT_EQ(told(facts, "received_on"), "-");
}

TEST(FactsOfStatements, ReadsThePromisedMultipleFromItsWords) {
    for (const auto& [words, multiple] : {std::pair{"假一赔十", "10"},
                                          {"fake_one_pay_ten", "10"},
                                          {"退一赔三", "3"},
                                          {"假一赔4", "4"}}) {
        const Facts facts = facts_of_statements({said("promise", words)}, a_catalogue()).value();
        EXPECT_EQ(told(facts, "promised_multiple"), multiple) << words;
    }
}

TEST(FactsOfStatements, TakesADefectInOtherWordsAsADefect) {
    const Facts broken = facts_of_statements({said("defect", "broken zip")}, a_catalogue()).value();
    const Facts sound = facts_of_statements({said("defect", "none")}, a_catalogue()).value();
    EXPECT_EQ(told(broken, "quality_defect"), "yes");
    EXPECT_EQ(told(broken, "return_reason"), "quality");
    EXPECT_EQ(told(sound, "quality_defect"), "-");
    EXPECT_EQ(told(sound, "return_reason"), "none");
}

TEST(FactsOfStatements, KnowsTheCitiesWithAnInternetCourt) {
    for (const auto& [words, place] : {std::pair{"Guangzhou_Tianhe", "internet_court_city"},
                                       {"杭州市余杭区", "internet_court_city"},
                                       {"Xian", "elsewhere"},
                                       {"elsewhere", "elsewhere"},
                                       {"unknown", "unknown"}}) {
        const Facts facts =
            facts_of_statements({said("receipt_place", words)}, a_catalogue()).value();
        EXPECT_EQ(told(facts, "receipt_place"), place) << words;
    }
}

TEST(FactsOfStatements, GathersClaimsIntoOneList) {
    const Facts facts =
        facts_of_statements({said("claim_a", "contract"), said("claim_b", "tort")}, a_catalogue())
            .value();
    EXPECT_EQ(told(facts, "court_claim"), "contract, tort");
}

TEST(FactsOfStatements, NamesTheStatementThatCannotBeRead) {
    const Statement map{"price", {}, {{"A", "1"}}};
    EXPECT_EQ(facts_of_statements({map}, a_catalogue()).error().where, "price");
    EXPECT_EQ(facts_of_statements({said("prise", "1")}, a_catalogue()).error().where, "prise");
    const Statement items{"items", {}, {{"A", "much"}}};
    EXPECT_EQ(facts_of_statements({items}, a_catalogue()).error().where, "items.A");
}

}  // namespace
}  // namespace shuofa
