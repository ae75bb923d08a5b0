#include "storage/waiting_import_store.h"

namespace shuofa {
namespace {

constexpr ErrorReason waiting_import_broken{
    "waiting_import_broken", ErrorCode::Internal, "等待导入的记录损坏，请重新导入这个文件。",
    "The record of a waiting import is damaged: import the file again."};

Result<Digest> digest_of(std::string_view hex) {
    const auto digest = parse_digest(hex);
    if (!digest) return fail(waiting_import_broken, "digest");
    return *digest;
}

}  // namespace

Result<std::vector<WaitingImport>> WaitingImportStore::list() const {
    std::vector<WaitingImport> all;
    TRY(
        transaction_.run("SELECT id, digest, size, file_name, has_password, starts, columns FROM "
                         "waiting_imports WHERE vault_id = $1 ORDER BY id",
                         {vault_.text()}, [&](const sql::Row& row) -> Result<void> {
                             const auto id = ImportJobId::parse(row.text(0));
                             if (!id) return fail(waiting_import_broken, "id");
                             const auto size = static_cast<std::uint64_t>(row.integer(2));
                             all.push_back({.id = *id,
                                            .original = {TRY(digest_of(row.text(1))), size},
                                            .file_name = std::string{row.text(3)},
                                            .has_password = row.integer(4) != 0,
                                            .columns = std::string{row.text(6)},
                                            .starts = row.integer(5)});
                             return {};
                         }));
    return all;
}

Result<void> WaitingImportStore::insert(const WaitingImport& waiting) {
    const std::string digest = waiting.original.digest.hex();
    return transaction_.run(
        "INSERT INTO waiting_imports (vault_id, id, digest, size, file_name, has_password, starts, "
        "columns) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {vault_.text(), waiting.id.text(), digest, static_cast<std::int64_t>(waiting.original.size),
         waiting.file_name, std::int64_t{waiting.has_password}, waiting.starts, waiting.columns});
}

Result<void> WaitingImportStore::count_start(const ImportJobId& id) {
    return transaction_.run(
        "UPDATE waiting_imports SET starts = starts + 1 WHERE vault_id = $1 AND id = $2",
        {vault_.text(), id.text()});
}

Result<void> WaitingImportStore::remove(const ImportJobId& id) {
    return transaction_.run("DELETE FROM waiting_imports WHERE vault_id = $1 AND id = $2",
                            {vault_.text(), id.text()});
}

}  // namespace shuofa
