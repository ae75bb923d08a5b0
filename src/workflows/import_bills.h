#pragma once

#include "base/id.h"
#include "base/result.h"
#include "ports/blob_store.h"
#include "ports/clock.h"
#include "ports/id_source.h"
#include "ports/sql.h"
#include "ports/workshop.h"
#include "storage/import_store.h"

#include <filesystem>
#include <functional>
#include <string>

namespace shuofa {

struct ImportBillsNeeds {
    sql::Database& database;
    BlobStore& blobs;
    Workshop& workshop;
    const Clock& clock;
    IdSource& ids;
    VaultId vault;
};

struct BillToImport {
    StoredBlob original;   // kept before, see keep_original
    std::string name;      // as the user calls the file
    std::string password;  // for encrypted archives; empty when there is none
    // How the shopper says that a table nobody knows is to be read: "date=交易日期,amount=金额".
    std::string columns = {};
};

struct ImportOutcome {
    ImportRecord record;
    // The same bytes were imported before, so they were not read again.  The counts say what the
    // file tells now, which is nothing new.
    bool known_before = false;
};

// Called now and then; an error stops the import, of which nothing is then left.
using OnImportProgress = std::function<Result<void>(const WorkProgress&)>;

// Puts the bytes of a file into the store of originals.
Result<StoredBlob> keep_original(BlobStore& blobs, const std::filesystem::path& file);

// Reads the file in the workshop and takes its rows into the orders, its documents beside them, in
// one transaction: after a
// crash the whole file is in or nothing of it.  The same file again changes nothing, nor does the
// order in which files come.
Result<ImportOutcome> import_bill(const ImportBillsNeeds& needs, const BillToImport& bill,
                                  const OnImportProgress& on_progress = nullptr);

// Call it when a row of imports has ended: mails are read again if there are new keys to check them
// with, and what belongs together is joined.  After a crash before it the next call does it.
Result<void> finish_imports(const ImportBillsNeeds& needs);

}  // namespace shuofa
