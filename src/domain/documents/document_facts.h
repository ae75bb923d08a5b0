#pragma once

#include "domain/documents/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// A number that stands in a document.  Own: it names the document itself (invoice, parcel).
struct DocumentNumber {
    std::string number;
    bool own = false;

    bool operator==(const DocumentNumber&) const = default;
};

// Order, trade, waybill and invoice numbers: runs of 10 to 40 letters, digits and hyphens with at
// least nine digits, in capitals, without doubles, in the order of the text.  Telephone numbers and
// times are left out.  At most `most` of them.
std::vector<std::string> find_numbers(std::string_view text, std::size_t most = 500);

// All numbers of a document by which it can be joined.
std::vector<DocumentNumber> numbers_of(const DocumentContent& content);

// What names the document: the invoice's or waybill's number, the mail's id; may be empty.
std::string number_of(const DocumentContent& content);
// For lists: the subject, the seller, the other side of a chat ...
std::string title_of(const DocumentContent& content);
// When it was issued, sent, began, or was last told.
std::optional<Instant> time_of(const DocumentContent& content);

}  // namespace shuofa
