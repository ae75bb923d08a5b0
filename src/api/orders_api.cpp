#include "api/orders_api.h"

#include "api/typed_routes.h"
#include "views/order_export.h"

namespace shuofa {
namespace {

constexpr ErrorReason limit_wrong{"limit_wrong", ErrorCode::InvalidInput,
                                  "limit 要在 1 到 500 之间。", "limit is between 1 and 500."};

constexpr ErrorReason format_unknown{"export_format_unknown", ErrorCode::InvalidInput,
                                     "表格格式只能是 csv 或 xlsx。",
                                     "The format of a table is csv or xlsx."};

template <class Query>
OrderFilter filter_of(const Query& query, const OrderOutlook& outlook) {
    return {.query = query.query.value_or(""),
            .seller = query.seller.value_or(""),
            .platform = query.platform,
            .state = query.state,
            .from = query.from,
            .to = query.to,
            .invoice = query.invoice,
            .has = query.has,
            .received_since = received_since(query.window, outlook)};
}

}  // namespace

void OrdersApi::add_routes(Router& routes) {
    routes.get("/api/v1/orders", "list_orders", this, &OrdersApi::list)
        .titled("订单，新的在前", "Orders, newest first");
    routes.get("/api/v1/order-facets", "count_orders", this, &OrdersApi::facets)
        .titled("按平台、状态等各有多少订单", "How many orders there are of each kind");
    routes.get("/api/v1/order-summary", "sum_orders", this, &OrdersApi::summary)
        .titled("按月、按平台的花费与退款", "Spending and refunds by month and platform");
    routes.get("/api/v1/reconciliation", "reconcile", this, &OrdersApi::reconcile)
        .titled("对账：文件合计、退款与承诺", "Totals of files, refunds and promises side by side");
    routes.get("/api/v1/order-table", "export_orders", this, &OrdersApi::write_table)
        .titled("订单存成表格", "Orders as a table")
        .answers_as("application/octet-stream");
    routes.get("/api/v1/orders/{id}", "load_order", this, &OrdersApi::load)
        .titled("一个订单", "One order");
    Route& change = routes.patch("/api/v1/orders/{id}", "change_order", this, &OrdersApi::change)
                        .titled("补充订单的内容", "Add to an order");
    change.body_schema = &typed_routes::write_schema<OrderChangeRequest>;
    change.takes_json = true;
}

Result<OrderListView> OrdersApi::list(const OrderListQuery& query) {
    const int limit = query.limit.value_or(50);
    if (limit < 1 || limit > 500) return fail(limit_wrong, std::to_string(limit), "limit");
    const OrderOutlook look = TRY(outlook());
    const OrderListRequest request{
        .filter = filter_of(query, look), .limit = limit, .after = query.after};
    return database_.read([&](sql::Transaction& transaction) {
        return view_order_list(transaction, vault_, look, request);
    });
}

Result<OrderFacetsView> OrdersApi::facets(const OrderFacetsQuery& query) {
    const OrderFilter filter = filter_of(query, TRY(outlook()));
    return database_.read([&](sql::Transaction& transaction) {
        return view_order_facets(transaction, vault_, filter);
    });
}

Result<OrderSummaryView> OrdersApi::summary(const OrderFacetsQuery& query) {
    const OrderFilter filter = filter_of(query, TRY(outlook()));
    return database_.read([&](sql::Transaction& transaction) {
        return view_order_summary(transaction, vault_, filter);
    });
}

Result<ReconciliationView> OrdersApi::reconcile() {
    return database_.read([&](sql::Transaction& transaction) {
        return view_reconciliation(transaction, vault_, clock_.today());
    });
}

Result<Response> OrdersApi::write_table(const Request& http, const OrderExportQuery& query) {
    const auto format = enum_from_name<ExportFormat>(query.format);
    if (!format) return fail(format_unknown, query.format, "format");
    const OrderOutlook look = TRY(outlook());
    const OrderFilter filter = filter_of(query, look);
    const auto bytes = TRY(database_.read([&](sql::Transaction& transaction) {
        return export_orders(transaction, vault_, look, filter, *format, http.language());
    }));
    Response response;
    // Never a type that a browser would open: imported words stand in it.
    response.set("Content-Type", "application/octet-stream");
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Content-Disposition", "attachment; filename=orders." + query.format);
    response.body.assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return response;
}

Result<OrderView> OrdersApi::view(const OrderId& id) {
    const OrderOutlook look = TRY(outlook());
    return database_.read([&](sql::Transaction& transaction) -> Result<OrderView> {
        const Order order = TRY((OrderStore{transaction, vault_}.load(id)));
        return view_one_order(transaction, vault_, look, order);
    });
}

Result<OrderView> OrdersApi::load(const Request& request) {
    return view(TRY(request.path_id<Order>()));
}

// Read by hand: null and "" take a value away, which a described struct cannot tell from absence.
Result<OrderView> OrdersApi::change(const Request& request) {
    const auto id = TRY(request.path_id<Order>());
    const boost::json::value body = TRY(describe::parse(request.body));
    if (!body.is_object()) return fail(describe::field_wrong_kind, "expected an object");
    OrderChanges changes;
    for (const auto& item : body.get_object()) {
        const std::string name{item.key()};
        const boost::json::value& value = item.value();
        if (value.is_null()) {
            changes.emplace_back(name, "");
        } else if (value.is_string()) {
            changes.emplace_back(name, std::string{value.get_string()});
        } else if (value.is_int64()) {
            changes.emplace_back(name, std::to_string(value.get_int64()));
        } else {
            return fail(describe::field_wrong_kind, "expected a text", name);
        }
    }
    TRY(edit_order({database_, clock_, vault_}, id, changes));
    return view(id);
}

}  // namespace shuofa
