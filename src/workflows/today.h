#pragma once

#include "domain/cases/radar.h"
#include "workflows/assess_case.h"

#include <vector>

namespace shuofa {

inline constexpr ErrorReason radar_item_unknown{
    "radar_item_unknown", ErrorCode::InvalidInput, "没有这样的提醒，请用提醒列表里的 key。",
    "There is no such item: use a key of the radar's list."};
inline constexpr ErrorReason snooze_too_long{
    "snooze_too_long", ErrorCode::InvalidInput, "最多推迟一年，请选近一点的日子。",
    "An item can be put off for a year at most: choose an earlier day."};

// The days to look out for, of all open cases and all orders, without those that are put off.
Result<std::vector<RadarItem>> watch_dates(const AssessCaseNeeds& needs, int days);

// Shows the item with this RadarItem::key() again on `until` and not before; a day that has come
// shows it at once.
Result<void> put_off(const AssessCaseNeeds& needs, const std::string& item, Day until);

// The days to look out for as an iCalendar file.
Result<std::string> calendar_file(const AssessCaseNeeds& needs, int days, Instant now,
                                  Language language);

// What the first page shows.
struct TodayAccount {
    std::vector<CaseAccount> cases;  // open ones; whose step is due first comes first
    std::vector<RadarItem> radar;
    bool has_orders = false;
    Day today{};
};
Result<TodayAccount> look_at_today(const AssessCaseNeeds& needs, int days);

}  // namespace shuofa
