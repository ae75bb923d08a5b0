#pragma once

#include "importers/importer.h"

namespace shuofa {

// Whoever of a family finds a file most like its own; nobody when none finds it likely.
struct ImporterMatch {
    const Importer* importer = nullptr;
    int likeness = 0;
};
struct ReaderMatch {
    const DocumentReader* reader = nullptr;
    int likeness = 0;
};

ImporterMatch best_importer(const Glimpse& glimpse);
ReaderMatch best_reader(const DocumentGlimpse& glimpse);

// Why bytes that nobody reads cannot be read: what they are, if that is known, and what to do.
const ErrorReason& reason_unknown(std::string_view head);

// True when the bytes at the start of a file cannot be text.
bool is_binary(std::string_view head);

}  // namespace shuofa
