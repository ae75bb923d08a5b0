#include "base/day.h"

#include "base/instant.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

using namespace std::chrono;

Day day(const char* text) { return parse_day(text).value(); }

TEST(Day, IsReadOnlyAsAnExistingDay) {
    EXPECT_EQ(day("2026-11-23"), Day(2026y / 11 / 23));
    for (const char* wrong : {"2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", "2026/01/01", "",
                              "2026-00-10", "2026-11-23 "}) {
        EXPECT_FALSE(parse_day(wrong)) << wrong;
    }
}

TEST(Day, AMonthWithoutTheMatchingDayEndsOnItsLastDay) {
    EXPECT_EQ(add_months(day("2026-01-31"), 1), day("2026-02-28"));
    EXPECT_EQ(add_months(day("2026-08-31"), 6), day("2027-02-28"));
    EXPECT_EQ(add_years(day("2024-02-29"), 1), day("2025-02-28"));
    EXPECT_EQ(add_months(day("2026-11-30"), 3), day("2027-02-28"));
}

TEST(Instant, KnowsTheDayInChina) {
    const Instant late = china_instant(day("2026-11-23"), 23, 59, 59);
    EXPECT_EQ(china_day(late), day("2026-11-23"));
    EXPECT_EQ(china_day(Instant{late.micros + 1'000'000}), day("2026-11-24"));
    EXPECT_EQ(rfc3339(late), "2026-11-23T23:59:59+08:00");
    EXPECT_EQ(parse_rfc3339("2026-11-23T15:59:59Z")->micros, late.micros);
    EXPECT_EQ(parse_rfc3339(rfc3339(Instant{late.micros + 5}))->micros, late.micros + 5);
    EXPECT_FALSE(parse_rfc3339("2026-11-23T25:00:00Z"));
    EXPECT_EQ(rfc3339(Instant{-1'000'000}), "1970-01-01T07:59:59+08:00");
}

}  // namespace
}  // namespace shuofa
