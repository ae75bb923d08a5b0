#include "workflows/read_original.h"

#include <algorithm>
#include <cstdio>
#include <memory>

namespace shuofa {
namespace {

constexpr ErrorReason kept_bytes_changed{
    "kept_bytes_changed", ErrorCode::Internal,
    "保存的原件与当时的 SHA-256 不一致，请从备份恢复原件。",
    "The kept original no longer has the SHA-256 noted for it: restore the original from a "
    "backup."};
constexpr ErrorReason kept_bytes_unreadable{
    "kept_bytes_unreadable", ErrorCode::Internal, "读不到保存的原件，请从备份恢复后再试。",
    "The kept original cannot be read: restore it from a backup."};

}  // namespace

Result<std::string> read_beginning(const BlobStore& blobs, const Digest& digest,
                                   std::size_t at_most) {
    const std::filesystem::path file = TRY(blobs.path_of(digest));
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> source{std::fopen(file.c_str(), "rbe"),
                                                                 std::fclose};
    if (!source) return fail(kept_bytes_unreadable, file.string());
    std::string bytes;
    std::string piece(64 * 1024, '\0');
    while (bytes.size() < at_most) {
        const std::size_t wanted = std::min(piece.size(), at_most - bytes.size());
        const std::size_t count = std::fread(piece.data(), 1, wanted, source.get());
        bytes.append(piece, 0, count);
        if (count < wanted) break;
    }
    return bytes;
}

Result<std::string> read_original(const BlobStore& blobs, const Digest& digest,
                                  std::size_t at_most) {
    std::string bytes = TRY(read_beginning(blobs, digest, at_most));
    if (sha256(bytes) != digest) return fail(kept_bytes_changed, digest.hex());
    return bytes;
}

}  // namespace shuofa
