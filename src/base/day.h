#pragma once

#include "base/result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace shuofa {

// A civil day in China.  What "today" is comes from a Clock, never from the machine's time zone.
using Day = std::chrono::year_month_day;

// Whole days since 1970-01-01: for arithmetic and for comparing.
constexpr std::chrono::sys_days serial(Day day) { return std::chrono::sys_days{day}; }

constexpr Day add_days(Day day, int count) { return Day{serial(day) + std::chrono::days{count}}; }

// How many days from `from` to `to`; negative when `to` is earlier.
constexpr int days_between(Day from, Day to) {
    return static_cast<int>((serial(to) - serial(from)).count());
}

// Civil Code art. 202: a month without the matching day ends on its last day.
Day add_months(Day day, int count);
Day add_years(Day day, int count);

constexpr std::chrono::weekday weekday_of(Day day) { return std::chrono::weekday{serial(day)}; }
constexpr bool is_weekend(Day day) {
    return weekday_of(day) == std::chrono::Saturday || weekday_of(day) == std::chrono::Sunday;
}

// Reads YYYY-MM-DD and nothing else; a day that does not exist is an error.
Result<Day> parse_day(std::string_view text);

// "2026-11-23".
std::string day_text(Day day);
// "2026年11月23日": for papers.
std::string day_text_zh(Day day);

}  // namespace shuofa
