#pragma once

#include "views/imports_view.h"
#include "workflows/file_rows.h"

namespace shuofa {

// A row of a file and what became of it.
struct FileRowView {
    std::string member;
    std::int64_t row = 0;
    std::string became;  // "purchase", "refund", "not_purchase", "unpaid_order", "problem"
    std::string why;     // for the user: why it is no purchase, or what could not be read
    std::optional<OrderId> order;
    std::optional<Money> amount;
    std::optional<Instant> at;
    std::string number;
    std::string seller;
    std::string title;
    std::string status;
    std::string text;  // of a problem: the row as it stands in the file
};
BOOST_DESCRIBE_STRUCT(FileRowView, (),
                      (member, row, became, why, order, amount, at, number, seller, title, status,
                       text))

struct FileRowsView {
    std::string import;
    std::string file;
    std::string evidence;
    std::vector<ImportedFileView> files;
    std::vector<FileRowView> rows;
    std::optional<std::int64_t> next;  // --after for the next page
};
BOOST_DESCRIBE_STRUCT(FileRowsView, (), (import, file, evidence, files, rows, next))

FileRowsView to_view(const FileRows& rows, const FileRowsRequest& request, Language language);
std::string to_json(const FileRowsView& view);
const Phrase& phrase_of(OtherMoney because);

}  // namespace shuofa
