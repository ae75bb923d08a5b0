#pragma once

#include "base/id.h"
#include "base/result.h"
#include "domain/orders/order.h"
#include "ports/sql.h"
#include "storage/import_store.h"
#include "storage/order_store.h"

#include <boost/describe/class.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace shuofa {

struct PaymentView {
    SourceKind source = SourceKind::Alipay;
    std::string trade_number;
    std::string merchant_number;
    std::string method;
    std::string status;
    Money amount;
    std::optional<Instant> at;
};
BOOST_DESCRIBE_STRUCT(PaymentView, (),
                      (source, trade_number, merchant_number, method, status, amount, at))

struct RefundView {
    SourceKind source = SourceKind::Alipay;
    std::string trade_number;
    Money amount;
    std::optional<Instant> at;
    std::string status;
};
BOOST_DESCRIBE_STRUCT(RefundView, (), (source, trade_number, amount, at, status))

struct ShipmentView {
    std::string carrier;
    std::string number;
    std::optional<Instant> shipped_at;
    std::optional<Instant> delivered_at;
};
BOOST_DESCRIBE_STRUCT(ShipmentView, (), (carrier, number, shipped_at, delivered_at))

struct InvoiceView {
    std::string number;
    Money gross;
    std::optional<Day> issued_on;
};
BOOST_DESCRIBE_STRUCT(InvoiceView, (), (number, gross, issued_on))

// The row of a kept file that told about the order.
struct SourceView {
    SourceKind kind = SourceKind::Alipay;
    std::string file;      // as the user called it
    std::string import;    // "imp_..."
    std::string evidence;  // SHA-256 of the kept original
    std::uint32_t row = 0;
    std::string status;
    std::optional<Instant> as_of;
};
BOOST_DESCRIBE_STRUCT(SourceView, (), (kind, file, import, evidence, row, status, as_of))

struct OrderView {
    OrderId id;
    std::string number;
    SourceKind numbered_by = SourceKind::Alipay;
    Platform platform = Platform::Unknown;
    std::string seller;
    std::string title;
    std::string note;
    std::optional<Money> paid;
    Money refunded;
    std::optional<Money> net;
    std::optional<Instant> ordered_at;
    std::optional<Day> received_on;
    OrderState state = OrderState::Unknown;
    std::vector<PaymentView> payments;
    std::vector<RefundView> refunds;
    std::vector<ShipmentView> shipments;
    std::vector<InvoiceView> invoices;
    std::vector<SourceView> sources;
};
BOOST_DESCRIBE_STRUCT(OrderView, (),
                      (id, number, numbered_by, platform, seller, title, note, paid, refunded, net,
                       ordered_at, received_on, state, payments, refunds, shipments, invoices,
                       sources))

struct OrderListView {
    std::vector<OrderView> orders;
    std::optional<OrderId> next;        // --after for the next page
    std::optional<std::int64_t> total;  // only with the first page
    bool total_is_exact = true;         // false: there are `total` or more
};
BOOST_DESCRIBE_STRUCT(OrderListView, (), (orders, next, total, total_is_exact))

// Names the files that sources come from; asks the database once for each file.
class OrderViews {
public:
    OrderViews(sql::Transaction& transaction, VaultId vault)
        : imports_{transaction, std::move(vault)} {}

    Result<OrderView> view(const Order& order);

private:
    Result<ImportStore::FileName> file_of(const Source& source);

    ImportStore imports_;
    std::map<std::string, ImportStore::FileName> files_;
};

struct OrderListRequest {
    OrderFilter filter = {};
    int limit = 50;
    std::optional<OrderId> after = {};
};

// One page of orders, and on the first page how many there are.
Result<OrderListView> view_order_list(sql::Transaction& transaction, const VaultId& vault,
                                      const OrderListRequest& request);

std::string to_json(const OrderView& view);
std::string to_json(const OrderListView& view);

// The words for people.
const Phrase& phrase_of(Platform platform);
const Phrase& phrase_of(OrderState state);

}  // namespace shuofa
