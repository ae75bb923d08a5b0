#pragma once

#include "base/result.h"
#include "domain/orders/order_photo.h"
#include "ports/sql.h"

#include <utility>
#include <vector>

namespace shuofa {

inline constexpr ErrorReason photo_not_found{"photo_not_found", ErrorCode::NotFound,
                                             "没有找到这张照片，请刷新后再试。",
                                             "There is no such photo. Please reload."};

// Photos of orders in the database.  One is made on a transaction and lives no longer.
class OrderPhotoStore {
public:
    OrderPhotoStore(sql::Transaction& transaction, VaultId vault)
        : transaction_{transaction}, vault_{std::move(vault)} {}

    // In the order in which they were added.
    Result<std::vector<OrderPhoto>> of_order(const OrderId& order) const;
    // The photo that the same bytes are for this order, if they are.
    Result<std::optional<OrderPhoto>> find(const OrderId& order, const Digest& digest) const;
    Result<void> insert(const OrderPhoto& photo);
    // The record; the bytes stay in the store of originals.  Fails when the order has no such
    // photo.
    Result<void> remove(const OrderId& order, const OrderPhotoId& id);

private:
    Result<std::vector<OrderPhoto>> read(std::string_view condition,
                                         std::span<const sql::Value> values) const;

    sql::Transaction& transaction_;
    VaultId vault_;
};

}  // namespace shuofa
