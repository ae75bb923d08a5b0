#include "domain/law/fact_catalogue.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

FactCatalogue a_catalogue() {
    FactEntry price{.name = "price_paid",
                    .kind = FactKind::Money,
                    .title = {"价", "price"},
                    .aliases = {"price"}};
    FactEntry day{.name = "received_on",
                  .kind = FactKind::Day,
                  .title = {"日", "day"},
                  .aliases = {"signed"}};
    FactEntry yes{.name = "signed_for",
                  .kind = FactKind::YesNo,
                  .title = {"签", "signed"},
                  .aliases = {"signed"}};
    FactEntry goods{.name = "goods",
                    .kind = FactKind::Choice,
                    .title = {"物", "goods"},
                    .choices = {{"shoes", {"鞋", "shoes"}, {"boots"}}}};
    return FactCatalogue::build({price, day, yes, goods}).value();
}

RawFactValue text(const char* value) { return {.form = RawFactValue::Form::Text, .text = value}; }

TEST(FactCatalogue, ReadsAnAliasAsTheKindThatFits) {
    EXPECT_EQ(a_catalogue().read("signed", text("2026-11-16"))->first, "received_on");
    EXPECT_EQ(a_catalogue().read("signed", text("false"))->first, "signed_for");
    EXPECT_EQ(a_catalogue().read("price", text("199.00"))->second, FactValue{Money::yuan(199)});
    EXPECT_EQ(a_catalogue().read("goods", text("boots"))->second, FactValue{std::string{"shoes"}});
}

TEST(FactCatalogue, KeepsUnknownAsAValue) {
    EXPECT_TRUE(is_unknown(a_catalogue().read("price", text("unknown"))->second));
    EXPECT_TRUE(is_unknown(a_catalogue().read("goods", RawFactValue{})->second));
}

TEST(FactCatalogue, NamesTheNearestFact) {
    const auto wrong = a_catalogue().read("price_payed", text("1"));
    EXPECT_EQ(wrong.error().reason.id, "fact_unknown");
    EXPECT_EQ(wrong.error().detail, "did you mean price_paid?");
    EXPECT_EQ(wrong.error().where, "price_payed");
}

TEST(FactCatalogue, RefusesAValueOfTheWrongKind) {
    for (const auto& [name, value] :
         {std::pair{"price", "-5"}, {"price", "much"}, {"goods", "hats"}, {"signed", "maybe"}}) {
        EXPECT_EQ(a_catalogue().read(name, text(value)).error().reason.id, "fact_wrong_kind")
            << name;
    }
}

TEST(FactCatalogue, RefusesANameThatStandsTwice) {
    const FactEntry entry{.name = "a", .kind = FactKind::Day, .title = {"a", "a"}};
    EXPECT_FALSE(FactCatalogue::build({entry, entry}));
}

TEST(FactCatalogue, RefusesDaysThatCannotHaveComeInThisOrder) {
    FactEntry received{.name = "received_on", .kind = FactKind::Day};
    received.not_before = {"ordered_on"};
    const FactCatalogue catalogue =
        FactCatalogue::build({{.name = "ordered_on", .kind = FactKind::Day}, received}).value();
    Facts facts;
    facts.set("received_on", parse_day("2026-11-16").value());
    EXPECT_TRUE(catalogue.check_days(facts));
    facts.set("ordered_on", parse_day("2026-11-16").value());
    EXPECT_TRUE(catalogue.check_days(facts)) << "the same day is possible";
    facts.set("ordered_on", parse_day("2026-11-17").value());
    const auto checked = catalogue.check_days(facts);
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().reason.id, "fact_days_impossible");
    EXPECT_EQ(checked.error().where, "received_on");
    EXPECT_EQ(checked.error().detail, "received_on 2026-11-16 < ordered_on 2026-11-17");
}

TEST(FactCatalogue, SaysOfADayThatThereIsNone) {
    FactEntry day{.name = "received_on", .kind = FactKind::Day, .aliases = {"signed"}};
    FactEntry yes{.name = "was_signed", .kind = FactKind::YesNo, .aliases = {"signed"}};
    const FactCatalogue catalogue = FactCatalogue::build({day, yes}).value();
    const auto read =
        catalogue.read("signed", {.form = RawFactValue::Form::Text, .text = "2026-02-30"});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().detail, "expected a day that there is");
}

TEST(Number, HasAtMostThreeDecimals) {
    EXPECT_EQ(parse_number("0.005")->thousandths, 5);
    EXPECT_EQ(number_text(Number{1250}), "1.25");
    for (const char* wrong : {"", "1.", "a", "0.0001", "1e3"})
        EXPECT_FALSE(parse_number(wrong)) << wrong;
}

}  // namespace
}  // namespace shuofa
