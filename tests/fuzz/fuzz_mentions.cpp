#include "domain/documents/mentions.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    (void)shuofa::find_mentions({reinterpret_cast<const char*>(data), size});
    return 0;
}
