#pragma once

#include "api/router.h"
#include "api/session_guard.h"
#include "jobs/import_jobs.h"
#include "ports/blob_store.h"
#include "ports/clock.h"
#include "ports/id_source.h"
#include "ports/library.h"
#include "ports/sql.h"
#include "ports/workshop.h"

#include <string>

namespace shuofa {

// What the routes take from the world; each Api gets only its own part of it.
struct ApiNeeds {
    sql::Database& database;
    BlobStore& blobs;
    Workshop& workshop;
    Library& library;
    const Clock& clock;
    IdSource& ids;
    ImportJobs& imports;
    SessionGuard& guard;
    VaultId vault;
    std::string vault_folder;  // to show
};

// One line for each Api.
void add_all_routes(Router& router, const ApiNeeds& needs);

}  // namespace shuofa
