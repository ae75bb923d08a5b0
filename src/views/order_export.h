#pragma once

#include "base/language.h"
#include "views/orders_view.h"

#include <cstddef>
#include <vector>

namespace shuofa {

enum class ExportFormat { Csv, Xlsx };

template <>
inline constexpr auto enum_names<ExportFormat> = std::to_array<EnumName<ExportFormat>>({
    {ExportFormat::Csv, "csv"},
    {ExportFormat::Xlsx, "xlsx"},
});

// All orders that the filter lets through, newest first, as a table for spreadsheets: at most
// 100,000.  Bank rows of purchases known from a wallet are left out.
Result<std::vector<std::byte>> export_orders(sql::Transaction& transaction, const VaultId& vault,
                                             const OrderOutlook& outlook, const OrderFilter& filter,
                                             ExportFormat format, Language language);

}  // namespace shuofa
