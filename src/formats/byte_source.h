#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace shuofa {

// Bytes that come in order.  Fills `into` from the start and says how much; 0 at the end.
using ByteStream = std::function<Result<std::size_t>(std::span<char> into)>;

// A file that can be read anywhere.  Who makes one keeps it open while it is used; parsers get no
// path and open nothing themselves.
struct ByteFile {
    std::uint64_t size = 0;
    // Reads at most into.size() bytes from `offset` on; 0 at or beyond the end.
    std::function<Result<std::size_t>(std::uint64_t offset, std::span<char> into)> read_at;
};

// The bytes must outlive the file.
ByteFile file_of(std::string_view bytes);
// Reads the file from its start.  The file must outlive the stream.
ByteStream stream_of(const ByteFile& file);

// Everything that is left in the stream; more than `most` bytes is `too_large`.
Result<std::string> read_all(const ByteStream& stream, std::uint64_t most,
                             const ErrorReason& too_large);

}  // namespace shuofa
