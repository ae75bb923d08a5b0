#include "workflows/mark_orders.h"

#include "domain/orders/conflicts.h"
#include "domain/orders/invoice_state.h"
#include "storage/case_store.h"
#include "storage/document_store.h"
#include "storage/link_store.h"
#include "storage/order_ids.h"
#include "storage/order_mark_store.h"
#include "storage/order_store.h"

#include <algorithm>
#include <map>
#include <vector>

namespace shuofa {
namespace {

struct OrderMarks {
    bool parcel = false;
    bool conflict = false;
    std::optional<Day> received;  // by the last parcel, when all of them were signed for
    InvoiceState invoice = InvoiceState::None;
};

void add_invoices(const Order& order, const std::vector<DocumentContent>& documents,
                  OrderMarks& marks) {
    std::vector<InvoiceSum> sums;
    for (const DocumentContent& content : documents) {
        if (const auto* invoice = std::get_if<Invoice>(&content))
            sums.push_back({invoice->number, invoice->colour, invoice->gross});
    }
    for (const InvoiceLink& link : order.invoices) {
        sums.push_back({link.number, InvoiceColour::Blue,
                        link.gross.is_zero() ? std::nullopt : std::optional{link.gross}});
    }
    marks.invoice = invoice_state(sums, net(order), order.paid);
}

OrderMarks marks_of(const Order& order, const std::vector<DocumentContent>& documents) {
    OrderMarks marks;
    marks.parcel = !order.shipments.empty();
    std::map<std::string, std::optional<Day>> parcels;
    for (const Shipment& shipment : order.shipments) {
        parcels[shipment.number] =
            shipment.delivered_at ? std::optional{china_day(*shipment.delivered_at)} : std::nullopt;
    }
    for (const DocumentContent& content : documents) {
        const auto* parcel = std::get_if<Parcel>(&content);
        if (parcel == nullptr) continue;
        marks.parcel = true;
        const auto day = signed_on(*parcel);
        if (day || !parcels[parcel->number]) parcels[parcel->number] = day;
    }
    const bool all_came =
        !parcels.empty() && std::all_of(parcels.begin(), parcels.end(),
                                        [](const auto& one) { return one.second.has_value(); });
    for (const auto& [number, day] : parcels) {
        if (all_came && (!marks.received || serial(*marks.received) < serial(*day)))
            marks.received = day;
    }
    marks.conflict = !conflicts_of(order, documents).empty();
    add_invoices(order, documents, marks);
    return marks;
}

Result<std::vector<DocumentContent>> documents_of(const DocumentStore& store,
                                                  const std::vector<std::string>& ids) {
    std::vector<DocumentContent> contents;
    for (Document& document : TRY(store.load_all(ids)))
        contents.push_back(std::move(document.draft.content));
    return contents;
}

Result<void> set_or_clear(OrderMarkStore& store, std::int64_t ordinal, OrderMark mark,
                          const std::optional<std::string>& value) {
    return value ? store.set(ordinal, mark, *value) : store.clear(ordinal, mark);
}

std::optional<std::string> present(bool is_there) {
    return is_there ? std::optional<std::string>{""} : std::nullopt;
}

std::optional<std::string> value_of(const OrderMarks& marks, OrderMark mark) {
    switch (mark) {
        case OrderMark::Parcel:
            return present(marks.parcel);
        case OrderMark::Conflict:
            return present(marks.conflict);
        case OrderMark::Invoice:
            if (marks.invoice == InvoiceState::None) return std::nullopt;
            return std::string{name_of(marks.invoice)};
        case OrderMark::Signed:
            return marks.received ? std::optional{day_text(*marks.received)} : std::nullopt;
        case OrderMark::Note:
        case OrderMark::Case:
        case OrderMark::Photo:
            break;
    }
    return std::nullopt;
}

constexpr OrderMark found_by_links[] = {OrderMark::Conflict, OrderMark::Invoice, OrderMark::Signed};

Result<void> mark_cases(sql::Transaction& transaction, const VaultId& vault) {
    OrderMarkStore::Values orders;
    TRY(transaction.run(
        "SELECT DISTINCT order_id FROM cases WHERE vault_id = $1 AND order_id IS NOT NULL",
        {vault.text()}, [&](const sql::Row& row) -> Result<void> {
            if (const auto order = OrderId::parse(row.text(0))) orders[ordinal_of(*order)] = "";
            return {};
        }));
    return OrderMarkStore{transaction, vault}.replace_all(OrderMark::Case, orders);
}

}  // namespace

Result<void> mark_orders(sql::Transaction& transaction, const VaultId& vault) {
    std::map<std::int64_t, std::vector<std::string>> documents;
    for (const DecidedLink& link : TRY((LinkStore{transaction, vault}.all()))) {
        std::vector<std::string>& of_order = documents[link.link.order];
        if (link.holds() && DocumentId::parse(link.link.other)) of_order.push_back(link.link.other);
    }
    std::vector<std::int64_t> ordinals;
    for (const auto& [ordinal, ids] : documents)
        ordinals.push_back(ordinal);
    const DocumentStore store{transaction, vault};
    OrderMarkStore marks_store{transaction, vault};
    std::map<OrderMark, OrderMarkStore::Values> found;
    for (const Order& order : TRY((OrderStore{transaction, vault}.load_all(ordinals)))) {
        const std::int64_t ordinal = ordinal_of(order.id);
        const OrderMarks marks = marks_of(order, TRY(documents_of(store, documents.at(ordinal))));
        TRY(set_or_clear(marks_store, ordinal, OrderMark::Parcel, present(marks.parcel)));
        for (const OrderMark mark : found_by_links) {
            if (auto value = value_of(marks, mark)) found[mark][ordinal] = *std::move(value);
        }
    }
    for (const OrderMark mark : found_by_links)
        TRY(marks_store.replace_all(mark, found[mark]));
    return mark_cases(transaction, vault);
}

Result<void> mark_order(sql::Transaction& transaction, const VaultId& vault, const Order& order) {
    const std::int64_t ordinal = ordinal_of(order.id);
    std::vector<std::string> ids;
    for (const DecidedLink& link : TRY((LinkStore{transaction, vault}.of_order(ordinal)))) {
        if (link.holds() && DocumentId::parse(link.link.other)) ids.push_back(link.link.other);
    }
    const DocumentStore store{transaction, vault};
    const OrderMarks marks = marks_of(order, TRY(documents_of(store, ids)));
    OrderMarkStore marks_store{transaction, vault};
    for (const OrderMark mark : found_by_links)
        TRY(set_or_clear(marks_store, ordinal, mark, value_of(marks, mark)));
    return {};
}

}  // namespace shuofa
