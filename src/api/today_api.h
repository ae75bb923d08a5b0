#pragma once

#include "api/router.h"
#include "ports/clock.h"
#include "ports/library.h"
#include "ports/sql.h"
#include "views/cases_view.h"
#include "views/results_view.h"

namespace shuofa {

struct WatchDatesRequest;
struct PutOffRequest;

// The first page, the days to look out for, and what came of it all.
class TodayApi {
public:
    TodayApi(sql::Database& database, VaultId vault, Library& library, const Clock& clock)
        : database_{database}, vault_{std::move(vault)}, library_{library}, clock_{clock} {}
    void add_routes(Router& routes);

    Result<TodayView> today(const Request& http);
    Result<RadarView> radar(const Request& http, const WatchDatesRequest& request);
    Result<void> put_off_item(const Request& http, const PutOffRequest& request);
    Result<Response> calendar(const Request& http, const WatchDatesRequest& request);
    Result<ResultsView> results(const Request& http);

private:
    AssessCaseNeeds needs() const;

    sql::Database& database_;
    VaultId vault_;
    Library& library_;
    const Clock& clock_;
};

}  // namespace shuofa
