#include "domain/channels/own_observation.h"

#include "domain/channels/check_value.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

using namespace std::chrono;
constexpr Day today{year{2026} / November / 23};

Directory a_directory() {
    Entity shop;
    shop.id = "shop";
    shop.name_zh = "某店";
    Channel line;
    line.id = "shop/phone";
    line.value = "95001";
    line.role = ChannelRole::Buyer;
    Observation list;
    list.source_kind = SourceAuthority::Secondary;
    list.seen_on = read_seen_on("2026");
    line.observations = {list};
    shop.channels = {line};
    return Directory{"2026-11-23", {shop}, {}};
}

OwnObservation own(std::string value, ObservationKind kind) {
    OwnObservation observation;
    observation.entity = "shop";
    observation.value = std::move(value);
    observation.kind = kind;
    observation.on = today;
    return observation;
}

Verdict verdict_with(std::string_view value, const std::vector<OwnObservation>& observations,
                     const std::vector<ObservationPack>& packs = {}) {
    const auto merged = with_observations(a_directory(), observations, packs);
    return check_value(value, *merged, today).verdict;
}

TEST(OwnObservation, ASightingOnTheOwnersPageMakesAValueOfficial) {
    EXPECT_EQ(verdict_with("95001", {}), Verdict::Conflicting);
    EXPECT_EQ(verdict_with("95001", {own("95001", ObservationKind::OfficialPage)}),
              Verdict::Official);
    EXPECT_EQ(verdict_with("400-123-4567", {own("4001234567", ObservationKind::OfficialPage)}),
              Verdict::Official);
}

TEST(OwnObservation, AWrongCallDisputesEvenAnOfficialValue) {
    EXPECT_EQ(verdict_with("95001", {own("95001", ObservationKind::OfficialPage),
                                     own("95001", ObservationKind::CalledWrong)}),
              Verdict::Conflicting);
}

TEST(OwnObservation, NoAnswerCountsNeitherWay) {
    EXPECT_EQ(verdict_with("95001", {own("95001", ObservationKind::NoAnswer)}),
              Verdict::Conflicting);
}

TEST(OwnObservation, APackCountsOnceAndOnlyWhenTrusted) {
    ObservationPack pack;
    pack.id = ObservationPackId::from_ulid("01JDA7Z0Q50000000000000001");
    OwnObservation one = own("95001", ObservationKind::OfficialPage);
    one.pack = pack.id;
    OwnObservation new_value = own("95003", ObservationKind::OfficialPage);
    new_value.pack = pack.id;

    EXPECT_EQ(verdict_with("95001", {one}, {pack}), Verdict::Conflicting);
    EXPECT_EQ(verdict_with("95003", {new_value}, {pack}), Verdict::NeverSeen);
    pack.trust = PackTrust::Counts;
    EXPECT_EQ(verdict_with("95001", {one, one}, {pack}), Verdict::Official);
    EXPECT_EQ(verdict_with("95003", {new_value, new_value}, {pack}), Verdict::Conflicting);
}

// Whoever runs a false line answers as often as it is called.
TEST(OwnObservation, AllOwnCallsAreOneSource) {
    EXPECT_EQ(verdict_with("400-123-4567", {own("4001234567", ObservationKind::CalledRight),
                                            own("4001234567", ObservationKind::CalledRight),
                                            own("4001234567", ObservationKind::CalledRight)}),
              Verdict::Conflicting);
}

TEST(OwnObservation, AllPacksOfOneSignerAreOneSource) {
    std::vector<ObservationPack> packs(2);
    packs[0].id = ObservationPackId::from_ulid("01JDA7Z0Q50000000000000001");
    packs[1].id = ObservationPackId::from_ulid("01JDA7Z0Q50000000000000002");
    std::vector<OwnObservation> seen(2, own("95003", ObservationKind::OfficialPage));
    for (std::size_t i = 0; i < packs.size(); ++i) {
        packs[i].trust = PackTrust::Counts;
        packs[i].public_key = "ab";
        seen[i].pack = packs[i].id;
    }

    EXPECT_EQ(verdict_with("95003", seen, packs), Verdict::Conflicting);
    packs[1].public_key = "cd";
    EXPECT_EQ(verdict_with("95003", seen, packs), Verdict::Official);
}

TEST(OwnObservation, AKeptPageIsNamedWithTheSource) {
    OwnObservation with_page = own("95001", ObservationKind::OfficialPage);
    with_page.proof = "pag_01JDA7Z0Q50000000000000001";
    const auto merged = with_observations(a_directory(), std::vector{with_page}, {});
    const ValueCheck check = check_value("95001", *merged, today);

    EXPECT_EQ(check.observations.back().source.en, "your own observation, with a kept page");
}

}  // namespace
}  // namespace shuofa
