#pragma once

#include "base/result.h"
#include "domain/papers/paper.h"

#include <cstddef>
#include <span>
#include <vector>

namespace shuofa {

inline constexpr ErrorReason paper_bytes_broken{
    "paper_bytes_broken", ErrorCode::InvalidInput, "这份文书的数据不完整，请重新生成后再试。",
    "The bytes of this paper are incomplete. Draft it again and retry."};

// A paper as bytes for the pipe to the workshop.  Reading checks every length against what is left,
// so that broken or hostile bytes are an error and never an overrun.
std::vector<std::byte> encode_paper(const Paper& paper);
Result<Paper> decode_paper(std::span<const std::byte> bytes);

}  // namespace shuofa
