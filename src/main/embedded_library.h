#pragma once

#include <memory>

#include "ports/library.h"

namespace shuofa {

// The knowledge that is inside the program (data/).  Safe to ask from several threads.
std::unique_ptr<Library> make_embedded_library();

}  // namespace shuofa
