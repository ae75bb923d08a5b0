#include "reference/channel_files.h"

#include "domain/channels/check_text.h"
#include "domain/channels/check_value.h"
#include "domain/channels/choose_channels.h"
#include "domain/channels/confidence.h"
#include "reference/known_directory.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>
#include <functional>
#include <iostream>
#include <map>

namespace shuofa {
namespace {

using namespace std::chrono;
constexpr Day today{year{2026} / November / 23};

const Directory& directory() { return known_directory(); }

Verdict verdict_of(std::string_view value) {
    return check_value(value, directory(), today).verdict;
}

double cpu_ms(const std::function<void()>& work) {
    const std::clock_t begin = std::clock();
    work();
    return 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

TEST(ChannelFiles, HoldTheWholeDirectory) {
    std::size_t channels = 0;
    for (const Entity& entity : directory().entities())
        channels += entity.channels.size();

    EXPECT_EQ(directory().entities().size(), 90u);
    EXPECT_EQ(channels, 181u);
    EXPECT_EQ(directory().edition(), "2026-11-23");
}

TEST(ChannelFiles, HaveNoFault) {
    for (const std::string& fault : faults_of(directory(), today))
        ADD_FAILURE() << fault;
}

TEST(ChannelFiles, AnUnknownFieldIsRefusedWithFileAndLine) {
    const auto read = read_entity_file({"x.yaml",
                                        "id: x\nname: {zh: 甲, en: X}\nkind: platform\n"
                                        "status: current\naliases: []\npinyin: jia\n"
                                        "initials: j\ndomains: []\nchannels: []\n"
                                        "phone: 12315\n"});

    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().where, "x.yaml:10");
}

TEST(ChannelFiles, AreReadFast) {
    const ReadFiles files = files_of_data();
    const double ms = cpu_ms([&] { EXPECT_TRUE(read_channel_files(files.files)); });
    RecordProperty("read_all_ms", std::to_string(ms));
    std::cout << "read all: " << ms << " ms of processor time\n";
    EXPECT_LT(ms, 400);  // an unoptimised build on a busy machine
}

TEST(Directory, FindsByNameNicknamePinyinAndInitialsQuickly) {
    const std::pair<const char*, const char*> cases[] = {{"京东", "jd"},
                                                         {"狗东", "jd"},
                                                         {"jingdong", "jd"},
                                                         {"pdd", "pinduoduo"},
                                                         {"拼夕夕", "pinduoduo"},
                                                         {"咸鱼", "xianyu"},
                                                         {"xhs", "xiaohongshu"},
                                                         {"市监局", "12315"},
                                                         {"顺丰", "sf"},
                                                         {"TAOBAO", "taobao"},
                                                         {"400-6789-888", "vipshop"},
                                                         {"饿了吗", "eleme"},
                                                         {"京东商城官方旗舰店", "jd"}};
    for (const auto& [query, id] : cases) {
        std::vector<const Entity*> found;
        const double ms = cpu_ms([&] {
            for (int i = 0; i < 20; ++i)
                found = directory().search(query);
        });
        ASSERT_FALSE(found.empty()) << query;
        EXPECT_EQ(found.front()->id, id) << query;
        EXPECT_LT(ms / 20, 5) << query;  // below 1 ms optimised
    }
}

TEST(CheckValue, EveryKnownBadValueIsCalledBad) {
    for (const KnownBad& bad : directory().known_bad()) {
        const Verdict expected = bad.real_but_reused ? Verdict::Conflicting : Verdict::KnownBad;
        EXPECT_EQ(name_of(verdict_of(bad.value)), name_of(expected)) << bad.value;
    }
}

TEST(CheckValue, NoRivalValueIsCalledOfficialUnlessTheOwnerPrintsIt) {
    for (const Entity& entity : directory().entities()) {
        for (const Channel& channel : entity.channels) {
            for (const Rival& rival : channel.rivals) {
                if (rival.value.empty() || rival.value == "95017-2") continue;
                const Verdict verdict = verdict_of(rival.value);
                EXPECT_TRUE(verdict == Verdict::Conflicting || verdict == Verdict::KnownBad)
                    << channel.id << " " << rival.value << " " << name_of(verdict);
            }
        }
    }
}

TEST(CheckValue, OfficialIsSaidOnlyOfWhatTheSourcesCarry) {
    for (const char* value : {"950618", "95188", "95017", "12315", "12345", "10107888", "95338",
                              "https://www.12315.cn", "zxfw.court.gov.cn"}) {
        EXPECT_EQ(name_of(verdict_of(value)), "official") << value;
    }
    for (const char* value : {"9510211", "95177", "95010", "4007-777-777", "400-666-8800"})
        EXPECT_EQ(name_of(verdict_of(value)), "conflicting") << value;
}

TEST(CheckValue, WellFormedNumbersNeverSeenAreNotCalledFake) {
    int tried = 0;
    for (int i = 0; i < 60; ++i) {
        const std::string tail = std::to_string(1000000 + i * 7919 % 8999999);
        for (const std::string& value :
             {"400" + tail, "021-6" + tail, "1010" + tail.substr(0, 4),
              "9" + std::string{"57"} + tail.substr(0, 2), "139" + tail + "8", "1069" + tail}) {
            if (!directory().hits(read_contact_value(value)).empty()) continue;
            if (directory().known_bad_value(read_contact_value(value))) continue;
            ++tried;
            EXPECT_EQ(name_of(verdict_of(value)), "never_seen") << value;
        }
    }
    EXPECT_GT(tried, 250);
}

TEST(ChannelFiles, ShowTheComputedConfidence) {
    std::map<std::string, int> counts;
    for (const Entity& entity : directory().entities()) {
        for (const Channel& channel : entity.channels) {
            const ConfidenceReason reason = confidence_of(channel.observations, today);
            ++counts[std::string{name_of(reason.confidence)}];
            if (std::getenv("SHOW")) {
                std::cout << "CONF " << channel.id << " " << name_of(reason.confidence) << " "
                          << name_of(reason.before_ageing) << " "
                          << name_of(verdict_of(channel.value)) << "\n";
            }
        }
    }
    EXPECT_GE(counts["high"], 10);
}

// Whatever is pasted gets an answer, and never "official" by accident.
TEST(CheckText, SurvivesAnyBytes) {
    const std::string_view parts[] = {"950618", "400-", "@", "://",      "www.", "jd",   ".com",
                                      " ",      "转",   "9", "\xe6\x89", "\xff", "xn--", "+86",
                                      "(",      "【",   "/", "1",        "客服", "\n",   "-"};
    std::uint32_t state = 1;
    for (int i = 0; i < 3000; ++i) {
        std::string text;
        for (int n = 0; n < 8; ++n) {
            state = state * 1664525u + 1013904223u;
            text += parts[(state >> 16) % std::size(parts)];
        }
        const TextCheck check = check_text(text, directory(), today);
        check_value(text, directory(), today);
        for (const ValueCheck& finding : check.findings) {
            const bool named = !finding.seen_for.empty();
            EXPECT_TRUE(finding.verdict != Verdict::Official || named) << text;
        }
    }
}

TEST(ChooseChannels, PutsTheInAppPathFirstAndNeverAMerchantLine) {
    const auto chosen = choose_channels(
        directory(),
        {.platform = "拼多多", .payment_body = "", .courier = "", .steps = {ChannelStep::Platform}},
        today);

    ASSERT_FALSE(chosen.empty());
    EXPECT_EQ(name_of(chosen.front().channel->kind), "app_path");
    for (const ChosenChannel& one : chosen)
        EXPECT_TRUE(is_offered_to_shoppers(one.channel->role)) << one.channel->id;
}

TEST(ChooseChannels, AClosedFirmLeadsToTheOneThatAnswersForIt) {
    const auto chosen = choose_channels(directory(),
                                        {.platform = "每日优鲜",
                                         .payment_body = "",
                                         .courier = "",
                                         .steps = {ChannelStep::Platform}},
                                        today);

    ASSERT_FALSE(chosen.empty());
    EXPECT_EQ(chosen.front().entity->id, "12315");
}

}  // namespace
}  // namespace shuofa
