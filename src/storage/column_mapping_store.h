#pragma once

#include "base/id.h"
#include "base/result.h"
#include "domain/orders/column_mapping.h"
#include "ports/sql.h"

#include <utility>
#include <vector>

namespace shuofa {

// The columns that the shopper named, a mapping for each heading.  One is made on a transaction and
// lives no longer.
class ColumnMappingStore {
public:
    ColumnMappingStore(sql::Transaction& transaction, VaultId vault)
        : transaction_{transaction}, vault_{std::move(vault)} {}

    Result<std::vector<ColumnMapping>> list() const;
    // Replaces what was said about the heading before.
    Result<void> save(const ColumnMapping& mapping);

private:
    sql::Transaction& transaction_;
    VaultId vault_;
};

}  // namespace shuofa
