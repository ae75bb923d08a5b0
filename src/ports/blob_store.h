#pragma once

#include "base/digest.h"
#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace shuofa {

struct StoredBlob {
    Digest digest;
    std::uint64_t size = 0;
};

// Receives one file's bytes in pieces.  Nothing is visible in the store before `keep` returns.
class BlobWriter {
public:
    virtual ~BlobWriter() = default;
    virtual Result<void> add(std::span<const std::byte> bytes) = 0;
    // Puts the file on disk under its digest and returns when it would survive a power cut.
    virtual Result<StoredBlob> keep() = 0;
};

// Original bytes, named by their SHA-256.  They are never changed; the same bytes are kept once.
class BlobStore {
public:
    virtual ~BlobStore() = default;
    // Fails at once when so many bytes are more than there is room for.
    virtual Result<std::unique_ptr<BlobWriter>> begin(std::uint64_t bytes_expected) = 0;
    virtual bool has(const Digest& digest) const = 0;
    // A path that may be opened for reading (and handed to the workshop as a descriptor).
    virtual Result<std::filesystem::path> path_of(const Digest& digest) const = 0;
};

}  // namespace shuofa
