#pragma once

#include "ports/blob_store.h"

#include <filesystem>

namespace shuofa {

// Blobs as files of a folder: <folder>/ab/cdef..., named by the digest, in folders by its first two
// digits.  Files are 0400, folders 0700.  A file appears under its name complete and on disk, or
// not at all; what a crash leaves half-written lies in <folder>/incoming and is never read.
class FolderBlobStore final : public BlobStore {
public:
    explicit FolderBlobStore(std::filesystem::path folder) : folder_{std::move(folder)} {}

    Result<std::unique_ptr<BlobWriter>> begin(std::uint64_t bytes_expected) override;
    bool has(const Digest& digest) const override;
    Result<std::filesystem::path> path_of(const Digest& digest) const override;

private:
    std::filesystem::path folder_;
};

}  // namespace shuofa
