#include "domain/law/period.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace shuofa {
namespace {

Day day(const char* text) { return parse_day(text).value(); }

std::vector<Day> days(const char* from, const char* to) {
    std::vector<Day> all;
    for (Day at = day(from); serial(at) <= serial(day(to)); at = add_days(at, 1))
        all.push_back(at);
    return all;
}

// Mid-Autumn and National Day of 2026, with their make-up days.
WorkCalendar autumn_2026() {
    HolidayYear year{.year = 2026};
    year.off = days("2026-10-01", "2026-10-07");
    for (const Day off : days("2026-09-25", "2026-09-27"))
        year.off.push_back(off);
    year.work = {day("2026-09-20"), day("2026-10-10")};
    return WorkCalendar::build({year}).value();
}

struct Counted {
    const char* what;
    const char* start;
    Period period;
    Counting counting;
    const char* end;
};

class PeriodEnds : public testing::TestWithParam<Counted> {};

TEST_P(PeriodEnds, WhereItsConventionSays) {
    const auto [what, start, period, counting, end] = GetParam();
    EXPECT_EQ(day_text(end_of_period(day(start), period, counting, autumn_2026()).day), end)
        << what;
}

constexpr Period seven_days{7, PeriodUnit::Days};
constexpr Period sixty_days{60, PeriodUnit::Days};

INSTANTIATE_TEST_SUITE_P(
    Conventions, PeriodEnds,
    testing::Values(
        Counted{"the day of the event does not count", "2026-11-16", seven_days, Counting::Raw,
                "2026-11-23"},
        Counted{"raw stays in the holiday", "2026-09-24", seven_days, Counting::Raw, "2026-10-01"},
        Counted{"civil moves past the holiday", "2026-09-24", seven_days, Counting::Civil,
                "2026-10-08"},
        Counted{"a Sunday moves to Monday", "2026-11-15", seven_days, Counting::Civil,
                "2026-11-23"},
        Counted{"a worked Saturday does not move", "2026-10-03", seven_days, Counting::Civil,
                "2026-10-10"},
        Counted{"the market rule leaves an ordinary weekend", "2026-09-01", sixty_days,
                Counting::Market, "2026-10-31"},
        Counted{"and moves off a holiday", "2026-08-03", sixty_days, Counting::Market,
                "2026-10-08"},
        Counted{"working days across two holidays", "2026-09-23",
                Period{7, PeriodUnit::WorkingDays}, Counting::WorkingDays, "2026-10-10"},
        Counted{"a month without the day ends on its last", "2026-08-31",
                Period{6, PeriodUnit::Months}, Counting::Raw, "2027-02-28"},
        Counted{"three years", "2023-11-23", Period{3, PeriodUnit::Years}, Counting::Raw,
                "2026-11-23"},
        Counted{"a leap day", "2024-02-29", Period{1, PeriodUnit::Years}, Counting::Raw,
                "2025-02-28"}));

TEST(Period, SaysWhichDaysItPassedOver) {
    const PeriodEnd end = end_of_period(day("2026-09-23"), {7, PeriodUnit::WorkingDays},
                                        Counting::WorkingDays, autumn_2026());
    EXPECT_EQ(end.skipped.front(), (SkippedDay{day("2026-09-25"), DayKind::Holiday}));
    EXPECT_EQ(end.skipped.back(), (SkippedDay{day("2026-10-10"), DayKind::MakeUp}));
    EXPECT_FALSE(end.provisional);
}

TEST(Period, IsProvisionalBeyondTheAnnouncedCalendar) {
    const PeriodEnd end = end_of_period(day("2026-12-28"), {7, PeriodUnit::WorkingDays},
                                        Counting::WorkingDays, autumn_2026());
    EXPECT_TRUE(end.provisional);
    EXPECT_EQ(day_text(end.day), "2027-01-07");  // New Year's Day never moves
}

TEST(WorkCalendar, RefusesAGapAndAMakeUpDayInTheWeek) {
    EXPECT_FALSE(WorkCalendar::build({{.year = 2024}, {.year = 2026}}));
    EXPECT_FALSE(WorkCalendar::build({{.year = 2026, .work = {day("2026-11-23")}}}));
}

TEST(Period, NeverEndsEarlierWhenAHolidayIsAdded) {
    rc::check([] {
        const int start = *rc::gen::inRange(0, 300);
        const int length = *rc::gen::inRange(1, 40);
        const int holiday = *rc::gen::inRange(0, 365);
        const auto counting = *rc::gen::element(Counting::Raw, Counting::Civil, Counting::Market,
                                                Counting::WorkingDays);
        const Day first = add_days(day("2026-01-01"), start);
        HolidayYear more{.year = 2026};
        more.off = {add_days(day("2026-01-01"), holiday)};
        const auto without = WorkCalendar::build({{.year = 2026}}).value();
        const auto with = WorkCalendar::build({more}).value();
        const Period period{length, PeriodUnit::Days};
        RC_ASSERT(serial(last_day(first, period, counting, without)) <=
                  serial(last_day(first, period, counting, with)));
    });
}

}  // namespace
}  // namespace shuofa
