#pragma once

#include "api/router.h"
#include "ports/library.h"
#include "views/excuses_view.h"

namespace shuofa {

struct FindExcusesRequest;

// What they say, and the lawful answer.
class ExcusesApi {
public:
    explicit ExcusesApi(Library& library) : library_{library} {}
    void add_routes(Router& routes);

    Result<ExcusesView> find(const Request& http, const FindExcusesRequest& request);

private:
    Library& library_;
};

}  // namespace shuofa
