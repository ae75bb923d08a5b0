#include "cli/import_command.h"

#include "cli/console.h"
#include "cli/equipment.h"
#include "domain/orders/column_mapping.h"
#include "views/file_rows_view.h"
#include "views/imports_view.h"
#include "workflows/import_bills.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

namespace shuofa {
namespace {

void print_document_file(const ImportedFileView& file, Console& console) {
    if (file.outcome == name_of(FileOutcome::Read)) {
        console.print(fmt::format(fmt::runtime(console.say({"  {}，{} 份", "  {}, {} found"})),
                                  file.title, file.documents));
    } else {
        console.print("  " + file.reason);
        for (const std::string& fact : file.facts)
            console.print("    " + fact);
    }
}

void print_bill(const ImportedFileView& bill, Console& console) {
    const std::string name =
        bill.member.empty() ? bill.file : fmt::format("{} / {}", bill.file, bill.member);
    console.print(fmt::format("{}", name));
    if (bill.importer.empty() || bill.documents > 0 || bill.rows == 0) {
        return print_document_file(bill, console);
    }
    console.print(fmt::format(fmt::runtime(console.say({"  {}，{} 行", "  {}, {} rows"})),
                              bill.title.empty() ? bill.importer : bill.title, bill.rows));
    console.print(fmt::format(
        fmt::runtime(console.say(
            {"  新增订单 {}，更新订单 {}，新增退款 {}，没有变化 {}，不是购物 {}",
             "  orders added {}, updated {}; refunds added {}; unchanged {}; not purchases {}"})),
        bill.orders_added, bill.orders_updated, bill.refunds_added, bill.unchanged,
        bill.not_purchases));
    if (bill.totals.agree) {
        console.print(console.say(
            *bill.totals.agree
                ? Phrase{"  与账单自己写的合计一致", "  agrees with the totals the bill states"}
                : Phrase{"  与账单自己写的合计不一致；各家账单都注明两者可能不同，请核对",
                         "  differs from the totals the bill states; please check"}));
    }
    if (bill.problem_count == 0) return;
    console.print(fmt::format(
        fmt::runtime(console.say({"  有 {} 行没能读懂，其余已导入：",
                                  "  {} rows could not be read, the rest was imported:"})),
        bill.problem_count));
    for (const ProblemView& problem : bill.problems) {
        console.print(fmt::format("    {}: {}", problem.where, problem.reason));
    }
}

std::string progress_line(const std::string& name, const WorkProgress& progress,
                          const Console& console) {
    const std::uint64_t percent =
        progress.bytes_total == 0 ? 0 : progress.bytes_done * 100 / progress.bytes_total;
    return fmt::format(fmt::runtime(console.say({"{}：已读 {}%，{} 行", "{}: {}% read, {} rows"})),
                       name, percent, progress.rows_done);
}

// A file to read: a folder stands for all files in it, in the order of their names.
struct FileToImport {
    std::filesystem::path path;
    std::string name;       // with the folders below the one that was named
    bool is_named = false;  // by itself, not by its folder
};

constexpr ErrorReason folder_empty{"folder_empty", ErrorCode::InvalidInput,
                                   "这个文件夹里没有文件。", "There is no file in this folder."};
constexpr std::size_t most_files = 20'000;
constexpr ErrorReason too_many_files{"too_many_files", ErrorCode::InvalidInput,
                                     "文件夹里的文件超过两万个，请分成几个文件夹导入。",
                                     "More than 20,000 files in the folder: import it in parts."};

Result<std::vector<FileToImport>> files_named(const std::vector<std::string>& paths) {
    namespace fs = std::filesystem;
    std::vector<FileToImport> files;
    for (const std::string& path : paths) {
        std::error_code error;
        if (!fs::is_directory(path, error)) {
            files.push_back({path, fs::path{path}.filename(), true});
            continue;
        }
        std::vector<fs::path> found;
        for (fs::recursive_directory_iterator
                 it{path, fs::directory_options::skip_permission_denied, error},
             end;
             !error && it != end; it.increment(error)) {
            const bool hidden = it->path().filename().string().starts_with('.');
            if (hidden && it->is_directory(error)) it.disable_recursion_pending();
            // Links could lead anywhere, even back.
            if (hidden || it->is_symlink(error) || !it->is_regular_file(error)) continue;
            found.push_back(it->path());
            if (found.size() > most_files) return fail(too_many_files, {}, path);
        }
        if (found.empty()) return fail(folder_empty, {}, path);
        std::sort(found.begin(), found.end());
        for (const fs::path& file : found)
            files.push_back({file, file.lexically_relative(path), false});
    }
    return files;
}

Result<ImportBillsNeeds> needs_of(Equipment& equipment) {
    return ImportBillsNeeds{
        *TRY(equipment.database()), *TRY(equipment.blobs()), equipment.workshop(),
        equipment.clock(),          equipment.ids(),         equipment.vault()};
}

// What was said beside the files' names.
struct ImportWords {
    std::string password;
    std::string columns;
};

Result<ImportRecord> import_file(const FileToImport& file, const ImportWords& words,
                                 const ImportBillsNeeds& needs, Console& console) {
    const BillToImport bill{TRY(keep_original(needs.blobs, file.path)), file.name, words.password,
                            words.columns};
    const ImportOutcome outcome =
        TRY(import_bill(needs, bill, [&](const WorkProgress& progress) -> Result<void> {
            console.progress(progress_line(file.name, progress, console));
            return {};
        }));
    return outcome.record;
}

// What the command has to tell in the end.
class ImportAnswer {
public:
    explicit ImportAnswer(Console& console) : console_{console} {}

    void add(const FileToImport& file, const ImportRecord& record) {
        for (ImportedFileView& part : to_views(record, console_.language())) {
            if (!console_.wants_json()) print_bill(part, console_);
            const bool is_read = part.outcome == name_of(FileOutcome::Read);
            (is_read ? report_.files : report_.unread).push_back(std::move(part));
        }
        // Folders hold all sorts of things; a file that was named should have been read.
        auto reason = unread_reason(record, console_.language());
        if (!reason || !file.is_named) return;
        reason->where = file.path.string();
        report_.failures.push_back(*std::move(reason));
        if (code_ == exit_done) code_ = exit_bad_input;
    }

    void add(const FileToImport& file, const Error& error) {
        if (code_ == exit_done) code_ = exit_code(error);
        if (!console_.wants_json()) console_.print_error(error);
        FileFailureView failure = to_view(error, console_.language());
        if (!failure.where.starts_with(file.path.string()))
            failure.where = file.path.string() + ": " + failure.where;
        report_.failures.push_back(std::move(failure));
    }

    int give(std::size_t files) {
        if (!console_.wants_json()) return code_;
        // The one file that was asked for is kept, and still the command failed.
        if (files == 1 && !report_.failures.empty()) {
            const FileFailureView error = report_.failures.front();
            console_.print_json(
                to_json(UnreadImportView{report_.files, report_.unread, report_.failures, error}));
        } else {
            console_.print_json(to_json(report_));
        }
        return code_;
    }

private:
    Console& console_;
    ImportReportView report_;
    int code_ = exit_done;
};

Result<int> run_import(const Arguments& arguments, Equipment& equipment, Console& console) {
    const std::vector<FileToImport> files = TRY(files_named(arguments.all("FILE")));
    const ImportWords words{arguments.maybe("--password").value_or(""),
                            arguments.maybe("--columns").value_or("")};
    if (!words.columns.empty()) TRY(parse_columns(words.columns));
    const ImportBillsNeeds needs = TRY(needs_of(equipment));
    ImportAnswer answer{console};
    for (const FileToImport& file : files) {
        const auto record = at(file.path.string(), import_file(file, words, needs, console));
        if (record) {
            answer.add(file, *record);
            continue;
        }
        // One file that failed is the command's failure; of several, the others go on.
        if (files.size() == 1) return tl::unexpected<Error>{record.error()};
        answer.add(file, record.error());
    }
    TRY(finish_imports(needs));
    return answer.give(files.size());
}

constexpr ErrorReason import_id_wrong{
    "import_id_wrong", ErrorCode::NotFound,
    "没有这个编号的导入。编号以 imp_ 开头，可从 import list 复制。",
    "There is no import of that id. Ids begin with imp_; copy one from: import list"};

Result<int> run_import_list(const Arguments& arguments, Equipment& equipment, Console& console) {
    const auto limit = TRY(arguments.number("--limit", 1, 1000));
    sql::Database& database = *TRY(equipment.database());
    const auto records = TRY(database.read([&](sql::Transaction& transaction) {
        return ImportStore{transaction, equipment.vault()}.list(
            static_cast<int>(limit.value_or(100)), std::nullopt);
    }));
    ImportReportView report;
    for (const ImportRecord& record : records) {
        for (ImportedFileView& part : to_views(record, console.language())) {
            if (!console.wants_json()) {
                console.print(fmt::format("{}  {}  {}", part.import, part.file, part.title));
            }
            const bool is_read = part.outcome == name_of(FileOutcome::Read);
            (is_read ? report.files : report.unread).push_back(std::move(part));
        }
    }
    if (console.wants_json()) console.print_json(to_json(report));
    return exit_done;
}

Result<int> run_import_show(const Arguments& arguments, Equipment& equipment, Console& console) {
    const auto id = ImportId::parse(arguments.one("ID"));
    if (!id) return fail(import_id_wrong, arguments.one("ID"));
    FileRowsRequest request{
        *id, arguments.maybe("--password").value_or(""),
        TRY(arguments.number("--after", 0, 1'000'000'000)).value_or(0),
        static_cast<int>(TRY(arguments.number("--limit", 1, 100'000)).value_or(200))};
    const ImportBillsNeeds needs = TRY(needs_of(equipment));
    const FileRowsView view = to_view(TRY(file_rows(needs, request)), request, console.language());
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    for (const ImportedFileView& file : view.files)
        print_bill(file, console);
    for (const FileRowView& row : view.rows) {
        console.print(fmt::format("{:>6}  {:<12}  {}  {} {}  {}", row.row, row.became,
                                  row.amount ? row.amount->grouped_text() : "", row.seller,
                                  row.title, row.order ? row.order->text() : row.why));
    }
    if (view.next) {
        console.print(
            fmt::format(fmt::runtime(console.say({"下一页：--after {}", "next page: --after {}"})),
                        *view.next));
    }
    return exit_done;
}

}  // namespace

std::vector<Command> import_commands() {
    return {{"import",
             {"导入账单、发票、邮件、聊天记录等，整理成订单",
              "import bills, invoices, mails, chats and more"},
             {{"FILE",
               ArgumentSpec::Count::OneOrMore,
               {"文件、文件夹或压缩包", "files, folders or archives"}}},
             {{"--password", "P", {"压缩包的密码", "password of the archive"}},
              {"--columns",
               "C",
               {"不认识的表格里各列的意思，例如 date=交易日期,amount=金额；同样的表头只需说一次",
                "what the columns of an unknown table mean, as date=交易日期,amount=金额; once for "
                "each heading"}}},
             run_import},
            {"import list",
             {"列出导入过的文件", "list imported files"},
             {},
             {{"--limit", "N", {"最多多少个，默认 100", "how many, 100 unless told"}}},
             run_import_list},
            {"import show",
             {"逐行看一个文件：每一行成了什么", "show row by row what became of a file"},
             {{"ID", ArgumentSpec::Count::One, {"导入的编号", "id of the import"}}},
             {{"--rows", "", {"逐行显示（总是如此）", "row by row, which is always so"}},
              {"--after", "N", {"跳过多少行", "leave out so many rows"}},
              {"--limit", "N", {"一页多少行，默认 200", "rows a page, 200 unless told"}},
              {"--password", "P", {"压缩包的密码", "password of the archive"}}},
             run_import_show}};
}

}  // namespace shuofa
