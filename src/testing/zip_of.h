#pragma once

#include "formats/zip_writer.h"

#include <string>
#include <utility>
#include <vector>

namespace shuofa {

// A zip archive of these files, by name and content, for tests.
inline std::string zip_of(const std::vector<std::pair<std::string, std::string>>& files) {
    const auto bytes = write_zip(files).value();
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace shuofa
