#pragma once

#include "importers/bill_table.h"

#include <span>

namespace shuofa {

// The columns that book-keeping apps have between them.
namespace notes {
enum Column : std::size_t {
    Date,
    Kind,      // "支出", "收入", "退款", "转账"
    Amount,    // the sign says nothing that the kind does not
    Refunded,  // came back of the amount, which no longer holds it
    Currency,
    Category,
    Subcategory,
    Account,
    Seller,
    Note,
    Id,
    Original,  // the row that a refund belongs to
    column_count
};
}  // namespace notes

// Reads what the shopper noted in a book-keeping app.  It is no platform's record, so its purchases
// are SourceKind::OwnNotes: only ever proposed as the same as a bill's.
Result<void> read_notes(std::span<const TableLayout> layouts, const Importer& self,
                        BillInput& input, const BillSink& sink);

}  // namespace shuofa
