#pragma once

#include "api/router.h"
#include "ports/clock.h"
#include "views/links_view.h"

#include <boost/describe/class.hpp>

namespace shuofa {

struct LinkListQuery {
    std::optional<std::string> state;
    std::optional<OrderId> order;
};
BOOST_DESCRIBE_STRUCT(LinkListQuery, (), (state, order))

// "confirmed", "rejected", or "undo" to take a decision back.
struct LinkDecisionRequest {
    std::string decision;
};
BOOST_DESCRIBE_STRUCT(LinkDecisionRequest, (), (decision))

class LinksApi {
public:
    LinksApi(sql::Database& database, const Clock& clock, VaultId vault)
        : database_{database}, clock_{clock}, vault_{std::move(vault)} {}

    void add_routes(Router& routes);

private:
    Result<LinkListView> list(const Request& http, const LinkListQuery& query);
    Result<LinkView> decide(const Request& http, const LinkDecisionRequest& decision);

    sql::Database& database_;
    const Clock& clock_;
    VaultId vault_;
};

}  // namespace shuofa
