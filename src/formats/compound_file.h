#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shuofa {

// The stream of this name out of a compound file (MS-CFB), or nothing when the file is damaged or
// has no such stream.  `name` is ASCII.
std::optional<std::string> compound_stream(std::string_view file, std::string_view name);

}  // namespace shuofa
