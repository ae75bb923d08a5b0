#pragma once

#include "base/language.h"
#include "storage/import_store.h"

#include <boost/describe/class.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shuofa {

struct ProblemView {
    std::string where;   // "row 12", or "file"
    std::string reason;  // for the user
    std::string text;    // the row as it stands in the file
    std::string id;      // of the reason, for programs
};
BOOST_DESCRIBE_STRUCT(ProblemView, (), (where, reason, text, id))

struct TotalLineView {
    std::optional<std::int64_t> count;
    std::optional<Money> amount;
};
BOOST_DESCRIBE_STRUCT(TotalLineView, (), (count, amount))

struct BillSumsView {
    std::optional<std::int64_t> rows;
    TotalLineView income;
    TotalLineView expense;
    TotalLineView neutral;
};
BOOST_DESCRIBE_STRUCT(BillSumsView, (), (rows, income, expense, neutral))

struct BillTotalsView {
    std::optional<BillSumsView> stated;  // null: the file states none
    BillSumsView computed;
    std::optional<bool> agree;
};
BOOST_DESCRIBE_STRUCT(BillTotalsView, (), (stated, computed, agree))

// What came of one bill.  An archive with several bills gives several of these.
struct ImportedFileView {
    std::string file;
    std::string member;  // name inside the archive
    std::string importer;
    std::string title;  // of the importer, for the user
    std::string encoding;
    std::int64_t rows = 0;
    std::int64_t orders_added = 0;
    std::int64_t orders_updated = 0;
    std::int64_t refunds_added = 0;
    std::int64_t unchanged = 0;
    std::int64_t not_purchases = 0;
    std::int64_t problem_count = 0;     // all of them
    std::vector<ProblemView> problems;  // the first thousand
    std::vector<std::string> warnings;
    BillTotalsView totals;
    std::string evidence;  // SHA-256 of the kept original
    std::string import;    // "imp_..."
};
BOOST_DESCRIBE_STRUCT(ImportedFileView, (),
                      (file, member, importer, title, encoding, rows, orders_added, orders_updated,
                       refunds_added, unchanged, not_purchases, problem_count, problems, warnings,
                       totals, evidence, import))

// The failure of one file, in the shape in which a failed command says it.
struct FileFailureView {
    std::string id;
    std::string message;
    std::string detail;
    std::string where;
};
BOOST_DESCRIBE_STRUCT(FileFailureView, (), (id, message, detail, where))

struct ImportReportView {
    std::vector<ImportedFileView> files;
    std::vector<FileFailureView> failures;  // files of which nothing was imported
};
BOOST_DESCRIBE_STRUCT(ImportReportView, (), (files, failures))

std::vector<ImportedFileView> to_views(const ImportRecord& record, Language language);
FileFailureView to_view(const Error& error, Language language);

std::string to_json(const ImportReportView& view);
std::string to_json(const ImportedFileView& view);

}  // namespace shuofa
