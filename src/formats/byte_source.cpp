#include "formats/byte_source.h"

#include <algorithm>
#include <cstring>

namespace shuofa {

ByteFile file_of(std::string_view bytes) {
    const auto read_at = [bytes](std::uint64_t offset,
                                 std::span<char> into) -> Result<std::size_t> {
        if (offset >= bytes.size()) return std::size_t{0};
        const std::size_t size = std::min<std::size_t>(into.size(), bytes.size() - offset);
        std::memcpy(into.data(), bytes.data() + offset, size);
        return size;
    };
    return {bytes.size(), read_at};
}

ByteStream stream_of(const ByteFile& file) {
    return [&file, offset = std::uint64_t{0}](std::span<char> into) mutable -> Result<std::size_t> {
        const std::size_t size = TRY(file.read_at(offset, into));
        offset += size;
        return size;
    };
}

Result<std::string> read_all(const ByteStream& stream, std::uint64_t most,
                             const ErrorReason& too_large) {
    constexpr std::size_t step = 64 * 1024;
    std::string bytes;
    for (;;) {
        const std::size_t had = bytes.size();
        bytes.resize(had + step);
        const std::size_t got = TRY(stream({bytes.data() + had, step}));
        bytes.resize(had + got);
        if (got == 0) return bytes;
        if (bytes.size() > most) return fail(too_large, std::to_string(most));
    }
}

}  // namespace shuofa
