#include "api/orders_api.h"

#include "api/typed_routes.h"

namespace shuofa {
namespace {

constexpr ErrorReason limit_wrong{"limit_wrong", ErrorCode::InvalidInput,
                                  "limit 要在 1 到 500 之间。", "limit is between 1 and 500."};

}  // namespace

void OrdersApi::add_routes(Router& routes) {
    routes.get("/api/v1/orders", "list_orders", this, &OrdersApi::list)
        .titled("订单，新的在前", "Orders, newest first");
    routes.get("/api/v1/orders/{id}", "load_order", this, &OrdersApi::load)
        .titled("一个订单", "One order");
    routes.patch("/api/v1/orders/{id}", "change_order", this, &OrdersApi::change)
        .titled("补充订单的内容", "Add to an order");
}

Result<OrderListView> OrdersApi::list(const OrderListQuery& query) {
    const int limit = query.limit.value_or(50);
    if (limit < 1 || limit > 500) return fail(limit_wrong, std::to_string(limit), "limit");
    const OrderListRequest request{.filter = {.query = query.query.value_or(""),
                                              .seller = query.seller.value_or(""),
                                              .platform = query.platform,
                                              .state = query.state,
                                              .from = query.from,
                                              .to = query.to},
                                   .limit = limit,
                                   .after = query.after};
    return database_.read([&](sql::Transaction& transaction) {
        return view_order_list(transaction, vault_, request);
    });
}

Result<OrderView> OrdersApi::view(const OrderId& id) {
    return database_.read([&](sql::Transaction& transaction) -> Result<OrderView> {
        const Order order = TRY((OrderStore{transaction, vault_}.load(id)));
        return view_one_order(transaction, vault_, order);
    });
}

Result<OrderView> OrdersApi::load(const Request& request) {
    return view(TRY(request.path_id<Order>()));
}

Result<OrderView> OrdersApi::change(const Request& request, const OrderChangeRequest& change) {
    const auto id = TRY(request.path_id<Order>());
    OrderChanges changes;
    const auto add = [&](const char* name, const std::optional<std::string>& value) {
        if (value) changes.emplace_back(name, *value);
    };
    add("title", change.title);
    add("seller", change.seller);
    add("platform", change.platform);
    add("note", change.note);
    add("received_on", change.received_on);
    TRY(edit_order({database_, clock_, vault_}, id, changes));
    return view(id);
}

}  // namespace shuofa
