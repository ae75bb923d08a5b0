#include "workflows/named_columns.h"

#include "base/text.h"

#include <algorithm>

namespace shuofa {

Result<std::string> columns_for_reading(sql::Transaction& transaction, const VaultId& vault,
                                        std::string_view typed) {
    std::vector<ColumnMapping> mappings = TRY((ColumnMappingStore{transaction, vault}.list()));
    // What is typed now comes first and so before what was said earlier.
    if (!trim(typed).empty())
        mappings.insert(mappings.begin(), ColumnMapping{{}, TRY(parse_columns(typed))});
    return mappings_text(mappings);
}

Result<void> keep_named_columns(sql::Transaction& transaction, const VaultId& vault,
                                std::string_view typed, const ImportRecord& record) {
    if (trim(typed).empty()) return {};
    const std::vector<ColumnChoice> choices = TRY(parse_columns(typed));
    ColumnMappingStore store{transaction, vault};
    constexpr std::string_view mark = "heading:";
    for (const ImportedBill& bill : record.bills) {
        const std::string_view layout = bill.report.layout;
        if (!bill.report.importer.starts_with("own_table_") || !layout.starts_with(mark)) continue;
        TRY(store.save({std::string{layout.substr(mark.size())}, choices}));
    }
    return {};
}

}  // namespace shuofa
