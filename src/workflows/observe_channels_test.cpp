#include "workflows/observe_channels.h"

#include "base/text.h"
#include "domain/channels/check_value.h"
#include "storage/observation_store.h"
#include "testing/counting_ids.h"
#include "testing/temporary_database.h"
#include "workflows/directory_in_use.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shuofa {
namespace {

using namespace std::chrono;
constexpr Day today{year{2026} / November / 23};

Directory a_directory() {
    Entity shop;
    shop.id = "jd";
    shop.name_zh = "京东";
    return Directory{"2026-11-23", {shop}, {}};
}

struct AVault {
    TemporaryDatabase database;
    CountingIds ids;
    VaultId vault;
    Directory directory = a_directory();
    ObservingNeeds needs{*database, vault, directory, ids};

    Verdict verdict(std::string_view value) {
        const auto observed = database->read(
            [&](sql::Transaction& transaction) -> Result<std::unique_ptr<Directory>> {
                return observed_directory(transaction, vault, directory);
            });
        return check_value(value, observed && *observed ? **observed : directory, today).verdict;
    }
};

TEST(ObserveChannels, WhatTheUserSawOnTheOwnersPageCounts) {
    AVault vault;
    EXPECT_EQ(vault.verdict("950618"), Verdict::NeverSeen);

    const auto seen = observe_channel(vault.needs, {.entity = "京东", .value = "950618"}, today);

    ASSERT_TRUE(seen) << seen.error().detail;
    EXPECT_EQ(seen->entity, "jd");
    EXPECT_EQ(vault.verdict("950618"), Verdict::Official);
}

TEST(ObserveChannels, RefusesWhatIsNoContact) {
    AVault vault;
    EXPECT_EQ(
        observe_channel(vault.needs, {.entity = "jd", .value = "客服"}, today).error().reason.id,
        observed_value_malformed.id);
    EXPECT_EQ(observe_channel(vault.needs, {.entity = "无此店", .value = "950618"}, today)
                  .error()
                  .reason.id,
              observed_entity_unknown.id);
}

TEST(ObserveChannels, APackTravelsSignedAndIsRefusedWhenChanged) {
    AVault from, to;
    ASSERT_TRUE(observe_channel(
        from.needs, {.entity = "jd", .value = "950618", .note = "官网", .proof = "evd_x"}, today));
    const std::string file = export_pack(from.needs, "消协", today).value();

    EXPECT_EQ(file.find("evd_x"), std::string::npos);
    const auto changed =
        import_pack(to.needs, replace_all(file, "950618", "950619"), PackTrust::Counts, today);
    ASSERT_FALSE(changed);
    EXPECT_EQ(changed.error().reason.id, pack_signature_wrong.id);

    const auto imported = import_pack(to.needs, file, PackTrust::OnlyShown, today);
    ASSERT_TRUE(imported) << imported.error().detail;
    EXPECT_EQ(imported->observations, 1);
    EXPECT_EQ(to.verdict("950618"), Verdict::NeverSeen);
    EXPECT_EQ(import_pack(to.needs, file, PackTrust::Counts, today).error().reason.id,
              pack_known.id);
}

TEST(ObserveChannels, ARemovedPackLeavesNothing) {
    AVault from, to;
    ASSERT_TRUE(observe_channel(from.needs, {.entity = "jd", .value = "950618"}, today));
    const auto imported = import_pack(to.needs, export_pack(from.needs, "消协", today).value(),
                                      PackTrust::Counts, today);
    ASSERT_TRUE(imported);
    EXPECT_EQ(to.verdict("950618"), Verdict::Conflicting);

    const auto removed = to.database->write([&](sql::Transaction& transaction) -> Result<void> {
        return ObservationStore(transaction, to.vault).remove_pack(imported->pack.id);
    });

    ASSERT_TRUE(removed);
    EXPECT_EQ(to.verdict("950618"), Verdict::NeverSeen);
}

TEST(ObserveChannels, RubbishIsNoPack) {
    AVault vault;
    for (const char* text :
         {"", "{}", "[]",
          "{\"format\":\"x\",\"payload\":\"\",\"public_key\":\"\",\"signature\":\"\"}"})
        EXPECT_EQ(import_pack(vault.needs, text, PackTrust::Counts, today).error().reason.id,
                  pack_unreadable.id)
            << text;
}

}  // namespace
}  // namespace shuofa
