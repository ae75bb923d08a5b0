#include "domain/law/rule_pack.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

Day day(const char* text) { return *parse_day(text); }

RulePack pack() {
    RulePack made;
    made.id = "shop-terms";
    made.title = {"店铺规则", "terms of the shop"};
    made.expires_on = day("2026-12-31");
    return made;
}

TEST(RulePack, ComparesVersionsByNumberAndNotByLetter) {
    EXPECT_EQ(compare_versions("2026.9", "2026.11"), -1);
    EXPECT_EQ(compare_versions("2", "1.9.9"), 1);
    EXPECT_EQ(compare_versions("1.0", "1"), 0);
}

TEST(RulePack, TakesNumbersBetweenPointsForAVersion) {
    for (const char* good : {"1", "2026.11", "1.0.12"})
        EXPECT_TRUE(is_version(good)) << good;
    for (const char* bad : {"", ".", "1.", ".1", "1..2", "1a", "v1", "999999999"})
        EXPECT_FALSE(is_version(bad)) << bad;
}

TEST(RulePack, HasAnIdThatIsSafeInAPath) {
    for (const char* good : {"shandong", "jd-2026"})
        EXPECT_TRUE(is_pack_id(good)) << good;
    for (const char* bad : {"", "a", "../x", "A1", "1a", "a_b", "a b"})
        EXPECT_FALSE(is_pack_id(bad)) << bad;
}

TEST(RulePack, ExpiresTheDayAfterItsLastDay) {
    EXPECT_FALSE(pack().has_expired(day("2026-12-31")));
    EXPECT_TRUE(pack().has_expired(day("2027-01-01")));
}

TEST(RulePack, GivesItsRulesAWarningForWhenItHasExpired) {
    Rule rule;
    stand_in_pack(rule, pack());
    ASSERT_EQ(rule.gives.size(), 1U);
    EXPECT_EQ(rule.gives[0].id, "shop_terms_expired");
    EXPECT_EQ(rule.gives[0].only_if.fact, "today");
}

TEST(RulePack, NarrowsWhereAndWhenItsRulesApply) {
    RulePack local = pack();
    local.expires_on.reset();
    local.applies_to = {{"province", {"shanghai"}}};
    local.in_force = {day("2025-01-01"), std::nullopt};
    Rule rule;
    rule.in_force = {day("2020-01-01"), day("2026-01-01")};
    rule.when = {.kind = ConditionKind::IsYes, .fact = "fake"};
    stand_in_pack(rule, local);
    EXPECT_EQ(rule.when.kind, ConditionKind::All);
    EXPECT_EQ(rule.in_force, (InForce{day("2025-01-01"), day("2026-01-01")}));
    EXPECT_TRUE(rule.gives.empty());
}

}  // namespace
}  // namespace shuofa
