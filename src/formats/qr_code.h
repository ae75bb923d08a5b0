#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// A picture in shades of grey, a byte a pixel, rows from the top, 255 white.
struct GreyPicture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;
};

inline constexpr ErrorReason picture_damaged{"picture_damaged", ErrorCode::InvalidInput,
                                             "这张图片已损坏，无法读取。",
                                             "This picture is damaged and cannot be read."};
inline constexpr ErrorReason picture_too_large{"picture_too_large", ErrorCode::InvalidInput,
                                               "这张图片太大，没有读取。",
                                               "This picture is too large and was not read."};

// At most 32 million pixels; the size is looked at before anything is decoded.
Result<GreyPicture> read_png(std::string_view bytes);

// The texts of the QR codes in a picture, at most four.  Small codes without a white border, as
// they come out of documents, are found too.
std::vector<std::string> read_qr_codes(const GreyPicture& picture);

}  // namespace shuofa
