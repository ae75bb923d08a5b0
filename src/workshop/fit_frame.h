#pragma once

#include "domain/documents/document.h"

#include <vector>

namespace shuofa {

// The document in pieces that fit into frames.  A long conversation becomes several, each with its
// own place; very long texts and lists are cut, and a note says so.
std::vector<DocumentDraft> fit_frame(DocumentDraft document);

}  // namespace shuofa
