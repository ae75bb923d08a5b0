#pragma once

#include "base/digest.h"
#include "base/result.h"
#include "ports/blob_store.h"

#include <cstdint>
#include <string>

namespace shuofa {

// The first bytes of a kept original, `at_most` so many.
Result<std::string> read_beginning(const BlobStore& blobs, const Digest& digest,
                                   std::size_t at_most);

// All bytes of a kept original, after their digest has been compared.
Result<std::string> read_original(const BlobStore& blobs, const Digest& digest,
                                  std::size_t at_most);

}  // namespace shuofa
