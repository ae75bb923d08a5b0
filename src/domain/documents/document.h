#pragma once

#include "base/enum_names.h"
#include "base/language.h"
#include "domain/documents/call.h"
#include "domain/documents/chat.h"
#include "domain/documents/invoice.h"
#include "domain/documents/mail.h"
#include "domain/documents/page.h"
#include "domain/documents/parcel.h"
#include "domain/documents/picture.h"
#include "domain/orders/order_draft.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace shuofa {

// Everything a shopper holds that is no bill and no list of orders.
using DocumentContent = std::variant<Invoice, Mail, Chat, Parcel, Call, Page, MailKey, Picture>;

// In the order of DocumentContent.
enum class DocumentKind { Invoice, Mail, Chat, Parcel, Call, Page, MailKey, Picture };

template <>
inline constexpr auto enum_names<DocumentKind> = std::to_array<EnumName<DocumentKind>>({
    {DocumentKind::Invoice, "invoice"},
    {DocumentKind::Mail, "mail"},
    {DocumentKind::Chat, "chat"},
    {DocumentKind::Parcel, "parcel"},
    {DocumentKind::Call, "call"},
    {DocumentKind::Page, "page"},
    {DocumentKind::MailKey, "mail_key"},
    {DocumentKind::Picture, "picture"},
});

static_assert(enum_names<DocumentKind>.size() == std::variant_size_v<DocumentContent>);

inline DocumentKind kind_of(const DocumentContent& content) {
    return static_cast<DocumentKind>(content.index());
}

// Where in the file a document stands, so that everything it says can be looked up there.
// (digest of the original, place) names a document for ever.
struct DocumentPlace {
    // The way through archives and mails: "bills.zip/invoice.eml/票.pdf"; empty: the file itself.
    std::string member;
    std::string part;         // of a file that holds several: "mail 2", "sheet 1", "page 3"
    std::uint32_t row = 0;    // 1-based line or row where it begins; 0: the whole
    std::uint64_t begin = 0;  // bytes [begin, end) of the member; both 0: all of it
    std::uint64_t end = 0;

    auto operator<=>(const DocumentPlace&) const = default;
};

// A document as a reader found it.  Readers leave `place.member` to the caller.
struct DocumentDraft {
    DocumentContent content;
    DocumentPlace place;
    // What to know about it, ids: "charset_label_wrong", "signature_not_checked",
    // "pattern_ambiguous" ...
    std::vector<std::string> notes;

    bool operator==(const DocumentDraft&) const = default;
};

// What became of a file that is no bill, or of one inside an archive or a mail.
enum class FileOutcome { Read, Unknown, Failed };

template <>
inline constexpr auto enum_names<FileOutcome> = std::to_array<EnumName<FileOutcome>>({
    {FileOutcome::Read, "read"},
    {FileOutcome::Unknown, "unknown"},
    {FileOutcome::Failed, "failed"},
});

// Said after a file's documents.  Of an unknown file it tells what is needed to teach the program
// that kind, and nothing of what is in it: no names, no text.
struct FileReport {
    FileOutcome outcome = FileOutcome::Read;
    std::string member;  // as in DocumentPlace
    std::string reader;  // id of the reader, empty when unknown
    Phrase title;        // of the reader
    std::uint64_t size = 0;
    std::string sha256;  // of the member's bytes, hexadecimal
    std::int64_t documents = 0;
    std::int64_t problem_count = 0;    // all of them
    std::vector<RowProblem> problems;  // the first hundred
    std::string reason_id;             // why it failed
    Phrase reason;
    // Of an unknown file: "extension=.dat", "magic=0d0a1a0a", "text=UTF-8", "lines=120",
    // "zip_members=3" ...
    std::vector<std::string> facts;

    bool operator==(const FileReport&) const = default;
};

}  // namespace shuofa
