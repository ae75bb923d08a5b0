#pragma once

#include "importers/importer.h"

#include <string>
#include <string_view>

namespace shuofa {

struct BillFileRequest {
    const ByteFile& file;
    std::string name;      // as the user calls it: only for recognising and messages
    std::string password;  // for encrypted archives; empty when there is none
};

// Finds out what a file is and reads every bill in it: a CSV or workbook is one bill, an archive
// can hold several.  Fails when there is no bill that can be read; then nothing, or only a part,
// was sent to the sink.
Result<void> read_bill_file(const BillFileRequest& request, const BillSink& sink);

// The importer that finds the beginning of a file most like its own, or nullptr.
const Importer* recognise(const Glimpse& glimpse);

}  // namespace shuofa
