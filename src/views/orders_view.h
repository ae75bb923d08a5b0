#pragma once

#include "base/id.h"
#include "base/result.h"
#include "domain/orders/invoice_state.h"
#include "domain/orders/order.h"
#include "ports/sql.h"
#include "storage/case_store.h"
#include "storage/document_store.h"
#include "storage/import_store.h"
#include "storage/link_store.h"
#include "storage/order_mark_store.h"
#include "storage/order_photo_store.h"
#include "storage/order_store.h"
#include "views/kept_pages_view.h"
#include "views/order_register_view.h"
#include "workflows/case_account.h"

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
    ParcelState state = ParcelState::Unknown;
    std::string document;  // "doc_...", empty when an order list told it
    // Where nobody named the carrier: whose numbers look like this one.  A hint, never proof.
    std::vector<std::string> carrier_guess;
};
BOOST_DESCRIBE_STRUCT(ShipmentView, (),
                      (carrier, number, shipped_at, delivered_at, state, document, carrier_guess))

ShipmentView shipment_view(std::string_view carrier, std::string_view number);

struct InvoiceView {
    std::string number;
    Money gross;  // negative on red ones
    std::optional<Day> issued_on;
    InvoiceColour colour = InvoiceColour::Blue;
    std::string seller;
    std::string refers_to;  // a red invoice's blue one
    std::string document;   // "doc_..."
};
BOOST_DESCRIBE_STRUCT(InvoiceView, (),
                      (number, gross, issued_on, colour, seller, refers_to, document))

// A document that belongs to the order, or looks as if it did.
struct OrderDocumentView {
    std::string id;  // "doc_..."
    DocumentKind kind = DocumentKind::Mail;
    std::string title;
    std::string number;
    std::optional<Instant> at;
    std::string link;   // "lnk_..."
    std::string state;  // "linked", "proposed", "confirmed", "rejected"
    LinkBasis basis = LinkBasis::OrderNumber;
    std::int64_t score = 100;
    std::string proof;     // what joins them: a number or an amount
    std::string file;      // as the user called it
    std::string member;    // inside an archive or a mail
    std::int64_t row = 0;  // 0: the whole
    std::string import;    // "imp_..."
    std::string evidence;  // SHA-256 of the kept original
    // What to know before it is relied on, ids: see documents/document_remarks.
    std::vector<std::string> remarks;
};
BOOST_DESCRIBE_STRUCT(OrderDocumentView, (),
                      (id, kind, title, number, at, link, state, basis, score, proof, file, member,
                       row, import, evidence, remarks))

// The same purchase as a bank tells it.
struct SamePurchaseView {
    std::string order;  // "ord_..."
    SourceKind source = SourceKind::CmbBank;
    std::string seller;
    std::optional<Money> paid;
    std::optional<Instant> at;
    std::string link;
    std::string state;
    std::int64_t score = 0;
};
BOOST_DESCRIBE_STRUCT(SamePurchaseView, (), (order, source, seller, paid, at, link, state, score))

struct ToldView {
    std::string value;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(ToldView, (), (value, source))

struct ConflictView {
    std::string about;
    std::vector<ToldView> told;
};
BOOST_DESCRIBE_STRUCT(ConflictView, (), (about, told))

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
    std::vector<OrderDocumentView> documents;
    // On a wallet's order the bank rows that tell it too; on a bank's row the wallet's order.
    std::vector<SamePurchaseView> same_purchase;
    std::vector<ConflictView> conflicts;
    std::vector<KeptPageView> pages;  // policies and product pages kept for it; empty in lists
    InvoiceState invoice_state = InvoiceState::None;
    std::vector<OrderWindowView> windows;  // soonest to close first
    std::optional<int> warranty_months;    // as the shopper says
    std::vector<StatedWarrantyView> stated_warranties;
    std::vector<OrderPromiseView> promises;  // of money
    std::vector<OrderCaseView> cases;        // newest first
    std::vector<OrderPhotoView> photos;
};
BOOST_DESCRIBE_STRUCT(OrderView, (),
                      (id, number, numbered_by, platform, seller, title, note, paid, refunded, net,
                       ordered_at, received_on, state, payments, refunds, shipments, invoices,
                       sources, documents, same_purchase, conflicts, pages, invoice_state, windows,
                       warranty_months, stated_warranties, promises, cases, photos))

struct OrderListView {
    std::vector<OrderView> orders;
    std::optional<OrderId> next;        // --after for the next page
    std::optional<std::int64_t> total;  // only with the first page
    bool total_is_exact = true;         // false: there are `total` or more
};
BOOST_DESCRIBE_STRUCT(OrderListView, (), (orders, next, total, total_is_exact))

// What is known of law and days when orders are shown.
struct OrderOutlook {
    CaseKnowledge knowledge;
    Day today{};
};
Result<OrderOutlook> order_outlook(Library& library, Day today);

// One order with the pages that were kept for it.
Result<OrderView> view_one_order(sql::Transaction& transaction, const VaultId& vault,
                                 const OrderOutlook& outlook, const Order& order);

// Which windows must be open for an order to be listed.
enum class OrderWindowFilter { Open };

template <>
inline constexpr auto enum_names<OrderWindowFilter> =
    std::to_array<EnumName<OrderWindowFilter>>({{OrderWindowFilter::Open, "open"}});

// The day for OrderFilter::received_since; nothing when no window was asked for.
std::optional<Day> received_since(std::optional<OrderWindowFilter> window,
                                  const OrderOutlook& outlook);

struct MonthSumView {
    std::string month;  // "2026-11"
    Platform platform = Platform::Unknown;
    std::int64_t orders = 0;
    Money paid;
    Money refunded;
    std::int64_t disputes = 0;  // cases about orders of the month
};
BOOST_DESCRIBE_STRUCT(MonthSumView, (), (month, platform, orders, paid, refunded, disputes))

struct PlatformSumView {
    Platform platform = Platform::Unknown;
    std::int64_t orders = 0;
    Money paid;
    Money refunded;
    std::int64_t disputes = 0;
};
BOOST_DESCRIBE_STRUCT(PlatformSumView, (), (platform, orders, paid, refunded, disputes))

struct OrderSummaryView {
    std::vector<MonthSumView> months;        // oldest first, one for each platform
    std::vector<PlatformSumView> platforms;  // most spent first
};
BOOST_DESCRIBE_STRUCT(OrderSummaryView, (), (months, platforms))

Result<OrderSummaryView> view_order_summary(sql::Transaction& transaction, const VaultId& vault,
                                            const OrderFilter& filter);
std::string to_json(const OrderSummaryView& view);

// Names the files that sources come from; asks the database once for each file.
class OrderViews {
public:
    OrderViews(sql::Transaction& transaction, const VaultId& vault, const OrderOutlook& outlook);

    Result<OrderView> view(const Order& order);

private:
    Result<ImportStore::FileName> file_of(const Source& source);
    Result<ImportStore::FileName> file_named(const std::string& import);
    Result<void> add_links(const Order& order, OrderView& view);
    Result<void> add_document(const DecidedLink& link, OrderView& view,
                              std::vector<DocumentContent>& holding);
    Result<void> add_same_purchase(const DecidedLink& link, const OrderId& other, OrderView& view);
    Result<void> add_register(const Order& order, OrderView& view);

    OrderOutlook outlook_;
    OrderTerms terms_;
    CaseStore cases_;
    OrderMarkStore marks_;
    OrderPhotoStore photos_;
    ImportStore imports_;
    LinkStore links_;
    DocumentStore documents_;
    OrderStore orders_;
    std::map<std::string, ImportStore::FileName> files_;
};

struct OrderListRequest {
    OrderFilter filter = {};
    int limit = 50;
    std::optional<OrderId> after = {};
};

// One page of orders, and on the first page how many there are.
Result<OrderListView> view_order_list(sql::Transaction& transaction, const VaultId& vault,
                                      const OrderOutlook& outlook, const OrderListRequest& request);

std::string to_json(const OrderView& view);
std::string to_json(const OrderListView& view);

// "linked", "proposed", "confirmed", "rejected".
std::string state_of(const DecidedLink& link);
// True when the order is a bank's row of a purchase that is known from a wallet, and the shopper
// said so.
bool is_told_elsewhere(const OrderView& order);

// The words for people.
const Phrase& phrase_of(Platform platform);
const Phrase& phrase_of(OrderState state);

}  // namespace shuofa
