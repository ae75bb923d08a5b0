#include "domain/orders/conflicts.h"
#include "storage/order_ids.h"
#include "views/orders_view.h"

#include <algorithm>

namespace shuofa {
namespace {

constexpr int most_cases = 50;

// What the shopper says; else the last parcel, if all that are known were signed for.
std::optional<Receipt> receipt_of(const OrderView& view) {
    if (view.received_on) return Receipt{*view.received_on, ReceiptSource::User};
    std::optional<Instant> last;
    for (const ShipmentView& parcel : view.shipments) {
        if (!parcel.delivered_at) return std::nullopt;
        last = std::max(last, parcel.delivered_at);
    }
    if (!last) return std::nullopt;
    return Receipt{china_day(*last), ReceiptSource::Parcel};
}

WindowFacts window_facts(const Order& order, const OrderView& view) {
    WindowFacts facts;
    if (order.ordered_at) facts.ordered_on = china_day(*order.ordered_at);
    facts.receipt = receipt_of(view);
    facts.warranty_months = view.warranty_months;
    facts.state = order.state;
    facts.platform = order.platform;
    facts.all_came_back = order.paid && order.refunded >= *order.paid;
    facts.name = order.title.empty() ? order.seller : order.title;
    return facts;
}

InvoiceState invoice_state_of(const OrderView& view) {
    std::vector<InvoiceSum> sums;
    for (const InvoiceView& invoice : view.invoices) {
        // An order list names an invoice without its sum.
        const bool knows_sum = !invoice.document.empty() || !invoice.gross.is_zero();
        sums.push_back({invoice.number, invoice.colour,
                        knows_sum ? std::optional{invoice.gross} : std::nullopt});
    }
    return invoice_state(sums, view.net, view.paid);
}

}  // namespace

OrderViews::OrderViews(sql::Transaction& transaction, const VaultId& vault,
                       const OrderOutlook& outlook)
    : outlook_{outlook},
      terms_{order_terms(outlook.knowledge.rules, outlook.today)},
      cases_{transaction, vault},
      marks_{transaction, vault},
      photos_{transaction, vault},
      imports_{transaction, vault},
      links_{transaction, vault},
      documents_{transaction, vault},
      orders_{transaction, vault} {}

Result<void> OrderViews::add_register(const Order& order, OrderView& view) {
    view.warranty_months = TRY(marks_.warranty_of(ordinal_of(order.id)));
    view.invoice_state = invoice_state_of(view);
    for (const OrderWindow& window :
         windows_of(window_facts(order, view), terms_, outlook_.knowledge.calendar, outlook_.today))
        view.windows.push_back(to_view(window, outlook_.today));
    for (const OrderPhoto& photo : TRY(photos_.of_order(order.id)))
        view.photos.push_back(to_view(photo));
    const CasePage cases = TRY(cases_.list({.open = {}, .order = order.id}, most_cases, {}));
    for (const Case& matter : cases.cases) {
        const CasePosition position = position_of(matter, &order, outlook_.today);
        view.cases.push_back({matter.id, matter.title, position.stage});
    }
    for (const OrderPromise& promise : promises_of(order, cases.cases, outlook_.today))
        view.promises.push_back(to_view(promise));
    return {};
}

}  // namespace shuofa
