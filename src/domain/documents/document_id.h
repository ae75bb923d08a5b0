#pragma once

#include "base/digest.h"
#include "base/id.h"
#include "domain/documents/document.h"

#include <string>
#include <string_view>

namespace shuofa {

struct Document;
using DocumentId = Id<Document>;
template <>
inline constexpr std::string_view id_prefix<Document> = "doc";

// A document as it is stored: what it says, and which file says so.
struct Document {
    DocumentId id;
    std::string import;  // "imp_...": the file it came in
    DocumentDraft draft;

    bool operator==(const Document&) const = default;
};

// The 26 characters of an id that follows from a text: equal texts have equal ids.
std::string id_characters(std::string_view text);

// (digest of the original, place in it) names a document for ever.
DocumentId document_id(std::string_view original_sha256, const DocumentPlace& place);

}  // namespace shuofa
