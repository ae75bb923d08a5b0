#pragma once

#include "formats/dkim.h"
#include "importers/importer.h"

#include <string_view>
#include <vector>

namespace shuofa {

// Reads one mail, sends it as a document, and its files as attachments.
Result<void> read_mail(std::string_view bytes, const DocumentPlace& place,
                       const std::vector<dkim::Key>& keys, const DocumentSink& sink);

}  // namespace shuofa
