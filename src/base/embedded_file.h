#pragma once

#include <cstddef>
#include <string_view>

namespace shuofa {

// A file that cmake/EmbedFiles.cmake put into the program.  Lives as long as the program.
struct EmbeddedFile {
    const char* path;
    const char* begin;
    const char* end;

    std::string_view content() const { return {begin, static_cast<std::size_t>(end - begin)}; }
};

}  // namespace shuofa
