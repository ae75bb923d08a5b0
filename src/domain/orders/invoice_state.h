#pragma once

#include "base/enum_names.h"
#include "base/money.h"
#include "domain/documents/invoice.h"

#include <optional>
#include <span>
#include <string>

namespace shuofa {

// What invoices there are for an order, against what the shopper is out of pocket.
enum class InvoiceState {
    None,
    Invoiced,  // as much as was paid and not refunded, or a price is not known
    Partly,    // less
    Red,       // red ones take all of it back
    Differs    // more
};

template <>
inline constexpr auto enum_names<InvoiceState> = std::to_array<EnumName<InvoiceState>>({
    {InvoiceState::None, "none"},
    {InvoiceState::Invoiced, "invoiced"},
    {InvoiceState::Partly, "partly"},
    {InvoiceState::Red, "red"},
    {InvoiceState::Differs, "differs"},
});

// An invoice as far as its state asks for it.  XML, OFD and PDF of one invoice are one.
struct InvoiceSum {
    std::string number;
    InvoiceColour colour = InvoiceColour::Blue;
    std::optional<Money> gross;  // of red ones negative, or the sum without its sign
};

// `net_paid`: paid less refunded; nothing while the payment is unknown.  A blue invoice over the
// whole price is right too when the refund came without a red one yet: `paid` says so.
InvoiceState invoice_state(std::span<const InvoiceSum> invoices, std::optional<Money> net_paid,
                           std::optional<Money> paid);

}  // namespace shuofa
