#include "domain/channels/check_value.h"

#include "domain/channels/directory.h"
#include "domain/channels/look_alike.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shuofa {
namespace {

using namespace std::chrono;
constexpr Day today{year{2026} / November / 23};

Observation seen(SourceAuthority kind, std::string_view on, std::string copy_of = "") {
    Observation observation;
    observation.source = {"来源", "source"};
    observation.source_kind = kind;
    observation.seen_on = read_seen_on(on);
    observation.copy_of = std::move(copy_of);
    return observation;
}

Channel phone(std::string id, std::string value, std::vector<Observation> observations) {
    Channel channel;
    channel.id = std::move(id);
    channel.value = std::move(value);
    channel.role = ChannelRole::Buyer;
    channel.status = ChannelStatus::Current;
    channel.purpose = {"客服", "service"};
    channel.observations = std::move(observations);
    return channel;
}

Directory a_directory() {
    Entity shop;
    shop.id = "taobao";
    shop.name_zh = "淘宝";
    shop.name_en = "Taobao";
    shop.domains = {{"taobao.com", true}};
    shop.channels = {
        phone("taobao/a", "95001",
              {seen(SourceAuthority::Official, "2022-04-02"),
               seen(SourceAuthority::Secondary, "2026-08-21")}),
        phone("taobao/b", "95003", {seen(SourceAuthority::Secondary, "2026-08-21", "list")}),
        phone("taobao/c", "021-61897088", {seen(SourceAuthority::Official, "2026-01-01")})};
    Rival open;
    open.value = "95005";
    open.seen = seen(SourceAuthority::Secondary, "2025");
    shop.channels[2].rivals = {open};
    Entity memory;
    memory.id = "dewu";
    memory.name_zh = "得物";
    memory.name_en = "Dewu";
    memory.domains = {{"dewu.com", false}};
    KnownBad bad;
    bad.value = "400-666-6666";
    bad.entities = {"taobao"};
    bad.why = {"编造", "invented"};
    return Directory{"2026-11-23", {shop, memory}, {bad}};
}

std::string_view verdict(std::string_view value) {
    static const Directory directory = a_directory();
    return name_of(check_value(value, directory, today).verdict);
}

TEST(CheckValue, SaysOfficialWhenTheOwnersTextAndALaterSourceAgree) {
    EXPECT_EQ(verdict("95001"), "official");
}

TEST(CheckValue, OneListIsNotEnough) { EXPECT_EQ(verdict("95003"), "conflicting"); }

TEST(CheckValue, ADisputedValueAndItsRivalAreBothConflicting) {
    EXPECT_EQ(verdict("021-61897088"), "conflicting");
    EXPECT_EQ(verdict("95005"), "conflicting");
}

TEST(CheckValue, AShortCodeWithCountryCodeIsNeverOfficial) {
    EXPECT_EQ(verdict("+86 95001"), "conflicting");
}

TEST(CheckValue, AnExtensionNobodyRecordedIsNotOfficial) {
    EXPECT_EQ(verdict("95001-7"), "conflicting");
}

TEST(CheckValue, KnownBadComesFirst) { EXPECT_EQ(verdict("4006666666"), "known_bad"); }

TEST(CheckValue, UnknownIsNotFake) {
    EXPECT_EQ(verdict("400-123-4567"), "never_seen");
    EXPECT_EQ(verdict("kefu@taobao.com"), "never_seen");
}

TEST(CheckValue, ADomainWithoutASourceIsNotOfficial) {
    EXPECT_EQ(verdict("m.taobao.com"), "official");
    EXPECT_EQ(verdict("dewu.com"), "conflicting");
}

TEST(CheckValue, NamesTheTricksOfLinks) {
    const Directory directory = a_directory();
    const auto first_warning = [&](std::string_view value) {
        const ValueCheck check = check_value(value, directory, today);
        return check.warnings.empty() ? std::string{} : check.warnings.front().id;
    };

    EXPECT_EQ(first_warning("https://taobao.com@evil.cn/x"), "hidden_host");
    EXPECT_EQ(first_warning("etc-gov.cn.icu"), "pretends_public_body");
    EXPECT_EQ(first_warning("www.samr.gov.cn"), "");
    EXPECT_EQ(first_warning("110"), "emergency_number");
}

TEST(CheckValue, BrokenFormsAreMalformed) {
    EXPECT_EQ(verdict("021-4009789888"), "malformed");
    EXPECT_EQ(verdict("客服"), "malformed");
}

TEST(Confidence, CopiesOfOneSourceCountOnce) {
    const auto copies = confidence_of({seen(SourceAuthority::Secondary, "2026", "table"),
                                       seen(SourceAuthority::Secondary, "2025", "table")},
                                      today);
    const auto two = confidence_of({seen(SourceAuthority::Secondary, "2026", "table"),
                                    seen(SourceAuthority::Secondary, "2026", "list")},
                                   today);

    EXPECT_EQ(copies.confidence, Confidence::Low);
    EXPECT_EQ(copies.independent_sources, 1);
    EXPECT_EQ(two.confidence, Confidence::Medium);
}

TEST(Confidence, FallsOneStepAfterTwoYears) {
    const std::vector<Observation> observations{seen(SourceAuthority::Official, "2024-11-23")};

    EXPECT_EQ(confidence_of(observations, today).confidence, Confidence::Medium);
    EXPECT_EQ(confidence_of(observations, add_days(today, 1)).confidence, Confidence::Low);
    EXPECT_EQ(confidence_of(observations, add_days(today, 1)).before_ageing, Confidence::Medium);
}

TEST(Confidence, UndatedSourcesAreTreatedAsOld) {
    EXPECT_EQ(
        confidence_of({seen(SourceAuthority::Government, ""), seen(SourceAuthority::Secondary, "")},
                      today)
            .confidence,
        Confidence::Medium);
}

TEST(Confidence, TheOwnersTextNeedsALaterCompanionForHigh) {
    const Observation owner = seen(SourceAuthority::Official, "2024");

    EXPECT_EQ(confidence_of({owner, seen(SourceAuthority::Secondary, "2025")}, today).before_ageing,
              Confidence::High);
    EXPECT_EQ(confidence_of({owner, seen(SourceAuthority::Secondary, "2023")}, today).before_ageing,
              Confidence::Medium);
}

TEST(LookAlike, IsNoticedInAllItsForms) {
    const Directory directory = a_directory();
    const std::pair<const char*, const char*> forms[] = {
        {"ta0bao.com", "confusable"},
        {"t\u0430obao.com", "confusable"},
        {"xn--tobao-4ve.com", "confusable"},
        {"taobaoo.com", "extra_words"},
        {"taobac.com", "one_slip"},
        {"淘宝客服.com", "extra_words"},
        {"taobao-kefu.com", "extra_words"},
        {"taobao.cc", "wrong_top_level"},
        {"taobao.com.evil.cn", "name_inside_other"},
        {"www.taobao-com.evil.cn", "name_inside_other"}};
    for (const auto& [host, how] : forms) {
        const auto likeness = find_look_alike(host, directory);
        ASSERT_TRUE(likeness) << host;
        EXPECT_EQ(name_of(likeness->how), how) << host;
        EXPECT_EQ(likeness->domain, "taobao.com");
    }
    EXPECT_FALSE(find_look_alike("example.com", directory));
}

}  // namespace
}  // namespace shuofa
