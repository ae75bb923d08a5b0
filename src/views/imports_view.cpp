#include "views/imports_view.h"

#include "formats/describe.h"

#include <fmt/format.h>

namespace shuofa {
namespace {

TotalLineView to_view(const TotalLine& line) { return {line.count, line.amount}; }

BillTotalsView to_view(const BillTotals& totals) {
    BillTotalsView view;
    if (totals.stated) view.stated = to_view(*totals.stated);
    view.computed = to_view(totals.computed);
    view.agree = totals.agree;
    return view;
}

std::int64_t number(std::size_t count) { return static_cast<std::int64_t>(count); }

std::vector<ProblemView> to_views(const std::vector<RowProblem>& problems, Language language) {
    std::vector<ProblemView> views;
    for (const RowProblem& problem : problems) {
        views.push_back({problem.row == 0 ? "file" : fmt::format("row {}", problem.row),
                         problem.reason.in(language), problem.text, problem.reason_id});
    }
    return views;
}

}  // namespace

BillSumsView to_view(const BillSums& sums) {
    return {sums.rows, to_view(sums.income), to_view(sums.expense), to_view(sums.neutral)};
}

std::vector<ImportedFileView> to_views(const ImportRecord& record, Language language) {
    std::vector<ImportedFileView> views;
    for (const ImportedBill& bill : record.bills) {
        ImportedFileView& view = views.emplace_back();
        view.file = record.file_name;
        view.member = bill.report.member;
        view.importer = bill.report.importer;
        view.title = bill.report.title.in(language);
        view.encoding = bill.report.encoding;
        view.rows = bill.report.rows;
        view.orders_added = number(bill.counts.orders_added);
        view.orders_updated = number(bill.counts.orders_updated);
        view.refunds_added = number(bill.counts.refunds_added);
        view.unchanged = number(bill.counts.unchanged);
        view.not_purchases = number(bill.counts.not_purchases);
        view.problem_count = bill.report.problems;
        view.problems = to_views(bill.problems, language);
        view.warnings = bill.report.warnings;
        view.totals = to_view(bill.report.totals);
        view.evidence = record.digest;
        view.import = record.id.text();
        view.outcome = name_of(FileOutcome::Read);
    }
    for (const FileReport& file : record.files) {
        ImportedFileView& view = views.emplace_back();
        view.file = record.file_name;
        view.member = file.member;
        view.importer = file.reader;
        view.title = file.title.in(language);
        view.problem_count = file.problem_count;
        view.problems = to_views(file.problems, language);
        view.evidence = file.sha256.empty() ? record.digest : file.sha256;
        view.import = record.id.text();
        view.outcome = name_of(file.outcome);
        view.reason = file.reason.in(language);
        view.reason_id = file.reason_id;
        view.documents = file.documents;
        view.facts = file.facts;
    }
    return views;
}

std::optional<FileFailureView> unread_reason(const ImportRecord& record, Language language) {
    if (!record.bills.empty() || record.files.empty()) return std::nullopt;
    for (const FileReport& file : record.files) {
        if (file.outcome == FileOutcome::Read) return std::nullopt;
    }
    // What is said of the whole file comes last.
    const FileReport& file = record.files.back();
    // What an unknown table's heading suggests for its columns.
    constexpr std::string_view mark = "columns=";
    std::string detail;
    for (const std::string& fact : file.facts) {
        if (fact.starts_with(mark)) detail = fact.substr(mark.size());
    }
    return FileFailureView{file.reason_id, file.reason.in(language), detail, record.file_name};
}

FileFailureView to_view(const Error& error, Language language) {
    const auto message = language == Language::English ? error.reason.en : error.reason.zh;
    return {std::string{error.reason.id}, std::string{message}, error.detail, error.where};
}

std::string to_json(const ImportReportView& view) { return describe::to_text(view); }

std::string to_json(const UnreadImportView& view) { return describe::to_text(view); }

std::string to_json(const ImportedFileView& view) { return describe::to_text(view); }

}  // namespace shuofa
