#pragma once

#include "base/day.h"
#include "base/instant.h"

#include <span>
#include <string>

namespace shuofa {

// One whole day in a calendar file.
struct CalendarEntry {
    std::string uid;  // stays the same from file to file, so that a calendar replaces the entry
    Day day{};
    std::string title;
    std::string text;
    int remind_days_before = 1;  // at nine in the morning
};

// An iCalendar file (RFC 5545): UTF-8, lines ended by CR LF and folded at 75 bytes between
// characters.
std::string write_calendar(const std::string& name, std::span<const CalendarEntry> entries,
                           Instant written_at);

}  // namespace shuofa
