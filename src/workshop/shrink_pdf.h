#pragma once

#include "base/result.h"

#include <cstddef>
#include <span>
#include <vector>

namespace shuofa {

// The same PDF with its fonts packed closer and its objects in streams.  cairo keeps the whole
// table of a Chinese font's 28,000 subroutines in each subset: nearly all empty, but their offsets
// count up one by one, which plain deflate cannot pack.  A PNG predictor (ISO 32000-1, 7.4.4.4)
// turns them into a row of ones: 62 KB become 8.
Result<std::vector<std::byte>> shrink_pdf(std::span<const std::byte> pdf);

}  // namespace shuofa
