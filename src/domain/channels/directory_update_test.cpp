#include "domain/channels/directory_update.h"

#include "domain/channels/check_value.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shuofa {
namespace {

using namespace std::chrono;
using testing::ElementsAre;
constexpr Day today{year{2026} / November / 23};

Entity an_entity(const std::string& id, const std::string& number) {
    Entity entity;
    entity.id = id;
    entity.name_zh = id;
    Channel line;
    line.id = id + "/phone";
    line.value = number;
    line.role = ChannelRole::Buyer;
    Observation seen;
    seen.source_kind = SourceAuthority::Official;
    seen.seen_on = read_seen_on("2026");
    line.observations = {seen};
    entity.channels = {line};
    return entity;
}

KnownBad bad_value(const std::string& value) {
    KnownBad bad;
    bad.value = value;
    return bad;
}

Directory a_directory() {
    return Directory{"2026-11-23",
                     {an_entity("aa", "95001"), an_entity("bb", "95002")},
                     {bad_value("400-666-6666")}};
}

TEST(DirectoryUpdate, AnExtensionReplacesAddsAndRemovesEntities) {
    const Directory base = a_directory();
    const auto updated =
        with_update(base, {.kind = UpdateKind::Extension,
                           .edition = "2026-12-01",
                           .entities = {an_entity("aa", "95009"), an_entity("cc", "95003")},
                           .removed = {"bb"}});

    ASSERT_EQ(updated->entities().size(), 2u);
    EXPECT_EQ(updated->edition(), "2026-12-01");
    EXPECT_EQ(check_value("95009", *updated, today).verdict, Verdict::Official);
    EXPECT_EQ(check_value("95001", *updated, today).verdict, Verdict::NeverSeen);
    EXPECT_FALSE(updated->find_entity("bb"));
}

TEST(DirectoryUpdate, AReplacementLeavesOnlyItsOwn) {
    const auto updated = with_update(a_directory(), {.kind = UpdateKind::Replacement,
                                                     .edition = "2027-01-01",
                                                     .entities = {an_entity("cc", "95003")}});

    ASSERT_EQ(updated->entities().size(), 1u);
    EXPECT_TRUE(updated->find_entity("cc"));
}

TEST(DirectoryUpdate, NoUpdateMakesAKnownBadValueUsable) {
    const auto updated = with_update(a_directory(), {.kind = UpdateKind::Replacement,
                                                     .edition = "2027-01-01",
                                                     .entities = {an_entity("aa", "4006666666")}});

    EXPECT_EQ(check_value("400-666-6666", *updated, today).verdict, Verdict::KnownBad);
}

TEST(DirectoryUpdate, ChangesAreToldByValue) {
    const Directory before = a_directory();
    const Directory after{"2026-12-01", {an_entity("aa", "95009"), an_entity("cc", "95003")}, {}};
    std::vector<std::string> told;
    for (const DirectoryChange& change : changes_between(before, after))
        told.push_back(std::string{name_of(change.kind)} + " " + change.entity + " " +
                       change.value);

    EXPECT_THAT(told,
                ElementsAre("value_removed aa 95001", "value_added aa 95009", "entity_removed bb ",
                            "entity_added cc ", "value_added cc 95003"));
}

}  // namespace
}  // namespace shuofa
