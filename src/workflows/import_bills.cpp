#include "workflows/import_bills.h"

#include "domain/documents/document_codec.h"
#include "domain/orders/draft_codec.h"
#include "storage/document_store.h"
#include "workflows/join_documents.h"
#include "workflows/named_columns.h"
#include "workflows/take_drafts.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <utility>
#include <variant>

namespace shuofa {
namespace {

constexpr ErrorReason file_unreadable{
    "file_unreadable", ErrorCode::InvalidInput,
    "打不开这个文件。请检查文件名是否正确，以及是否有权限读取。",
    "The file cannot be opened. Please check its name and whether you may read it."};
constexpr ErrorReason not_a_plain_file{
    "not_a_plain_file", ErrorCode::InvalidInput,
    "这不是普通文件（可能是管道或设备），没有读取。请选择要导入的文件。",
    "This is no plain file (a pipe or a device, perhaps) and was not read. Choose the file to "
    "import."};
constexpr ErrorReason file_changes{
    "file_changes", ErrorCode::InvalidInput,
    "这个文件正在被别的程序改写，没有导入。请等它下载或保存完成后再试。",
    "Another program is still writing this file; nothing was imported. Try again when it is done."};
constexpr ErrorReason bill_reader_confused{
    "bill_reader_confused", ErrorCode::Internal,
    "读取账单的程序给出了不完整的结果，这个文件没有导入。请重试；再次出现请告诉我们。",
    "The bill reader gave an incomplete answer; nothing was imported. Please try again."};

// Raised when importers read more out of the same bytes than before: a known file is then read
// again instead of being answered from its record.
constexpr std::int64_t reading_version = 3;

constexpr std::size_t most_kept_problems = 1000;
constexpr std::size_t most_kept_files = 10'000;

// One file on its way into the vault, inside its transaction.
class FileImport {
public:
    FileImport(DraftTaker& taker, DocumentStore& documents, ImportRecord& record)
        : taker_{taker}, documents_{documents}, record_{record} {}

    Result<void> take_frame(std::span<const std::byte> bytes) {
        const std::string_view view{reinterpret_cast<const char*>(bytes.data()), bytes.size()};
        if (is_document_frame(view)) {
            DocumentFrame frame = TRY(decode_document_frame(view));
            return std::visit([this](auto& part) { return take(part); }, frame);
        }
        BillFrame frame = TRY(decode_bill_frame(view));
        return std::visit([this](auto& part) { return take(part); }, frame);
    }

    Result<void> finish() {
        if (reading_ || (record_.bills.empty() && record_.files.empty())) {
            return fail(bill_reader_confused, "no end");
        }
        return {};
    }

private:
    Result<void> take(BillStart& start) {
        if (reading_) return fail(bill_reader_confused, "a start inside a bill");
        reading_ = true;
        record_.bills.emplace_back().report.importer = start.importer;
        file_ = BillFile{fmt::to_string(record_.ordinal), start.as_of};
        return {};
    }

    Result<void> take(const DraftChunk& chunk) {
        if (!reading_) return fail(bill_reader_confused, "rows outside a bill");
        ImportedBill& bill = record_.bills.back();
        bill.counts += TRY(taker_.take(chunk.drafts(), file_));
        for (const RowProblem& problem : chunk.problems()) {
            if (bill.problems.size() < most_kept_problems) bill.problems.push_back(problem);
        }
        return {};
    }

    Result<void> take(BillReport& report) {
        if (!reading_) return fail(bill_reader_confused, "an end outside a bill");
        reading_ = false;
        record_.bills.back().report = std::move(report);
        return {};
    }

    Result<void> take(DocumentDraft& draft) {
        const DocumentId id = document_id(record_.digest, draft.place);
        return documents_.save({id, record_.id.text(), std::move(draft)});
    }

    Result<void> take(FileReport& report) {
        if (record_.files.size() < most_kept_files) record_.files.push_back(std::move(report));
        return {};
    }

    DraftTaker& taker_;
    DocumentStore& documents_;
    ImportRecord& record_;
    BillFile file_;
    bool reading_ = false;
};

// What a known file tells: each of its rows, and nothing new.
ImportRecord told_again(ImportRecord record) {
    for (ImportedBill& bill : record.bills) {
        MergeCounts again;
        again.not_purchases = bill.counts.not_purchases;
        const std::int64_t rows = bill.report.rows - bill.report.problems -
                                  static_cast<std::int64_t>(again.not_purchases);
        again.unchanged = rows > 0 ? static_cast<std::size_t>(rows) : 0;
        bill.counts = again;
    }
    return record;
}

Result<ImportRecord> read_into(sql::Transaction& transaction, const ImportBillsNeeds& needs,
                               const BillToImport& bill, const FileReading& reading,
                               const OnImportProgress& on_progress) {
    ImportStore imports{transaction, needs.vault};
    OrderStore orders{transaction, needs.vault};
    ImportRecord record;
    record.digest = bill.original.digest.hex();
    if (auto known = TRY(imports.find_by_digest(record.digest))) {
        record = *std::move(known);
        record.bills.clear();
        record.files.clear();
    } else {
        record.id = needs.ids.next<ImportRecord>();
        record.ordinal = TRY(imports.next_ordinal());
        record.imported_at = needs.clock.now();
    }
    record.size = bill.original.size;
    record.file_name = bill.name;
    record.reading_version = reading_version;

    DraftTaker taker = TRY(DraftTaker::begin(orders, needs.ids));
    DocumentStore documents{transaction, needs.vault};
    const std::string known_keys = TRY(documents.mail_keys());
    TRY(documents.remove_of(record.id));
    FileImport file{taker, documents, record};
    TRY(needs.workshop.read_file(
        reading, {[&](std::span<const std::byte> bytes) { return file.take_frame(bytes); },
                  [&](const WorkProgress& progress) -> Result<void> {
                      return on_progress ? on_progress(progress) : Result<void>{};
                  }}));
    TRY(file.finish());
    TRY(orders.save_words());
    TRY(imports.save(record));
    TRY(keep_named_columns(transaction, needs.vault, bill.columns, record));
    if (TRY(documents.mail_keys()) != known_keys) TRY(imports.mark_mails_stale());
    return record;
}

}  // namespace

Result<StoredBlob> keep_original(BlobStore& blobs, const std::filesystem::path& file) {
    const auto unreadable = [&] {
        return fail(file_unreadable, std::strerror(errno), file.filename());
    };
    // Opening a pipe that nobody writes to would wait for ever.
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0) return unreadable();
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> source{::fdopen(descriptor, "rb"),
                                                                 std::fclose};
    struct stat before {
    }, after{};
    if (!source || ::fstat(descriptor, &before) != 0) return unreadable();
    if (!S_ISREG(before.st_mode)) return fail(not_a_plain_file, {}, file.filename());
    auto writer = TRY(blobs.begin(static_cast<std::uint64_t>(before.st_size)));
    std::vector<std::byte> piece(256 * 1024);
    while (const std::size_t count = std::fread(piece.data(), 1, piece.size(), source.get())) {
        TRY(writer->add(std::span{piece.data(), count}));
    }
    if (std::ferror(source.get()) != 0 || ::fstat(descriptor, &after) != 0) return unreadable();
    // Half of what it was and half of what it became is neither.
    if (before.st_size != after.st_size || before.st_mtim.tv_sec != after.st_mtim.tv_sec ||
        before.st_mtim.tv_nsec != after.st_mtim.tv_nsec) {
        return fail(file_changes, {}, file.filename());
    }
    return writer->keep();
}

Result<ImportOutcome> import_bill(const ImportBillsNeeds& needs, const BillToImport& bill,
                                  const OnImportProgress& on_progress) {
    const std::string digest = bill.original.digest.hex();
    std::string mail_keys, columns;
    auto known = TRY(needs.database.read(
        [&](sql::Transaction& transaction) -> Result<std::optional<ImportRecord>> {
            mail_keys = TRY((DocumentStore{transaction, needs.vault}.mail_keys()));
            columns = TRY(columns_for_reading(transaction, needs.vault, bill.columns));
            return ImportStore{transaction, needs.vault}.find_by_digest(digest);
        }));
    // What was not read may be readable now, with another password, or by columns named otherwise.
    const bool may_read_more = bill.columns.empty() ? known && known->is_incomplete() : true;
    if (known && known->reading_version == reading_version && !may_read_more) {
        return ImportOutcome{told_again(*std::move(known)), true};
    }
    const FileReading reading{TRY(needs.blobs.path_of(bill.original.digest)), bill.name,
                              bill.password, std::move(mail_keys), std::move(columns)};
    ImportRecord record = TRY(needs.database.write([&](sql::Transaction& transaction) {
        return at(bill.name, read_into(transaction, needs, bill, reading, on_progress));
    }));
    return ImportOutcome{std::move(record), false};
}

Result<void> finish_imports(const ImportBillsNeeds& needs) {
    const auto stale = TRY(needs.database.read([&](sql::Transaction& transaction) {
        return ImportStore{transaction, needs.vault}.stale();
    }));
    for (const ImportRecord& record : stale) {
        const auto digest = Digest::parse(record.digest);
        if (!digest) continue;
        // What needs a password stays as it was read.
        static_cast<void>(import_bill(needs, {{*digest, record.size}, record.file_name, {}}));
    }
    return join_documents(needs.database, needs.vault);
}

}  // namespace shuofa
