#include "api/excuses_api.h"

#include "api/typed_routes.h"
#include "domain/cases/match_excuse.h"

namespace shuofa {

struct FindExcusesRequest {
    std::string query;
};
BOOST_DESCRIBE_STRUCT(FindExcusesRequest, (), (query))

void ExcusesApi::add_routes(Router& routes) {
    routes.get("/api/v1/excuses", "find_excuses", this, &ExcusesApi::find)
        .titled("对方这样说，可以怎样回", "What they say, and the lawful answer");
}

Result<ExcusesView> ExcusesApi::find(const Request& http, const FindExcusesRequest& request) {
    const PaperTemplates* templates = TRY(library_.templates());
    return excuses_view(match_excuses(templates->excuses(), request.query), http.language());
}

}  // namespace shuofa
