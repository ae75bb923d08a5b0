#include "storage/column_mapping_store.h"

namespace shuofa {

Result<std::vector<ColumnMapping>> ColumnMappingStore::list() const {
    std::vector<ColumnMapping> mappings;
    TRY(transaction_.run(
        "SELECT heading, columns FROM column_mappings WHERE vault_id = $1 ORDER BY heading",
        {vault_.text()}, [&](const sql::Row& row) -> Result<void> {
            mappings.push_back({std::string{row.text(0)}, TRY(parse_columns(row.text(1)))});
            return {};
        }));
    return mappings;
}

Result<void> ColumnMappingStore::save(const ColumnMapping& mapping) {
    const std::string columns = columns_text(mapping.choices);
    return transaction_.run(
        "INSERT INTO column_mappings (vault_id, heading, columns) VALUES ($1, $2, $3) "
        "ON CONFLICT (vault_id, heading) DO UPDATE SET columns = excluded.columns",
        {vault_.text(), mapping.heading, columns});
}

}  // namespace shuofa
