#pragma once

#include "base/id.h"
#include "base/result.h"
#include "domain/vetting/vetting.h"
#include "ports/sql.h"

#include <optional>
#include <vector>

namespace shuofa {

inline constexpr ErrorReason vetting_not_found{
    "vetting_not_found", ErrorCode::NotFound, "没有找到这次核查，请核对编号，或刷新列表后再试。",
    "There is no such vetting. Please check the id, or reload the list."};

// Vettings in the database.  One is made on a transaction and lives no longer.
class VettingStore {
public:
    VettingStore(sql::Transaction& transaction, VaultId vault)
        : transaction_{transaction}, vault_{std::move(vault)} {}

    Result<Vetting> load(const VettingId& id) const;
    // Newest first, with their answers.
    Result<std::vector<Vetting>> list(int limit, const std::optional<VettingId>& after) const;

    Result<void> insert(const Vetting& vetting);
    Result<void> add_answer(const VettingId& vetting, const VettingAnswer& answer);

private:
    Result<void> load_answers(Vetting& vetting) const;

    sql::Transaction& transaction_;
    VaultId vault_;
};

}  // namespace shuofa
