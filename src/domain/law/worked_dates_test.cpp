#include "domain/law/period.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

Day on(int y, unsigned m, unsigned d) { return Day{year{y}, month{m}, day{d}}; }

std::vector<Day> days(Day from, int count) {
    std::vector<Day> list;
    for (int i = 0; i < count; ++i)
        list.push_back(add_days(from, i));
    return list;
}

// The arrangement of 2026, as far as these tests need it.
HolidayYear year_2026() {
    HolidayYear list;
    list.year = 2026;
    for (const auto& [from, count] :
         {std::pair{on(2026, 1, 1), 3}, std::pair{on(2026, 2, 15), 9}, std::pair{on(2026, 4, 4), 3},
          std::pair{on(2026, 5, 1), 5}, std::pair{on(2026, 6, 19), 3},
          std::pair{on(2026, 9, 25), 3}, std::pair{on(2026, 10, 1), 7}}) {
        for (const Day off : days(from, count))
            list.off.push_back(off);
    }
    list.work = {on(2026, 1, 4), on(2026, 2, 14), on(2026, 2, 28),
                 on(2026, 5, 9), on(2026, 9, 20), on(2026, 10, 10)};
    return list;
}

WorkCalendar calendar() { return *WorkCalendar::build({year_2026()}); }

struct Worked {
    Day start;
    Period period;
    Counting counting;
    Day end;
};

class WorkedDates : public testing::TestWithParam<Worked> {};

TEST_P(WorkedDates, EndWhereTheCalendarSays) {
    const Worked& worked = GetParam();
    EXPECT_EQ(day_text(last_day(worked.start, worked.period, worked.counting, calendar())),
              day_text(worked.end));
    EXPECT_EQ(end_of_period(worked.start, worked.period, worked.counting, calendar()).day,
              worked.end);
}

constexpr Period seven_days{7, PeriodUnit::Days};
constexpr Period sixty_days{60, PeriodUnit::Days};
constexpr Period seven_working_days{7, PeriodUnit::WorkingDays};

INSTANTIATE_TEST_SUITE_P(
    Periods, WorkedDates,
    testing::Values(
        Worked{on(2026, 9, 24), seven_days, Counting::Raw, on(2026, 10, 1)},
        Worked{on(2026, 9, 24), seven_days, Counting::Civil, on(2026, 10, 8)},
        Worked{on(2026, 11, 15), seven_days, Counting::Raw, on(2026, 11, 22)},
        Worked{on(2026, 11, 15), seven_days, Counting::Civil, on(2026, 11, 23)},
        Worked{on(2026, 9, 23), seven_working_days, Counting::WorkingDays, on(2026, 10, 10)},
        Worked{on(2026, 11, 20), seven_working_days, Counting::WorkingDays, on(2026, 12, 1)},
        Worked{on(2026, 11, 21), seven_working_days, Counting::WorkingDays, on(2026, 12, 1)},
        Worked{on(2026, 2, 12), seven_working_days, Counting::WorkingDays, on(2026, 2, 28)},
        Worked{on(2026, 4, 30), seven_working_days, Counting::WorkingDays, on(2026, 5, 13)},
        Worked{on(2026, 8, 3), sixty_days, Counting::Market, on(2026, 10, 8)},
        Worked{on(2026, 9, 1), sixty_days, Counting::Market, on(2026, 10, 31)},
        Worked{on(2026, 9, 1), sixty_days, Counting::Civil, on(2026, 11, 2)},
        Worked{on(2026, 9, 21), {15, PeriodUnit::Days}, Counting::Court, on(2026, 10, 8)},
        // Civil Code art. 202: no 31st of February, no 29th in a common year.
        Worked{on(2026, 8, 31), {6, PeriodUnit::Months}, Counting::Raw, on(2027, 2, 28)},
        Worked{on(2024, 2, 29), {3, PeriodUnit::Years}, Counting::Raw, on(2027, 2, 28)},
        Worked{on(2026, 12, 31), {-30, PeriodUnit::Days}, Counting::Raw, on(2026, 12, 1)},
        // 1 January never moves, so it is off even before the arrangement is announced.
        Worked{on(2026, 12, 28), seven_working_days, Counting::WorkingDays, on(2027, 1, 7)}));

TEST(WorkedPeriods, IsProvisionalBeyondTheAnnouncedCalendar) {
    EXPECT_TRUE(
        end_of_period(on(2026, 12, 28), seven_working_days, Counting::WorkingDays, calendar())
            .provisional);
    EXPECT_FALSE(
        end_of_period(on(2026, 11, 20), seven_working_days, Counting::WorkingDays, calendar())
            .provisional);
}

TEST(WorkedPeriods, NamesTheHolidayItMovedAwayFrom) {
    const PeriodEnd end = end_of_period(on(2026, 9, 24), seven_days, Counting::Civil, calendar());

    ASSERT_FALSE(end.skipped.empty());
    EXPECT_EQ(end.skipped.front().day, on(2026, 10, 1));
    EXPECT_EQ(end.skipped.front().kind, DayKind::Holiday);
}

TEST(WorkedPeriods, NeverMovesEarlierWhenAHolidayIsAdded) {
    const WorkCalendar before = calendar();
    for (int offset = 0; offset < 360; offset += 7) {
        const Day extra = add_days(on(2026, 1, 2), offset);
        HolidayYear more = year_2026();
        if (before.kind(extra) != DayKind::Working) continue;
        more.off.push_back(extra);
        const auto after = WorkCalendar::build({more});
        ASSERT_TRUE(after);
        for (int start = 0; start < 300; start += 11) {
            for (const Counting counting : {Counting::Raw, Counting::Civil, Counting::Court,
                                            Counting::Market, Counting::WorkingDays}) {
                const Period period{9, counting == Counting::WorkingDays ? PeriodUnit::WorkingDays
                                                                         : PeriodUnit::Days};
                const Day from = add_days(on(2026, 1, 1), start);
                EXPECT_LE(serial(last_day(from, period, counting, before)),
                          serial(last_day(from, period, counting, *after)))
                    << day_text(from) << " with " << day_text(extra);
            }
        }
    }
}

TEST(WorkedCalendar, RefusesYearsWithAGap) {
    HolidayYear later = year_2026();
    later.year = 2028;
    later.off.clear();
    later.work.clear();
    EXPECT_FALSE(WorkCalendar::build({year_2026(), later}));
}

TEST(WorkedCalendar, KnowsWhenItEnds) { EXPECT_EQ(calendar().known_until(), on(2026, 12, 31)); }

}  // namespace
}  // namespace shuofa
