#pragma once

#include "base/id.h"
#include "base/result.h"
#include "ports/blob_store.h"
#include "ports/clock.h"
#include "ports/id_source.h"
#include "ports/library.h"
#include "ports/sql.h"
#include "ports/workshop.h"

#include <filesystem>
#include <optional>

namespace shuofa {

// Opens what a command needs of the world, each piece at its first use: `shuofa channel check` must
// not create a vault.  A command passes the pieces on by name; nothing else takes an Equipment.
class Equipment {
public:
    virtual ~Equipment() = default;
    virtual std::filesystem::path vault_folder() const = 0;
    virtual VaultId vault() const = 0;
    virtual Clock& clock() = 0;
    // The day that --on names, if it was given.
    virtual std::optional<Day> day_given() const = 0;
    virtual IdSource& ids() = 0;
    virtual Library& library() = 0;
    virtual Workshop& workshop() = 0;
    // These two create the vault folder when it is not there yet.
    virtual Result<sql::Database*> database() = 0;
    virtual Result<BlobStore*> blobs() = 0;
};

}  // namespace shuofa
