#pragma once

#include "base/id.h"
#include "base/result.h"
#include "domain/channels/directory_update.h"
#include "ports/sql.h"

#include <string>
#include <vector>

namespace shuofa {

inline constexpr ErrorReason directory_update_not_found{
    "directory_update_not_found", ErrorCode::NotFound, "没有找到这个目录更新，请刷新后再试。",
    "There is no such update of the directory. Please reload."};

// Updates of the directory in the database.  One is made on a transaction and lives no longer.
class DirectoryUpdateStore {
public:
    DirectoryUpdateStore(sql::Transaction& transaction, VaultId vault)
        : transaction_{transaction}, vault_{std::move(vault)} {}

    // Oldest first: the order in which they apply.
    Result<std::vector<DirectoryUpdate>> list() const;
    // The payload that was signed.
    Result<std::string> content(const DirectoryUpdateId& id) const;
    Result<void> insert(const DirectoryUpdate& update, std::string_view content);
    Result<void> remove(const DirectoryUpdateId& id);

private:
    sql::Transaction& transaction_;
    VaultId vault_;
};

}  // namespace shuofa
