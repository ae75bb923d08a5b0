#pragma once

#include "base/day.h"
#include "base/id.h"
#include "base/result.h"
#include "ports/sql.h"

#include <map>
#include <string>

namespace shuofa {

// Which of the radar's items are put off, and until when.  One is made on a transaction and lives
// no longer.
class SnoozeStore {
public:
    // By RadarItem::key(): the first day on which the item is shown again.
    using Snoozes = std::map<std::string, Day, std::less<>>;

    SnoozeStore(sql::Transaction& transaction, VaultId vault)
        : transaction_{transaction}, vault_{std::move(vault)} {}

    Result<Snoozes> load() const;
    // Replaces what was chosen before.
    Result<void> put_off(const std::string& item, Day until);
    Result<void> forget(const std::string& item);

private:
    sql::Transaction& transaction_;
    VaultId vault_;
};

}  // namespace shuofa
