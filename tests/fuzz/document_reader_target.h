#pragma once

// Any bytes to one reader of documents, over the pipe and back: what arrives is what was sent.

#include "domain/documents/document_codec.h"
#include "formats/text_encoding.h"
#include "importers/importer.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace shuofa {

inline int feed_reader(std::string_view id, std::string_view name, const std::uint8_t* data,
                       std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const auto readers = all_document_readers();
    const auto reader = std::find_if(readers.begin(), readers.end(),
                                     [&](const DocumentReader* r) { return r->id == id; });
    if (reader == readers.end()) std::abort();
    DocumentSink sink;
    sink.document = [](const DocumentDraft& draft) {
        const std::string frame = encode(draft);
        const auto arrived = decode_document_frame(frame);
        if (!arrived) std::abort();
        if (encode(std::get<DocumentDraft>(*arrived)) != frame) std::abort();
    };
    sink.problem = [](const RowProblem& problem) {
        if (problem.reason_id.empty()) std::abort();
    };
    sink.attachment = [](std::string_view, std::string_view) {};
    const std::string text = decode_text(bytes.substr(0, 64 * 1024)).text;
    const DocumentGlimpse glimpse{name, bytes.substr(0, 64 * 1024), text, {}, size};
    const int likeness = (*reader)->likeness(glimpse);
    if (likeness < 0 || likeness > 100) std::abort();
    (void)(*reader)->read({name, bytes, {}}, sink);
    return 0;
}

}  // namespace shuofa
