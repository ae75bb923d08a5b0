#include "cli/import_command.h"

#include "cli/console.h"
#include "cli/equipment.h"
#include "views/imports_view.h"
#include "workflows/import_bills.h"

#include <fmt/format.h>

#include <filesystem>

namespace shuofa {
namespace {

void print_bill(const ImportedFileView& bill, Console& console) {
    const std::string name =
        bill.member.empty() ? bill.file : fmt::format("{} / {}", bill.file, bill.member);
    console.print(fmt::format("{}", name));
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

Result<ImportRecord> import_file(const std::string& path, const std::string& password,
                                 Equipment& equipment, Console& console) {
    BlobStore& blobs = *TRY(equipment.blobs());
    const std::string name = std::filesystem::path{path}.filename();
    const ImportBillsNeeds needs{*TRY(equipment.database()), blobs,           equipment.workshop(),
                                 equipment.clock(),          equipment.ids(), equipment.vault()};
    const BillToImport bill{TRY(keep_original(blobs, path)), name, password};
    const ImportOutcome outcome =
        TRY(import_bill(needs, bill, [&](const WorkProgress& progress) -> Result<void> {
            console.progress(progress_line(name, progress, console));
            return {};
        }));
    return outcome.record;
}

Result<int> run_import(const Arguments& arguments, Equipment& equipment, Console& console) {
    const std::vector<std::string>& files = arguments.all("FILE");
    ImportReportView report;
    int code = exit_done;
    for (const std::string& path : files) {
        auto record = at(path, import_file(path, arguments.maybe("--password").value_or(""),
                                           equipment, console));
        if (record) {
            for (ImportedFileView& bill : to_views(*record, console.language())) {
                if (!console.wants_json()) print_bill(bill, console);
                report.files.push_back(std::move(bill));
            }
            continue;
        }
        // One file that failed is the command's failure; of several, the others go on.
        if (files.size() == 1) return tl::unexpected<Error>{record.error()};
        if (code == exit_done) code = exit_code(record.error());
        if (!console.wants_json()) console.print_error(record.error());
        report.failures.push_back(to_view(record.error(), console.language()));
    }
    if (console.wants_json()) console.print_json(to_json(report));
    return code;
}

}  // namespace

std::vector<Command> import_commands() {
    return {{"import",
             {"导入支付账单，整理成订单", "import payment bills as orders"},
             {{"FILE",
               ArgumentSpec::Count::OneOrMore,
               {"账单文件：CSV、XLSX 或 ZIP", "bills: CSV, XLSX or ZIP"}}},
             {{"--password", "P", {"压缩包的密码", "password of the archive"}}},
             run_import}};
}

}  // namespace shuofa
