#pragma once

#include "base/id.h"
#include "base/result.h"
#include "domain/orders/order.h"
#include "ports/sql.h"

#include <cstdint>
#include <optional>
#include <span>

namespace shuofa {

// An order that is not stored yet.
struct NewOrder {
    const Order* order = nullptr;
    std::int64_t ordinal = 0;                  // what it will be stored under
    std::optional<std::uint64_t> fingerprint;  // of the draft that told of its purchase
};

// Many orders at once are cheapest where their ordinals grow and the newest stands first (see
// 0001_orders.sql).
Result<void> insert_orders(sql::Transaction& transaction, const VaultId& vault,
                           std::span<const NewOrder> orders);

// Replaces the order with this id.  Without a fingerprint the stored one stays.
Result<void> replace_order(sql::Transaction& transaction, const VaultId& vault, const Order& order,
                           std::optional<std::uint64_t> fingerprint);

}  // namespace shuofa
