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

// What came of one bill, or of one file that is none.  An archive or a mail with several gives
// several of these.
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
    std::string outcome;   // "read", "unknown", "failed"
    std::string reason;    // why it was not read, for the user
    std::string reason_id;
    std::int64_t documents = 0;      // invoices, mails, chats ... found in it
    std::vector<std::string> facts;  // of an unknown file, fit to be sent to somebody
};
BOOST_DESCRIBE_STRUCT(ImportedFileView, (),
                      (file, member, importer, title, encoding, rows, orders_added, orders_updated,
                       refunds_added, unchanged, not_purchases, problem_count, problems, warnings,
                       totals, evidence, import, outcome, reason, reason_id, documents, facts))

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
    std::vector<ImportedFileView> unread;   // kept, but unknown here or damaged
    std::vector<FileFailureView> failures;  // files of which nothing was imported
};
BOOST_DESCRIBE_STRUCT(ImportReportView, (), (files, unread, failures))

// The same when the one file asked for could not be read: it is kept, and the command fails.
struct UnreadImportView {
    std::vector<ImportedFileView> files;
    std::vector<ImportedFileView> unread;
    std::vector<FileFailureView> failures;
    FileFailureView error;
};
BOOST_DESCRIBE_STRUCT(UnreadImportView, (), (files, unread, failures, error))

// Nothing when something in it was read; else why not, with the original's name.
std::optional<FileFailureView> unread_reason(const ImportRecord& record, Language language);

BillSumsView to_view(const BillSums& sums);
std::vector<ImportedFileView> to_views(const ImportRecord& record, Language language);
FileFailureView to_view(const Error& error, Language language);

std::string to_json(const ImportReportView& view);
std::string to_json(const UnreadImportView& view);
std::string to_json(const ImportedFileView& view);

}  // namespace shuofa
