#pragma once

#include "base/result.h"
#include "domain/documents/document.h"
#include "domain/orders/column_mapping.h"
#include "domain/orders/order_draft.h"
#include "formats/byte_source.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace shuofa {

// What a bill becomes, as it is read.  Texts of drafts live only during the call.
struct BillSink {
    std::function<void(const BillStart&)> start;
    std::function<void(const OrderDraft&)> draft;
    std::function<void(const RowProblem&)> problem;
    std::function<void(const BillReport&)> finish;
    // Called now and then, after some 64 KiB of the file.
    std::function<void(std::uint64_t bytes_done)> progress;
};

enum class FileShape { Text, Workbook };

// The beginning of a file, for recognising it: decoded text, or the first rows of every sheet of a
// workbook, cells parted by commas.
struct Glimpse {
    std::string_view name;
    FileShape shape = FileShape::Text;
    std::string_view text;
    // How the shopper said that unknown tables are to be read.
    std::span<const ColumnMapping> columns = {};
};

// One row of a table, from a text file or a sheet.  Views live until the next row.
struct TableRow {
    std::span<const std::string_view> cells;
    std::string_view raw;
    std::uint32_t row = 0;  // 1-based line of the text, or row of the sheet
    bool damaged = false;   // holds bytes that could not be decoded
    bool at_end = false;    // the file ended inside this row
};

// A recognised file, ready to be read once from its start.
struct BillInput {
    std::string member;  // name inside an archive, or empty
    // The next row, or nullptr at the end.
    std::function<Result<const TableRow*>()> next_row;
    // Tells the reader how wide the table is, once its header is found.
    std::function<void(std::size_t)> expect_cells;
    // The whole text, for formats that are no tables; instead of next_row.
    std::function<Result<std::string>()> whole_text;
    std::function<std::string()> encoding;        // known after reading
    bool dates_from_1904 = false;                 // the workbook counts days from 1904
    std::span<const ColumnMapping> columns = {};  // as in the glimpse
};

// One source of bills or orders in one file format.
struct Importer {
    std::string_view id;  // "alipay_bill_csv", also the sample folder
    std::string_view title_zh;
    std::string_view title_en;
    FileShape shape;
    int (*likeness)(const Glimpse&);  // 0 = not mine ... 100 = certainly mine
    // Sends start, drafts, problems and finish.  An error means that nothing could be read.  Gets
    // the importer it belongs to, because one reader can serve texts and workbooks.
    Result<void> (*read)(const Importer& self, BillInput&, const BillSink&);
};

// All importers, in the order in which they are asked.
std::span<const Importer* const> all_importers();

// ---- Everything that is no bill: invoices, mails, chats, parcels, calls, pages ----

// The beginning of a file, for telling what it is by what is in it.  Views live during the call.
struct DocumentGlimpse {
    // As the user calls it.  Not for recognising, but where the name is the only record (calls).
    std::string_view name;
    std::string_view head;  // the first bytes, 64 KiB at most
    std::string_view text;  // the same as UTF-8; empty when the bytes are no text
    // Names inside, in the archive's order, when the file is a zip archive.
    std::span<const std::string> members = {};
    std::uint64_t size = 0;
};

// A recognised file.  Views live during the call of `read`.
struct DocumentFile {
    std::string_view name;   // as in the glimpse
    std::string_view bytes;  // all of them, at most most_document_bytes
    // Keys that mails are checked with, lines of "selector._domainkey.domain v=DKIM1; ...".
    std::string_view mail_keys;
};

inline constexpr std::uint64_t most_document_bytes = 64ULL << 20;

// The same for readers that hold a piece of the file at a time, however large it is.
struct DocumentStream {
    std::string_view name;
    ByteStream bytes;
    std::string_view mail_keys;
};

// Takes what a reader finds, in the order of the file.
struct DocumentSink {
    // `place.member` and the digests of attachments may be left empty: the caller knows them.
    std::function<void(DocumentDraft)> document;
    // A part that could not be read; the rest goes on.
    std::function<void(const RowProblem&)> problem;
    // A file inside the file (a mail's attachment, an XML in a PDF): it is recognised and read like
    // any other, up to the depth and the sizes allowed.  The bytes may go after the call.
    std::function<void(std::string_view name, std::string_view bytes)> attachment;
};

// One kind of document in one file format.  In `src/importers/<id>.cpp`, and one line in table.cpp.
struct DocumentReader {
    std::string_view id;  // "einvoice_xml", also the sample folder
    std::string_view title_zh;
    std::string_view title_en;
    int (*likeness)(const DocumentGlimpse&);  // 0 = not mine ... 100 = certainly mine, as above
    // Sends what it finds.  An error means that nothing could be read.
    Result<void> (*read)(const DocumentFile&, const DocumentSink&);
    // When there is one, it is used instead.
    Result<void> (*read_stream)(const DocumentStream&, const DocumentSink&) = nullptr;
};

// All readers, in the order in which they are asked.  A file goes to whoever of importers and
// readers finds it most like its own; of equals to the first, importers before readers.
std::span<const DocumentReader* const> all_document_readers();

}  // namespace shuofa
