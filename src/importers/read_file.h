#pragma once

#include "importers/importer.h"

#include <string>
#include <vector>

namespace shuofa {

struct FileRequest {
    const ByteFile& file;
    std::string name;            // as the user calls it: only for messages, and for calls
    std::string password;        // for encrypted archives; empty when there is none
    std::string mail_keys = {};  // see DocumentFile
    std::vector<ColumnMapping> columns = {};  // how the shopper said unknown tables are read
};

// What a file becomes.  `document` and `file` may be empty.
struct FileSink {
    BillSink bills;
    std::function<void(DocumentDraft)> document;
    // Told of every file that is no bill, after its documents: of the file itself, and of those
    // inside archives and mails.
    std::function<void(const FileReport&)> file;
};

// Finds out what a file is and reads everything in it: a bill, documents, or whatever is inside an
// archive or a mail, three archives and three mails deep.  A file that nobody reads is no error: it
// is told as unknown.  Fails when something known could not be read at all; then nothing, or only
// a part, was sent to the sink.
Result<void> read_file(const FileRequest& request, const FileSink& sink);

}  // namespace shuofa
