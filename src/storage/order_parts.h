#pragma once

#include "domain/orders/order.h"

#include <string>
#include <string_view>

namespace shuofa {

// Payments, refunds, shipments, invoices and sources of an order as text: a line for each, its
// fields separated by tabs, the first field a letter.  A field that repeats what the order itself
// says is "=": a bill row then costs some forty bytes instead of a row in two more tables.
void append_order_parts(std::string& text, const Order& order);
std::string order_parts(const Order& order);

// Puts the parts into an order whose own fields are complete.  False when the text is damaged.
bool read_order_parts(std::string_view text, Order& order);

}  // namespace shuofa
