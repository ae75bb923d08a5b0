#pragma once

#include "domain/orders/order.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace shuofa {

// An order's id as the number it is stored under.  The id is a ULID of which 64 bits are in use:
// 43 bits of milliseconds and a count of 20 bits, with zeros between.
std::int64_t ordinal_of(const OrderId& id);
OrderId order_id_of(std::int64_t ordinal);

// The smallest ordinal of the moment that a ULID was made in.
std::int64_t first_ordinal_at(std::string_view ulid);

}  // namespace shuofa
