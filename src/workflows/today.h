#pragma once

#include "domain/cases/radar.h"
#include "workflows/assess_case.h"

#include <vector>

namespace shuofa {

// The days to look out for, of all open cases and all orders.
Result<std::vector<RadarItem>> watch_dates(const AssessCaseNeeds& needs, int days);

// What the first page shows.
struct TodayAccount {
    std::vector<CaseAccount> cases;  // open ones; whose step is due first comes first
    std::vector<RadarItem> radar;
    bool has_orders = false;
    Day today{};
};
Result<TodayAccount> look_at_today(const AssessCaseNeeds& needs, int days);

}  // namespace shuofa
