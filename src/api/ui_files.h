#pragma once

#include "base/embedded_file.h"
#include "ports/http.h"

#include <span>

namespace shuofa {

// The page, out of the program itself.  Paths of the page's own router give index.html; files with
// a hash in their name may be kept by the browser for ever.
class UiFiles {
public:
    explicit UiFiles(std::span<const EmbeddedFile> files) : files_{files} {}
    http::Response answer(const http::Request& request) const;

private:
    const EmbeddedFile* find(std::string_view path) const;
    std::span<const EmbeddedFile> files_;
};

}  // namespace shuofa
