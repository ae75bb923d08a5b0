#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// What can be told of a file that nobody reads, so that somebody may teach the program its kind:
// its extension, how it begins if that is no text, its encoding, its lines.  Nothing of what is in
// it: whoever sends such a report gives nothing away.
struct UnknownFile {
    std::string_view name;
    std::string_view head;                      // the first bytes
    std::string_view text;                      // decoded; empty when it is none
    std::span<const std::string> members = {};  // of a zip archive
};

// "extension=.dat", "magic=0d0a1a0a00000000", "text=UTF-8", "lines=120", "zip_members=3", "json",
// "xml", "zip_extension=.xml" ...
std::vector<std::string> unknown_facts(const UnknownFile& file);

}  // namespace shuofa
