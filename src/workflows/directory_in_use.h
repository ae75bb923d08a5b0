#pragma once

#include "base/id.h"
#include "base/result.h"
#include "domain/channels/directory.h"
#include "ports/library.h"
#include "ports/sql.h"

#include <memory>

namespace shuofa {

// The directory as a vault sees it: the one that came with the program, with the updates that were
// taken in, and with the vault's own observations and packs.
class DirectoryInUse {
public:
    explicit DirectoryInUse(const Directory& shipped) : shipped_{&shipped} {}

    const Directory& operator*() const { return observed_ ? *observed_ : without_observations(); }
    const Directory& without_observations() const { return updated_ ? *updated_ : *shipped_; }

    void take_update(std::unique_ptr<Directory> updated) { updated_ = std::move(updated); }
    void take_observations(std::unique_ptr<Directory> observed) { observed_ = std::move(observed); }

private:
    const Directory* shipped_;
    std::unique_ptr<Directory> updated_;
    std::unique_ptr<Directory> observed_;
};

Result<DirectoryInUse> directory_in_use(sql::Transaction& transaction, const VaultId& vault,
                                        Library& library);

// The directory with the vault's observations and packs in it; nothing when there are none.
Result<std::unique_ptr<Directory>> observed_directory(sql::Transaction& transaction,
                                                      const VaultId& vault,
                                                      const Directory& directory);

}  // namespace shuofa
