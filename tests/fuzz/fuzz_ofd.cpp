#include "formats/ofd.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = shuofa::file_of({reinterpret_cast<const char*>(data), size});
    (void)shuofa::ofd::read(file);
    return 0;
}
