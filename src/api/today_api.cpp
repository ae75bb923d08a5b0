#include "api/today_api.h"

#include "api/typed_routes.h"
#include "workflows/case_results.h"
#include "workflows/today.h"

namespace shuofa {

struct WatchDatesRequest {
    int days = 30;
    int limit = 200;
};
BOOST_DESCRIBE_STRUCT(WatchDatesRequest, (), (days, limit))

struct PutOffRequest {
    std::string key;
    Day until{};
};
BOOST_DESCRIBE_STRUCT(PutOffRequest, (), (key, until))

namespace {

constexpr int days_ahead = 30;
constexpr int most_days = 366;
constexpr std::size_t most_items = 100;
constexpr ErrorReason range_wrong{"radar_range_wrong", ErrorCode::InvalidInput,
                                  "天数在0到366之间，条数在1到5000之间。",
                                  "Ask for 0 to 366 days and 1 to 5000 items."};

}  // namespace

void TodayApi::add_routes(Router& routes) {
    routes.get("/api/v1/today", "look_at_today", this, &TodayApi::today)
        .titled("今天该做什么", "What to do today");
    routes.get("/api/v1/radar", "watch_dates", this, &TodayApi::radar)
        .titled("要留意的日子", "Days to look out for");
    routes.put("/api/v1/radar/snooze", "put_off_item", this, &TodayApi::put_off_item)
        .titled("到某天再提醒", "Put an item off to a day");
    routes.get("/api/v1/calendar", "calendar_file", this, &TodayApi::calendar)
        .titled("日历文件", "The days as a calendar file")
        .answers_as("text/calendar");
    routes.get("/api/v1/results", "case_results", this, &TodayApi::results)
        .titled("维权成效", "What came of it");
}

AssessCaseNeeds TodayApi::needs() const { return {database_, vault_, library_, clock_.today()}; }

Result<TodayView> TodayApi::today(const Request& http) {
    return today_view(TRY(look_at_today(needs(), days_ahead)), most_items, http.language());
}

Result<RadarView> TodayApi::radar(const Request& http, const WatchDatesRequest& request) {
    if (request.days < 0 || request.days > most_days || request.limit < 1 || request.limit > 5000) {
        return fail(range_wrong, {}, "days");
    }
    const auto items = TRY(watch_dates(needs(), request.days));
    return radar_view(items, clock_.today(), static_cast<std::size_t>(request.limit),
                      http.language());
}

Result<void> TodayApi::put_off_item(const Request&, const PutOffRequest& request) {
    return put_off(needs(), request.key, request.until);
}

Result<Response> TodayApi::calendar(const Request& http, const WatchDatesRequest& request) {
    if (request.days < 0 || request.days > most_days) return fail(range_wrong, {}, "days");
    Response response;
    response.body = TRY(calendar_file(needs(), request.days, clock_.now(), http.language()));
    response.set("Content-Type", "text/calendar; charset=utf-8");
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Content-Disposition", "attachment; filename=\"shuofa.ics\"");
    return response;
}

Result<ResultsView> TodayApi::results(const Request& http) {
    return results_view(TRY(case_results(needs())), http.language());
}

}  // namespace shuofa
