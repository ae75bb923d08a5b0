#pragma once

#include "base/result.h"
#include "ports/sql.h"

#include <memory>
#include <string_view>

namespace shuofa {

bool is_postgres_address(std::string_view address);

// Connects to the PostgreSQL database at `address` (postgresql://user@host/name).  Transactions
// that write are serializable, so that they may reason as if they were alone, as on SQLite; the
// database sends some of them back, and they are run again.
Result<std::unique_ptr<sql::Database>> open_postgres(std::string_view address);

}  // namespace shuofa
