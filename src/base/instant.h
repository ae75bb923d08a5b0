#pragma once

#include "base/day.h"
#include "base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace shuofa {

// A moment, in microseconds since 1970-01-01 UTC.
struct Instant {
    std::int64_t micros = 0;

    friend constexpr auto operator<=>(Instant, Instant) = default;
};

// China has been at +08:00 without summer time since 1991-09-15.  Bills and cases are younger.
constexpr std::int64_t china_offset_micros = 8LL * 3600 * 1'000'000;

Day china_day(Instant instant);
// "20:30:15", the time of day in China.
std::string china_time_text(Instant instant);
// A local date and time in China.
Instant china_instant(Day day, int hour, int minute, int second);

// "2026-11-23T20:30:15+08:00"; fractions of a second only when there are any.
std::string rfc3339(Instant instant);
// Reads RFC 3339 with an offset or Z.
Result<Instant> parse_rfc3339(std::string_view text);

}  // namespace shuofa
