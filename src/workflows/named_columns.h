#pragma once

#include "base/result.h"
#include "storage/column_mapping_store.h"
#include "storage/import_store.h"

#include <string>
#include <string_view>

namespace shuofa {

// What the reader is told about unknown tables: the columns `typed` now ("date=…,amount=…"), if
// any, and those of all headings named before.
Result<std::string> columns_for_reading(sql::Transaction& transaction, const VaultId& vault,
                                        std::string_view typed);

// Keeps the typed columns for the headings of the tables that were read by them.
Result<void> keep_named_columns(sql::Transaction& transaction, const VaultId& vault,
                                std::string_view typed, const ImportRecord& record);

}  // namespace shuofa
