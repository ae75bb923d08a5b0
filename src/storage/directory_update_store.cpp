#include "storage/directory_update_store.h"

#include <optional>

namespace shuofa {
namespace {

constexpr ErrorReason directory_update_broken{
    "directory_update_broken", ErrorCode::Internal, "目录更新的记录损坏，请从备份恢复后再试。",
    "The record of a directory update is damaged: restore a backup."};

Result<DirectoryUpdate> read_update(const sql::Row& row) {
    const auto id = DirectoryUpdateId::parse(row.text(0));
    const auto kind = enum_from_name<UpdateKind>(row.text(3));
    if (!id || !kind) return fail(directory_update_broken, "id or kind");
    DirectoryUpdate update;
    update.id = *id;
    update.name = row.text(1);
    update.edition = row.text(2);
    update.kind = *kind;
    update.made_on = TRY(parse_day(row.text(4)));
    update.imported_on = TRY(parse_day(row.text(5)));
    update.public_key = row.text(6);
    update.digest = row.text(7);
    return update;
}

}  // namespace

Result<std::vector<DirectoryUpdate>> DirectoryUpdateStore::list() const {
    std::vector<DirectoryUpdate> updates;
    TRY(
        transaction_.run("SELECT id, name, edition, kind, made_on, imported_on, public_key, digest "
                         "FROM directory_updates WHERE vault_id = $1 ORDER BY id",
                         {vault_.text()}, [&](const sql::Row& row) -> Result<void> {
                             updates.push_back(TRY(read_update(row)));
                             return {};
                         }));
    return updates;
}

Result<std::string> DirectoryUpdateStore::content(const DirectoryUpdateId& id) const {
    std::optional<std::string> content;
    TRY(transaction_.run("SELECT content FROM directory_updates WHERE vault_id = $1 AND id = $2",
                         {vault_.text(), id.text()}, [&](const sql::Row& row) -> Result<void> {
                             content = row.text(0);
                             return {};
                         }));
    if (!content) return fail(directory_update_not_found, id.text());
    return *std::move(content);
}

Result<void> DirectoryUpdateStore::insert(const DirectoryUpdate& update, std::string_view content) {
    const std::string made_on = day_text(update.made_on);
    const std::string imported_on = day_text(update.imported_on);
    return transaction_.run(
        "INSERT INTO directory_updates (vault_id, id, name, edition, kind, made_on, imported_on, "
        "public_key, digest, content) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        {vault_.text(), update.id.text(), update.name, update.edition, name_of(update.kind),
         made_on, imported_on, update.public_key, update.digest, content});
}

Result<void> DirectoryUpdateStore::remove(const DirectoryUpdateId& id) {
    TRY(content(id));
    return transaction_.run("DELETE FROM directory_updates WHERE vault_id = $1 AND id = $2",
                            {vault_.text(), id.text()});
}

}  // namespace shuofa
