#pragma once

#include "ports/library.h"

#include <memory>

namespace shuofa {

// The knowledge that is inside the program (data/).  Safe to ask from several threads.
std::unique_ptr<Library> make_embedded_library();

}  // namespace shuofa
