#include "domain/documents/document_facts.h"
#include "domain/documents/document_remarks.h"
#include "domain/orders/conflicts.h"
#include "domain/orders/stated_warranty.h"
#include "storage/order_ids.h"
#include "views/orders_view.h"

#include <algorithm>
#include <tuple>

namespace shuofa {
namespace {

void add_parcel(const Parcel& parcel, const std::string& document, OrderView& view) {
    std::optional<Instant> shipped, delivered;
    for (const ParcelEvent& event : parcel.events) {
        if (event.at && !shipped) shipped = event.at;
        if (event.at && event.state == ParcelState::Signed) delivered = event.at;
    }
    // In a locker or a station it is not with the person yet, whatever the carrier calls it.
    if (!delivered && parcel.state == ParcelState::Signed && !parcel.events.empty() &&
        parcel.events.back().state != ParcelState::Held)
        delivered = parcel.events.back().at;
    const auto known = std::find_if(
        view.shipments.begin(), view.shipments.end(),
        [&](const ShipmentView& shipment) { return shipment.number == parcel.number; });
    if (known == view.shipments.end()) {
        ShipmentView told = shipment_view(parcel.carrier, parcel.number);
        told.shipped_at = shipped;
        told.delivered_at = delivered;
        told.state = parcel.state;
        told.document = document;
        view.shipments.push_back(std::move(told));
        return;
    }
    if (!known->shipped_at) known->shipped_at = shipped;
    if (!known->delivered_at) known->delivered_at = delivered;
    known->state = parcel.state;
    known->document = document;
}

void add_invoice(const Invoice& invoice, const std::string& document, OrderView& view) {
    // XML, OFD and PDF of one invoice are one invoice.
    const auto known =
        std::find_if(view.invoices.begin(), view.invoices.end(),
                     [&](const InvoiceView& one) { return one.number == invoice.number; });
    const InvoiceView told{invoice.number,
                           invoice.gross.value_or(Money{}),
                           invoice.issued_on,
                           invoice.colour,
                           invoice.seller.name,
                           invoice.refers_to,
                           document};
    if (known == view.invoices.end()) {
        view.invoices.push_back(told);
    } else if (known->document.empty() || invoice.form == InvoiceForm::Original) {
        *known = told;
    }
}

}  // namespace

std::string state_of(const DecidedLink& link) {
    if (link.decision) return std::string{name_of(*link.decision)};
    return link.link.certainty == LinkCertainty::Exact ? "linked" : "proposed";
}

bool is_told_elsewhere(const OrderView& order) {
    return is_statement(order.numbered_by) &&
           std::any_of(order.same_purchase.begin(), order.same_purchase.end(),
                       [](const SamePurchaseView& same) { return same.state == "confirmed"; });
}

Result<ImportStore::FileName> OrderViews::file_named(const std::string& import) {
    const auto known = files_.find(import);
    if (known != files_.end()) return known->second;
    const auto id = ImportId::parse(import);
    ImportStore::FileName name;
    if (id) {
        const ImportRecord record = TRY(imports_.load(*id));
        name = {record.id, record.digest, record.file_name};
    }
    return files_.emplace(import, std::move(name)).first->second;
}

Result<void> OrderViews::add_links(const Order& order, OrderView& view) {
    std::vector<DocumentContent> holding;
    std::vector<DecidedLink> links = TRY(links_.of_order(ordinal_of(order.id)));
    // Not in the order in which the links were found, which an interrupted import changes.
    std::sort(links.begin(), links.end(), [](const DecidedLink& one, const DecidedLink& other) {
        return one.link.other < other.link.other;
    });
    for (const DecidedLink& link : links) {
        if (const auto other = OrderId::parse(link.link.other)) {
            TRY(add_same_purchase(link, *other, view));
        } else {
            TRY(add_document(link, view, holding));
        }
    }
    if (is_statement(order.numbered_by)) {
        for (const DecidedLink& link : TRY(links_.of_other(order.id.text())))
            TRY(add_same_purchase(link, order_id_of(link.link.order), view));
    }
    std::stable_sort(view.documents.begin(), view.documents.end(),
                     [](const OrderDocumentView& one, const OrderDocumentView& other) {
                         return one.at < other.at;
                     });
    std::stable_sort(view.invoices.begin(), view.invoices.end(),
                     [](const InvoiceView& one, const InvoiceView& other) {
                         return std::tie(one.issued_on, one.number) <
                                std::tie(other.issued_on, other.number);
                     });
    for (const Conflict& conflict : conflicts_of(order, holding)) {
        ConflictView& shown = view.conflicts.emplace_back();
        shown.about = conflict.about;
        for (const Told& told : conflict.told)
            shown.told.push_back({told.value, told.source});
    }
    return {};
}

Result<void> OrderViews::add_document(const DecidedLink& link, OrderView& view,
                                      std::vector<DocumentContent>& holding) {
    const auto found = TRY(documents_.load_all(std::vector<std::string>{link.link.other}));
    if (found.empty()) return {};  // a newer reading of its file does not find it any more
    const Document& document = found.front();
    const DocumentContent& content = document.draft.content;
    const ImportStore::FileName file = TRY(file_named(document.import));
    view.documents.push_back({document.id.text(), kind_of(content), title_of(content),
                              number_of(content), time_of(content), link.link.id.text(),
                              state_of(link), link.link.basis, link.link.score, link.link.proof,
                              file.file_name, document.draft.place.member, document.draft.place.row,
                              file.id.text(), file.digest, remarks_of(document.draft)});
    if (!link.holds()) return {};
    if (const auto* parcel = std::get_if<Parcel>(&content))
        add_parcel(*parcel, document.id.text(), view);
    if (const auto* invoice = std::get_if<Invoice>(&content))
        add_invoice(*invoice, document.id.text(), view);
    if (const auto stated = warranty_in(content)) {
        view.stated_warranties.push_back({stated->months, stated->words,
                                          std::string{name_of(kind_of(content))},
                                          document.id.text()});
    }
    holding.push_back(content);
    return {};
}

Result<void> OrderViews::add_same_purchase(const DecidedLink& link, const OrderId& other,
                                           OrderView& view) {
    const Order order = TRY(orders_.load(other));
    view.same_purchase.push_back({other.text(), order.numbered_by, order.seller, order.paid,
                                  order.ordered_at, link.link.id.text(), state_of(link),
                                  link.link.score});
    if (!link.holds() || !is_statement(order.numbered_by)) return {};
    for (const Source& source : order.sources) {
        const ImportStore::FileName file = TRY(file_of(source));
        view.sources.push_back({source.kind, file.file_name, file.id.text(), file.digest,
                                source.row, source.status, source.as_of});
    }
    return {};
}

}  // namespace shuofa
