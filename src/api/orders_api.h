#pragma once

#include "api/router.h"
#include "ports/library.h"
#include "views/order_facets_view.h"
#include "views/orders_view.h"
#include "views/reconciliation_view.h"
#include "workflows/edit_order.h"

#include <boost/describe/class.hpp>

namespace shuofa {

// Every list of orders is narrowed by the same parameters.
struct OrderListQuery {
    std::optional<std::string> query;
    std::optional<Day> from;
    std::optional<Day> to;
    std::optional<std::string> seller;
    std::optional<Platform> platform;
    std::optional<OrderState> state;
    std::optional<InvoiceState> invoice;
    std::optional<OrderHas> has;
    std::optional<OrderWindowFilter> window;
    std::optional<int> limit;
    std::optional<OrderId> after;
};
BOOST_DESCRIBE_STRUCT(OrderListQuery, (),
                      (query, from, to, seller, platform, state, invoice, has, window, limit,
                       after))

struct OrderFacetsQuery {
    std::optional<std::string> query;
    std::optional<Day> from;
    std::optional<Day> to;
    std::optional<std::string> seller;
    std::optional<Platform> platform;
    std::optional<OrderState> state;
    std::optional<InvoiceState> invoice;
    std::optional<OrderHas> has;
    std::optional<OrderWindowFilter> window;
};
BOOST_DESCRIBE_STRUCT(OrderFacetsQuery, (),
                      (query, from, to, seller, platform, state, invoice, has, window))

// What is not named stays as it is; an empty text or null takes the value away.
struct OrderChangeRequest {
    std::optional<std::string> title;
    std::optional<std::string> seller;
    std::optional<std::string> platform;
    std::optional<std::string> note;
    std::optional<std::string> received_on;
    std::optional<int> warranty_months;
};
BOOST_DESCRIBE_STRUCT(OrderChangeRequest, (),
                      (title, seller, platform, note, received_on, warranty_months))

struct OrderExportQuery {
    std::string format;  // "csv", "xlsx"
    std::optional<std::string> query;
    std::optional<Day> from;
    std::optional<Day> to;
    std::optional<std::string> seller;
    std::optional<Platform> platform;
    std::optional<OrderState> state;
    std::optional<InvoiceState> invoice;
    std::optional<OrderHas> has;
    std::optional<OrderWindowFilter> window;
};
BOOST_DESCRIBE_STRUCT(OrderExportQuery, (),
                      (format, query, from, to, seller, platform, state, invoice, has, window))

class OrdersApi {
public:
    OrdersApi(sql::Database& database, Library& library, const Clock& clock, VaultId vault)
        : database_{database}, library_{library}, clock_{clock}, vault_{std::move(vault)} {}

    void add_routes(Router& routes);

private:
    Result<OrderListView> list(const OrderListQuery& query);
    Result<OrderFacetsView> facets(const OrderFacetsQuery& query);
    Result<OrderSummaryView> summary(const OrderFacetsQuery& query);
    Result<ReconciliationView> reconcile();
    Result<Response> write_table(const Request& http, const OrderExportQuery& query);
    Result<OrderView> load(const Request& request);
    Result<OrderView> change(const Request& request);
    Result<OrderOutlook> outlook() const { return order_outlook(library_, clock_.today()); }
    Result<OrderView> view(const OrderId& id);

    sql::Database& database_;
    Library& library_;
    const Clock& clock_;
    VaultId vault_;
};

}  // namespace shuofa
