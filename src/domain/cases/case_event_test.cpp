#include "domain/cases/case_event.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shuofa {
namespace {

using namespace std::chrono_literals;

constexpr Day today = 2026y / 11 / 23;

TEST(ReadCaseEvent, BringsFieldsIntoTheirStableForm) {
    const auto event = read_case_event(
        "contact",
        {{"channel", "seller"}, {"at", "20:15"}, {"due_day", "2026-11-25"}, {"amount", "¥329.9"}},
        today);

    ASSERT_TRUE(event);
    EXPECT_EQ(event->text("at"), "2026-11-23T20:15:00+08:00");
    EXPECT_EQ(event->text("due"), "2026-11-25");
    EXPECT_EQ(event->text("amount"), "329.90");
    EXPECT_EQ(event->party(), Party::Seller);
    EXPECT_EQ(event->day, today);
}

TEST(ReadCaseEvent, TakesTheDayFromOn) {
    const auto event = read_case_event("note", {{"text", "x"}, {"on", "2026-11-20"}}, today);

    ASSERT_TRUE(event);
    EXPECT_EQ(event->day, Day{2026y / 11 / 20});
}

struct Refusal {
    std::string_view type;
    EventFields fields;
    std::string_view reason;
    std::string_view where;
};

class ReadCaseEventRefuses : public testing::TestWithParam<Refusal> {};

TEST_P(ReadCaseEventRefuses, AndNamesTheField) {
    const auto event = read_case_event(GetParam().type, GetParam().fields, today);

    ASSERT_FALSE(event);
    EXPECT_EQ(event.error().reason.id, GetParam().reason);
    EXPECT_EQ(event.error().where, GetParam().where);
}

INSTANTIATE_TEST_SUITE_P(
    Each, ReadCaseEventRefuses,
    testing::Values(
        Refusal{"telepathy", {}, "event_type_unknown", "type"},
        Refusal{"contact", {}, "event_field_missing", "channel"},
        Refusal{"contact", {{"channel", "moon"}}, "event_field_wrong", "channel"},
        Refusal{"note", {{"text", "x"}, {"colour", "red"}}, "event_field_unknown", "colour"},
        Refusal{"note", {{"text", "x"}, {"on", "2026-11-24"}}, "event_in_future", "on"},
        Refusal{"promise", {{"what", "refund"}}, "event_field_missing", "due"},
        Refusal{"refund_seen", {{"amount", "-3"}}, "event_field_wrong", "amount"}));

TEST(ReadCaseEvent, EveryTypeHasATitleAndReadsItsOwnName) {
    for (const auto& entry : enum_names<CaseEventType>) {
        EXPECT_FALSE(event_title(entry.value).zh.empty()) << entry.name;
        EXPECT_FALSE(event_title(entry.value).en.empty()) << entry.name;
    }
}

}  // namespace
}  // namespace shuofa
