#pragma once

#include "importers/importer.h"

#include <string>

namespace shuofa {

inline constexpr ErrorReason columns_needed{
    "columns_needed", ErrorCode::InvalidInput,
    "这是一张表格，但不知道每一列是什么，原件已保存。请指明各列再导入一次，例如 --columns "
    "date=交易日期,amount=金额；下次遇到同样的表头会直接读取。",
    "This is a table whose columns are not known; the original is kept. Name them and import it "
    "again, for example --columns date=交易日期,amount=金额; the next table with this heading is "
    "then read at once."};

// What the heading of an unknown table suggests for --columns; empty when it suggests no day and no
// money.  Holds names of columns and nothing of the rows.
std::string propose_columns(const Glimpse& glimpse);

}  // namespace shuofa
