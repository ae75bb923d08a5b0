#pragma once

#include "base/result.h"

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace shuofa {

inline constexpr ErrorReason zip_not_written{"zip_not_written", ErrorCode::Unavailable,
                                             "文件没有写成，请换一种格式再试。",
                                             "The file could not be written: try another format."};

// A zip archive of these files, in this order, each with its name.  The same files give the same
// bytes: they all carry the first day of ZIP, 1980-01-01.
Result<std::vector<std::byte>> write_zip(
    std::span<const std::pair<std::string, std::string>> files);

}  // namespace shuofa
