#pragma once

#include "base/result.h"
#include "domain/orders/order.h"
#include "ports/sql.h"

#include <string_view>

namespace shuofa {

// The columns that read_order reads, in its order.
inline constexpr std::string_view order_columns =
    "ordinal, numbered_by, number, platform, state, seller, title, note, paid, refunded, "
    "refund_stated, listed_at, time_known, received_on, as_of, parts";

Result<Order> read_order(const sql::Row& row);

// Where the order stands in lists: when it was placed, else when its first refund came, else 0.
Instant listing_time(const Order& order);

}  // namespace shuofa
