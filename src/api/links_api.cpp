#include "api/links_api.h"

#include "api/typed_routes.h"
#include "workflows/join_documents.h"

namespace shuofa {
namespace {

constexpr ErrorReason decision_unknown{"decision_unknown", ErrorCode::InvalidInput,
                                       "决定只能是 confirmed、rejected 或 undo。",
                                       "A decision is confirmed, rejected or undo."};

}  // namespace

void LinksApi::add_routes(Router& routes) {
    routes.get("/api/v1/links", "list_links", this, &LinksApi::list)
        .titled("材料与订单的关联", "What belongs to which order");
    routes.patch("/api/v1/links/{id}", "decide_link", this, &LinksApi::decide)
        .titled("确认、分开或撤回一个关联", "Confirm, reject or take back a link");
}

Result<LinkListView> LinksApi::list(const Request& http, const LinkListQuery& query) {
    return database_.read([&](sql::Transaction& transaction) {
        return view_links(transaction, vault_, {query.state.value_or(""), query.order},
                          http.language());
    });
}

Result<LinkView> LinksApi::decide(const Request& http, const LinkDecisionRequest& request) {
    const auto id = TRY(http.path_id<Link>());
    const auto decision = enum_from_name<LinkDecision>(request.decision);
    if (!decision && request.decision != "undo") {
        return fail(decision_unknown, request.decision, "decision");
    }
    TRY(database_.write([&](sql::Transaction& transaction) {
        return LinkStore{transaction, vault_}.decide(id, decision, clock_.now());
    }));
    const LinkView view = TRY(database_.read([&](sql::Transaction& transaction) {
        return view_link(transaction, vault_, id, http.language());
    }));
    TRY(join_documents(database_, vault_));
    return view;
}

}  // namespace shuofa
