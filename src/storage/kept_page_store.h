#pragma once

#include "base/id.h"
#include "base/result.h"
#include "domain/vetting/kept_page.h"
#include "ports/sql.h"

#include <vector>

namespace shuofa {

inline constexpr ErrorReason kept_page_not_found{
    "kept_page_not_found", ErrorCode::NotFound, "没有找到这份保存的页面，请核对编号后再试。",
    "There is no such saved page. Please check the id."};

// Saved pages in the database.  One is made on a transaction and lives no longer.
class KeptPageStore {
public:
    KeptPageStore(sql::Transaction& transaction, VaultId vault)
        : transaction_{transaction}, vault_{std::move(vault)} {}

    Result<KeptPage> load(const KeptPageId& id) const;
    // Oldest first.  At most a thousand: nobody saves more by hand.
    Result<std::vector<KeptPage>> all() const;
    Result<std::vector<KeptPage>> of_order(const OrderId& order) const;
    Result<std::vector<KeptPage>> of_shop(std::string_view shop) const;

    Result<void> insert(const KeptPage& page);
    // The record; the bytes stay in the store of originals.
    Result<void> remove(const KeptPageId& id);

private:
    sql::Transaction& transaction_;
    VaultId vault_;
};

}  // namespace shuofa
