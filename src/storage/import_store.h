#pragma once

#include "base/id.h"
#include "base/result.h"
#include "domain/documents/document.h"
#include "domain/orders/merge_drafts.h"
#include "domain/orders/order_draft.h"
#include "ports/sql.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shuofa {

inline constexpr ErrorReason import_not_found{"import_not_found", ErrorCode::NotFound,
                                              "没有找到这次导入，请刷新后再试。",
                                              "There is no such import. Please reload."};

struct ImportRecord;
using ImportId = Id<ImportRecord>;
template <>
inline constexpr std::string_view id_prefix<ImportRecord> = "imp";

// What came of one bill of an imported file.
struct ImportedBill {
    BillReport report;
    MergeCounts counts;
    std::vector<RowProblem> problems;  // the first of them; report.problems counts all

    bool operator==(const ImportedBill&) const = default;
};

// A file that was imported.  The same bytes are one record, however often they come.
struct ImportRecord {
    ImportId id;
    std::int64_t ordinal = 0;  // names it in the sources of orders
    std::string digest;        // SHA-256 of the kept original, hexadecimal
    std::uint64_t size = 0;
    std::string file_name;
    Instant imported_at;
    std::int64_t reading_version = 0;  // of the importers that read it last; 0: read it again
    std::vector<ImportedBill> bills;
    std::vector<FileReport> files;  // what is no bill: the file itself, and what is inside it

    // True when a part of it was not read, so that a newer program may try again.
    bool is_incomplete() const;
};

// Imported files in the database.  One is made on a transaction and lives no longer.
class ImportStore {
public:
    ImportStore(sql::Transaction& transaction, VaultId vault)
        : transaction_{transaction}, vault_{std::move(vault)} {}

    Result<ImportRecord> load(const ImportId& id) const;
    Result<std::optional<ImportRecord>> find_by_digest(std::string_view digest) const;
    // Newest first, without their problems.
    Result<std::vector<ImportRecord>> list(int limit, const std::optional<ImportId>& after) const;
    // Digest and name of the files that sources of orders name by ordinal.
    struct FileName {
        ImportId id;
        std::string digest;
        std::string file_name;
    };
    Result<std::optional<FileName>> file_of(std::int64_t ordinal) const;

    Result<std::int64_t> next_ordinal() const;
    // Puts the record in the place of the one with its id, if there is one.
    Result<void> save(const ImportRecord& record);

    // Files with mails in them: they are read again when there are new keys to check mails with.
    Result<void> mark_mails_stale();
    // Those marked, oldest first.
    Result<std::vector<ImportRecord>> stale() const;

private:
    Result<void> read_bills(ImportRecord& record) const;
    Result<void> read_files(ImportRecord& record) const;
    Result<void> save_bill(const ImportRecord& record, std::size_t place);
    Result<void> read_problems(ImportRecord& record) const;
    Result<std::optional<ImportRecord>> find(std::string_view condition,
                                             std::string_view value) const;

    sql::Transaction& transaction_;
    VaultId vault_;
};

}  // namespace shuofa
