#pragma once

#include "base/result.h"
#include "domain/cases/order_watch.h"
#include "domain/orders/order.h"
#include "ports/sql.h"

#include <string_view>

namespace shuofa {

// The columns that read_order reads, in its order.
inline constexpr std::string_view order_columns =
    "ordinal, numbered_by, number, platform, state, seller, title, note, paid, refunded, "
    "refund_stated, listed_at, time_known, received_on, as_of, parts";

Result<Order> read_order(const sql::Row& row);

// The columns that read_watched_order reads, in its order.
inline constexpr std::string_view watched_columns =
    "ordinal, platform, state, seller, title, paid, refunded, listed_at, received_on";

// Reads an order whose time and payment are known, over what `order` held.
Result<void> read_watched_order(const sql::Row& row, WatchedOrder& order);

// Columns 1 and 2: the names of platform and state.
Result<void> read_platform_and_state(const sql::Row& row, Platform& platform, OrderState& state);

// Where the order stands in lists: when it was placed, else when its first refund came, else 0.
Instant listing_time(const Order& order);

}  // namespace shuofa
