#pragma once

#include "importers/importer.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// What is known of the archive beside the WARC itself.
struct ArchiveContext {
    std::string tool;                 // where the WARC does not name it
    std::string member;               // of the package, for the place
    std::set<std::string> addresses;  // the pages that the shopper looked at; empty: all
    std::vector<std::string> notes;
};

// Sends the pages of a WARC file; how many they were.
Result<std::size_t> send_archived_pages(std::string_view warc, const ArchiveContext& context,
                                        const DocumentSink& sink);

}  // namespace shuofa
