#pragma once

// The samples that lie in the source tree, for tests.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace shuofa {

// The root of the source tree: the environment's SHUOFA_SOURCE_DIR, else the working folder.
inline std::filesystem::path source_folder() {
    const char* root = std::getenv("SHUOFA_SOURCE_DIR");
    return root == nullptr ? "." : root;
}

// Of importers and readers of documents, a folder for each.
inline std::filesystem::path samples_folder() { return source_folder() / "src/importers/samples"; }

// Empty when the file cannot be read.
inline std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    std::stringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

}  // namespace shuofa
