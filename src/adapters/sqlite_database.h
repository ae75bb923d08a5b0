#pragma once

#include "base/result.h"
#include "ports/sql.h"

#include <filesystem>
#include <memory>

namespace shuofa {

// Opens the SQLite database in `file`, or makes it (0600) when there is no such file.  Writers wait
// for each other, also across programs; readers see the last committed state and wait for nobody.
// WAL with synchronous=FULL: a power cut loses nothing acknowledged, which NORMAL would.
Result<std::unique_ptr<sql::Database>> open_sqlite(const std::filesystem::path& file);

// An empty database in memory, for tests.
Result<std::unique_ptr<sql::Database>> open_memory_sqlite();

}  // namespace shuofa
