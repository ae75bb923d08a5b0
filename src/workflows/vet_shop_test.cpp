#include "workflows/vet_shop.h"

#include "domain/channels/directory.h"
#include "storage/vetting_store.h"
#include "testing/counting_ids.h"
#include "testing/temporary_database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shuofa {
namespace {

using namespace std::chrono;
constexpr Day today{year{2026} / November / 23};

VettingCheck a_check(std::string id, CheckKind kind) {
    VettingCheck check;
    check.id = std::move(id);
    check.kind = kind;
    check.title = {"标题", "title"};
    return check;
}

Directory a_directory() {
    Entity shop;
    shop.id = "taobao";
    shop.name_zh = "淘宝";
    shop.domains = {{"taobao.com", true}};
    return Directory{"2026-11-23", {shop}, {}};
}

struct VetShop : testing::Test {
    TemporaryDatabase database;
    CountingIds ids;
    VaultId vault;
    VettingChecklist checklist{{a_check("licence_shown", CheckKind::Answer),
                                a_check("credit_code", CheckKind::CreditCode),
                                a_check("domain", CheckKind::Domain)}};
    Directory directory = a_directory();
    VettingNeeds needs{*database, vault, checklist, directory};
};

TEST_F(VetShop, KeepsAnswersAndTestsNumbersAndAddresses) {
    const auto started = start_vetting(needs, ids, " 某某鞋店 ", today);
    ASSERT_TRUE(started);

    const auto answered =
        answer_checks(needs, started->id,
                      {{.check = "licence_shown", .value = "yes", .note = "页脚有"},
                       {.check = "credit_code", .value = "9144030071526726XA"},
                       {.check = "domain", .value = "taobao-kefu.com"}},
                      today);
    ASSERT_TRUE(answered) << answered.error().detail;

    const auto loaded = database->read([&](sql::Transaction& transaction) -> Result<Vetting> {
        return VettingStore(transaction, vault).load(started->id);
    });
    ASSERT_TRUE(loaded);
    EXPECT_EQ(*loaded, *answered);
    EXPECT_EQ(loaded->name, "某某鞋店");
    EXPECT_EQ(newest_answer(*loaded, "credit_code")->answer, CheckAnswer::No);
    EXPECT_EQ(newest_answer(*loaded, "domain")->answer, CheckAnswer::No);
    EXPECT_EQ(newest_answer(*loaded, "licence_shown")->note, "页脚有");
}

TEST_F(VetShop, AWrongAnswerChangesNothing) {
    const auto started = start_vetting(needs, ids, "某某鞋店", today);
    const auto answered = answer_checks(
        needs, started->id,
        {{.check = "licence_shown", .value = "yes"}, {.check = "credit_code", .value = "也许"}},
        today);

    ASSERT_FALSE(answered);
    EXPECT_EQ(answered.error().reason.id, vetting_value_wrong.id);
    const auto loaded = database->read([&](sql::Transaction& transaction) -> Result<Vetting> {
        return VettingStore(transaction, vault).load(started->id);
    });
    EXPECT_TRUE(loaded->answers.empty());
}

TEST_F(VetShop, AnUnknownCheckIsNamed) {
    const auto started = start_vetting(needs, ids, "某某鞋店", today);
    const auto answered =
        answer_checks(needs, started->id, {{.check = "nothing", .value = "yes"}}, today);

    ASSERT_FALSE(answered);
    EXPECT_EQ(answered.error().where, "nothing");
}

}  // namespace
}  // namespace shuofa
