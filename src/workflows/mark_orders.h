#pragma once

#include "base/id.h"
#include "base/result.h"
#include "domain/orders/order.h"
#include "ports/sql.h"

namespace shuofa {

// Marks every order with what its linked documents make of it: parcels and when they were signed
// for, the state of its invoices, conflicts; and the orders that have cases.  Only orders with
// links are looked at.
Result<void> mark_orders(sql::Transaction& transaction, const VaultId& vault);

// The same for one order, after the shopper changed it.
Result<void> mark_order(sql::Transaction& transaction, const VaultId& vault, const Order& order);

}  // namespace shuofa
