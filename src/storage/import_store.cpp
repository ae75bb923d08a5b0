#include "storage/import_store.h"

#include "domain/documents/document_codec.h"
#include "domain/orders/draft_codec.h"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

namespace shuofa {
namespace {

constexpr ErrorReason import_row_damaged{
    "import_row_damaged", ErrorCode::Unavailable,
    "数据库里有一次导入的记录读不出来，数据可能已损坏。请先复制数据文件夹留底，再从备份恢复。",
    "The record of an import cannot be read; the data may be damaged. Please copy the data folder, "
    "then restore a backup."};

constexpr std::string_view columns =
    "id, ordinal, digest, size, file_name, imported_at, reading_version";

Result<ImportRecord> read_record(const sql::Row& row) {
    ImportRecord record;
    const auto id = ImportId::parse(row.text(0));
    if (!id) return fail(import_row_damaged, "id");
    record.id = *id;
    record.ordinal = row.integer(1);
    record.digest = row.text(2);
    record.size = static_cast<std::uint64_t>(row.integer(3));
    record.file_name = row.text(4);
    record.imported_at = Instant{row.integer(5)};
    record.reading_version = row.integer(6);
    return record;
}

std::int64_t number(std::size_t count) { return static_cast<std::int64_t>(count); }

std::size_t count_in(const sql::Row& row, int column) {
    return static_cast<std::size_t>(row.integer(column));
}

}  // namespace

Result<void> ImportStore::read_bills(ImportRecord& record) const {
    return transaction_.run(
        "SELECT report, orders_added, orders_updated, refunds_added, unchanged, not_purchases FROM "
        "imported_bills WHERE vault_id = $1 AND import_id = $2 ORDER BY position",
        {vault_.text(), record.id.text()}, [&](const sql::Row& row) -> Result<void> {
            const auto bytes = row.bytes(0);
            auto frame =
                decode_bill_frame({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
            if (!frame || !std::holds_alternative<BillReport>(*frame)) {
                return fail(import_row_damaged, "report", record.id.text());
            }
            ImportedBill& bill = record.bills.emplace_back();
            bill.report = std::get<BillReport>(std::move(*frame));
            bill.counts = {count_in(row, 1), count_in(row, 2), count_in(row, 3), count_in(row, 4),
                           count_in(row, 5)};
            return {};
        });
}

Result<void> ImportStore::read_files(ImportRecord& record) const {
    return transaction_.run(
        "SELECT report FROM imported_files WHERE vault_id = $1 AND import_id = $2 ORDER BY "
        "position",
        {vault_.text(), record.id.text()}, [&](const sql::Row& row) -> Result<void> {
            const auto bytes = row.bytes(0);
            auto frame =
                decode_document_frame({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
            if (!frame || !std::holds_alternative<FileReport>(*frame)) {
                return fail(import_row_damaged, "file report", record.id.text());
            }
            record.files.push_back(std::get<FileReport>(*std::move(frame)));
            return {};
        });
}

Result<void> ImportStore::read_problems(ImportRecord& record) const {
    return transaction_.run(
        "SELECT bill, line, reason_id, reason_zh, reason_en, content FROM import_problems WHERE "
        "vault_id = $1 AND import_id = $2 ORDER BY bill, position",
        {vault_.text(), record.id.text()}, [&](const sql::Row& row) -> Result<void> {
            const std::size_t bill = count_in(row, 0);
            if (bill >= record.bills.size()) return fail(import_row_damaged, "problem");
            record.bills[bill].problems.push_back(
                {static_cast<std::uint32_t>(row.integer(1)),
                 std::string{row.text(2)},
                 {std::string{row.text(3)}, std::string{row.text(4)}},
                 std::string{row.text(5)}});
            return {};
        });
}

Result<std::optional<ImportRecord>> ImportStore::find(std::string_view column,
                                                      std::string_view value) const {
    std::optional<ImportRecord> found;
    TRY(transaction_.run(
        fmt::format("SELECT {} FROM imports WHERE vault_id = $1 AND {} = $2", columns, column),
        {vault_.text(), value}, [&](const sql::Row& row) -> Result<void> {
            found = TRY(read_record(row));
            return {};
        }));
    if (!found) return found;
    TRY(read_bills(*found));
    TRY(read_files(*found));
    TRY(read_problems(*found));
    return found;
}

Result<ImportRecord> ImportStore::load(const ImportId& id) const {
    auto found = TRY(find("id", id.text()));
    if (!found) return fail(import_not_found, id.text());
    return *std::move(found);
}

Result<std::optional<ImportRecord>> ImportStore::find_by_digest(std::string_view digest) const {
    return find("digest", digest);
}

Result<std::vector<ImportRecord>> ImportStore::list(int limit,
                                                    const std::optional<ImportId>& after) const {
    std::vector<ImportRecord> records;
    // Ids are ULIDs: their order is the order of time.
    TRY(transaction_.run(
        fmt::format("SELECT {} FROM imports WHERE vault_id = $1 AND id < $2 ORDER BY id DESC "
                    "LIMIT $3",
                    columns),
        {vault_.text(),
         after ? std::string_view{after->text()}
               : std::string_view{"imp_ZZZZZZZZZZZZZZZZZZZZZZZZZZZ"},
         std::int64_t{limit}},
        [&](const sql::Row& row) -> Result<void> {
            records.push_back(TRY(read_record(row)));
            return {};
        }));
    for (ImportRecord& record : records) {
        TRY(read_bills(record));
        TRY(read_files(record));
    }
    return records;
}

Result<std::optional<ImportStore::FileName>> ImportStore::file_of(std::int64_t ordinal) const {
    std::optional<FileName> found;
    TRY(transaction_.run(
        "SELECT id, digest, file_name FROM imports WHERE vault_id = $1 AND ordinal = $2",
        {vault_.text(), ordinal}, [&](const sql::Row& row) -> Result<void> {
            const auto id = ImportId::parse(row.text(0));
            if (!id) return fail(import_row_damaged, "id");
            found = FileName{*id, std::string{row.text(1)}, std::string{row.text(2)}};
            return {};
        }));
    return found;
}

Result<std::int64_t> ImportStore::next_ordinal() const {
    std::int64_t last = 0;
    TRY(transaction_.run("SELECT coalesce(max(ordinal), 0) FROM imports WHERE vault_id = $1",
                         {vault_.text()}, [&](const sql::Row& row) -> Result<void> {
                             last = row.integer(0);
                             return {};
                         }));
    return last + 1;
}

Result<void> ImportStore::save(const ImportRecord& record) {
    const std::string_view vault = vault_.text();
    const std::string_view id = record.id.text();
    TRY(transaction_.run(
        "INSERT INTO imports (vault_id, id, ordinal, digest, size, file_name, imported_at, "
        "reading_version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (vault_id, id) DO "
        "UPDATE SET file_name = excluded.file_name, reading_version = excluded.reading_version",
        {vault, id, record.ordinal, record.digest, static_cast<std::int64_t>(record.size),
         record.file_name, record.imported_at.micros, record.reading_version}));
    TRY(transaction_.run("DELETE FROM import_problems WHERE vault_id = $1 AND import_id = $2",
                         {vault, id}));
    TRY(transaction_.run("DELETE FROM imported_bills WHERE vault_id = $1 AND import_id = $2",
                         {vault, id}));
    TRY(transaction_.run("DELETE FROM imported_files WHERE vault_id = $1 AND import_id = $2",
                         {vault, id}));
    for (std::size_t i = 0; i < record.bills.size(); ++i)
        TRY(save_bill(record, i));
    for (std::size_t i = 0; i < record.files.size(); ++i) {
        const std::string report = encode(record.files[i]);
        TRY(transaction_.run(
            "INSERT INTO imported_files (vault_id, import_id, position, report) VALUES ($1, $2, "
            "$3, $4)",
            {vault, id, number(i), std::as_bytes(std::span{report.data(), report.size()})}));
    }
    return {};
}

Result<void> ImportStore::save_bill(const ImportRecord& record, std::size_t i) {
    const std::string_view vault = vault_.text();
    const std::string_view id = record.id.text();
    const ImportedBill& bill = record.bills[i];
    const std::string report = encode(bill.report);
    TRY(transaction_.run(
        "INSERT INTO imported_bills (vault_id, import_id, position, report, orders_added, "
        "orders_updated, refunds_added, unchanged, not_purchases) VALUES ($1, $2, $3, $4, $5, "
        "$6, $7, $8, $9)",
        {vault, id, number(i), std::as_bytes(std::span{report.data(), report.size()}),
         number(bill.counts.orders_added), number(bill.counts.orders_updated),
         number(bill.counts.refunds_added), number(bill.counts.unchanged),
         number(bill.counts.not_purchases)}));
    for (std::size_t j = 0; j < bill.problems.size(); ++j) {
        const RowProblem& problem = bill.problems[j];
        TRY(transaction_.run(
            "INSERT INTO import_problems (vault_id, import_id, bill, position, line, "
            "reason_id, reason_zh, reason_en, content) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, "
            "$9)",
            {vault, id, number(i), number(j), std::int64_t{problem.row}, problem.reason_id,
             problem.reason.zh, problem.reason.en, problem.text}));
    }
    return {};
}

bool ImportRecord::is_incomplete() const {
    return std::any_of(files.begin(), files.end(),
                       [](const FileReport& file) { return file.outcome != FileOutcome::Read; });
}

Result<void> ImportStore::mark_mails_stale() {
    return transaction_.run(
        "UPDATE imports SET reading_version = 0 WHERE vault_id = $1 AND id IN (SELECT import_id "
        "FROM documents WHERE vault_id = $1 AND kind = 'mail')",
        {vault_.text()});
}

Result<std::vector<ImportRecord>> ImportStore::stale() const {
    std::vector<ImportRecord> records;
    TRY(transaction_.run(
        fmt::format("SELECT {} FROM imports WHERE vault_id = $1 AND reading_version = 0 ORDER BY "
                    "ordinal",
                    columns),
        {vault_.text()}, [&](const sql::Row& row) -> Result<void> {
            records.push_back(TRY(read_record(row)));
            return {};
        }));
    return records;
}

}  // namespace shuofa
