#pragma once

#include "base/day.h"
#include "domain/orders/invoice_state.h"
#include "domain/orders/order.h"
#include "domain/orders/order_facets.h"

#include <optional>
#include <string>

namespace shuofa {

// Which orders to list.  What is empty does not matter.
struct OrderFilter {
    std::string query = {};   // part of title, seller or number; several words must all be there
    std::string seller = {};  // part of the seller's name
    std::optional<Platform> platform = {};
    std::optional<OrderState> state = {};
    std::optional<Day> from = {};  // days in China, both included
    std::optional<Day> to = {};
    std::optional<InvoiceState> invoice = {};
    std::optional<OrderHas> has = {};
    // Received on this day or later, and not given back or closed: can still be returned.
    std::optional<Day> received_since = {};

    bool is_empty() const { return *this == OrderFilter{}; }
    bool operator==(const OrderFilter&) const = default;
};

}  // namespace shuofa
