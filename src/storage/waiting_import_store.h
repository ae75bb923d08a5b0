#pragma once

#include "base/digest.h"
#include "base/id.h"
#include "base/result.h"
#include "ports/blob_store.h"
#include "ports/sql.h"

#include <cstdint>
#include <string>
#include <vector>

namespace shuofa {

struct ImportJob;
using ImportJobId = Id<ImportJob>;
template <>
inline constexpr std::string_view id_prefix<ImportJob> = "job";

// A bill that was accepted and is not read yet.
struct WaitingImport {
    ImportJobId id;
    StoredBlob original;
    std::string file_name;
    bool has_password = false;
    std::string columns = {};  // as in BillToImport
    std::int64_t starts = 0;   // how often the program began to read it and did not end
};

// What a restart has to take up again.  One is made on a transaction and lives no longer.
class WaitingImportStore {
public:
    WaitingImportStore(sql::Transaction& transaction, VaultId vault)
        : transaction_{transaction}, vault_{std::move(vault)} {}

    // Oldest first.
    Result<std::vector<WaitingImport>> list() const;
    Result<void> insert(const WaitingImport& waiting);
    Result<void> count_start(const ImportJobId& id);
    Result<void> remove(const ImportJobId& id);

private:
    sql::Transaction& transaction_;
    VaultId vault_;
};

}  // namespace shuofa
