#include "formats/jpeg.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto picture = shuofa::read_jpeg({reinterpret_cast<const char*>(data), size});
    // Looking for codes in large pictures is slow and always the same.
    if (picture && picture->width < 600 && picture->height < 600)
        (void)shuofa::read_qr_codes(*picture);
    return 0;
}
