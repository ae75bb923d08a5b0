#pragma once

#include "base/id.h"
#include "base/instant.h"
#include "base/result.h"
#include "ports/sql.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// A pack of rules in the vault; or, without a file, that a pack of the program is on or off.
struct KeptRulePack {
    std::string id;
    std::string version;
    std::string public_key;
    std::string digest;  // of the file
    std::string file;    // signed
    bool on = true;
    Instant added_at{};
};

// The packs of rules of a vault.  One is made on a transaction and lives no longer.
class RulePackStore {
public:
    RulePackStore(sql::Transaction& transaction, VaultId vault)
        : transaction_{transaction}, vault_{std::move(vault)} {}

    // Changes with every change of the set.
    Result<std::string> edition() const;
    // In the order in which they were added.
    Result<std::vector<KeptRulePack>> list() const;
    Result<std::optional<KeptRulePack>> find(std::string_view id) const;
    // Takes the place of one with the same id.
    Result<void> save(const KeptRulePack& pack);
    Result<void> remove(std::string_view id);

private:
    sql::Transaction& transaction_;
    VaultId vault_;
};

}  // namespace shuofa
