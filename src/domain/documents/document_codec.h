#pragma once

#include "base/result.h"
#include "domain/documents/document.h"

#include <string>
#include <string_view>
#include <variant>

namespace shuofa {

// Documents as bytes: on the way from the workshop, where each is one frame beside the frames of
// domain/orders/draft_codec, and in the database.
std::string encode(const DocumentDraft& document);
std::string encode(const FileReport& report);

using DocumentFrame = std::variant<DocumentDraft, FileReport>;

// True when the bytes begin like one of these frames.
bool is_document_frame(std::string_view frame);

// Reads one frame.  It comes from a process that read hostile files, so nothing in it is believed:
// lengths, counts, enumerators, UTF-8, amounts, days and times are checked.
Result<DocumentFrame> decode_document_frame(std::string_view frame);

}  // namespace shuofa
