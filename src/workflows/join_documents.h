#pragma once

#include "base/id.h"
#include "base/result.h"
#include "ports/sql.h"
#include "storage/link_store.h"

namespace shuofa {

// Finds what belongs to which order, if the vault has changed since that was done last.  Call it
// when a row of imports has ended; a crash before it loses nothing, the next call does it.
Result<void> join_documents(sql::Database& database, const VaultId& vault);

}  // namespace shuofa
