#include "storage/rule_pack_store.h"

namespace shuofa {

Result<std::string> RulePackStore::edition() const {
    std::string edition;
    TRY(
        transaction_.run("SELECT id, digest, is_on FROM rule_packs WHERE vault_id = $1 "
                         "ORDER BY added_at, id",
                         {vault_.text()}, [&](const sql::Row& row) -> Result<void> {
                             edition.append(row.text(0)).append("@").append(row.text(1));
                             edition.append(row.integer(2) == 0 ? " off " : " on ");
                             return {};
                         }));
    return edition;
}

Result<std::vector<KeptRulePack>> RulePackStore::list() const {
    std::vector<KeptRulePack> packs;
    TRY(
        transaction_.run("SELECT id, version, public_key, digest, file, is_on, added_at FROM "
                         "rule_packs WHERE vault_id = $1 ORDER BY added_at, id",
                         {vault_.text()}, [&](const sql::Row& row) -> Result<void> {
                             packs.push_back({.id = std::string{row.text(0)},
                                              .version = std::string{row.text(1)},
                                              .public_key = std::string{row.text(2)},
                                              .digest = std::string{row.text(3)},
                                              .file = std::string{row.text(4)},
                                              .on = row.integer(5) != 0,
                                              .added_at = Instant{row.integer(6)}});
                             return {};
                         }));
    return packs;
}

Result<std::optional<KeptRulePack>> RulePackStore::find(std::string_view id) const {
    for (KeptRulePack& pack : TRY(list())) {
        if (pack.id == id) return std::optional{std::move(pack)};
    }
    return std::optional<KeptRulePack>{};
}

Result<void> RulePackStore::save(const KeptRulePack& pack) {
    TRY(remove(pack.id));
    return transaction_.run(
        "INSERT INTO rule_packs (vault_id, id, version, public_key, digest, file, is_on, added_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {vault_.text(), pack.id, pack.version, pack.public_key, pack.digest, pack.file,
         std::int64_t{pack.on ? 1 : 0}, pack.added_at.micros});
}

Result<void> RulePackStore::remove(std::string_view id) {
    return transaction_.run("DELETE FROM rule_packs WHERE vault_id = $1 AND id = $2",
                            {vault_.text(), id});
}

}  // namespace shuofa
