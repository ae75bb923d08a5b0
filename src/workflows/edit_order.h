#pragma once

#include "base/id.h"
#include "base/result.h"
#include "domain/orders/order.h"
#include "ports/clock.h"
#include "ports/sql.h"

#include <string>
#include <utility>
#include <vector>

namespace shuofa {

struct EditOrderNeeds {
    sql::Database& database;
    const Clock& clock;
    VaultId vault;
};

// What the shopper may change: title, note, seller, platform, received_on, warranty_months.  An
// empty value takes the note, the day of receipt or the warranty away.
using OrderChanges = std::vector<std::pair<std::string, std::string>>;

Result<Order> edit_order(const EditOrderNeeds& needs, const OrderId& id,
                         const OrderChanges& changes);

}  // namespace shuofa
