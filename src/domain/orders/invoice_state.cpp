#include "domain/orders/invoice_state.h"

#include <map>

namespace shuofa {

InvoiceState invoice_state(std::span<const InvoiceSum> invoices, std::optional<Money> net_paid,
                           std::optional<Money> paid) {
    std::map<std::string_view, const InvoiceSum*> each;
    for (const InvoiceSum& invoice : invoices)
        each.try_emplace(invoice.number, &invoice);
    if (each.empty()) return InvoiceState::None;
    Money live;
    bool has_red = false;
    bool has_blue_sum = false;
    for (const auto& [number, invoice] : each) {
        const Money gross = invoice->gross.value_or(Money{});
        if (invoice->colour == InvoiceColour::Red) {
            has_red = true;
            live += gross.is_negative() ? gross : -gross;
        } else {
            has_blue_sum = has_blue_sum || (invoice->gross && !gross.is_zero());
            live += gross;
        }
    }
    if (has_red && live <= Money{}) return InvoiceState::Red;
    // An order list may know that there is an invoice and not its sum.
    if (!paid || !has_blue_sum) return InvoiceState::Invoiced;
    if (live > *paid) return InvoiceState::Differs;
    if (net_paid && live < *net_paid) return InvoiceState::Partly;
    return InvoiceState::Invoiced;
}

}  // namespace shuofa
