#pragma once

#include "base/result.h"
#include "domain/orders/order.h"
#include "ports/sql.h"
#include "storage/order_filter.h"

#include <cstdint>
#include <string>
#include <vector>

namespace shuofa {

// What was spent and came back in a month, on one platform.
struct MonthSum {
    std::string month;  // "2026-11"
    Platform platform = Platform::Unknown;
    std::int64_t orders = 0;
    Money paid;
    Money refunded;
    std::int64_t disputes = 0;  // cases about these orders

    bool operator==(const MonthSum&) const = default;
};

// By the month of the order, oldest first.  A bank's row that a wallet tells too counts once: not
// only when the shopper said so, also while it is proposed.
Result<std::vector<MonthSum>> month_sums(sql::Transaction& transaction, const VaultId& vault,
                                         const OrderFilter& filter = {});

}  // namespace shuofa
