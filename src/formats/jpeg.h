#pragma once

#include "formats/qr_code.h"

#include <string_view>

namespace shuofa {

// As `read_png`: at most 32 million pixels, in shades of grey.
Result<GreyPicture> read_jpeg(std::string_view bytes);

// PNG or JPEG, by what the bytes begin with.
Result<GreyPicture> read_picture(std::string_view bytes);

}  // namespace shuofa
