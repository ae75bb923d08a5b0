#include "formats/qr_code.h"

#include "base/text.h"

#include <png.h>

// From the next version on, text() is UTF-8 by default.
#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include <exception>

namespace shuofa {
namespace {

constexpr std::uint64_t most_pixels = 32'000'000;
// A picture smaller than this is tried again enlarged, with a border.
constexpr int small_side = 400;

std::vector<std::string> find_codes(const GreyPicture& picture) {
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    hints.setMaxNumberOfSymbols(4);
    std::vector<std::string> texts;
    try {
        const ZXing::ImageView view{picture.pixels.data(), picture.width, picture.height,
                                    ZXing::ImageFormat::Lum};
        for (const ZXing::Result& code : ZXing::ReadBarcodes(view, hints)) {
            std::string text = code.text();
            if (code.isValid() && !text.empty() && is_utf8(text)) texts.push_back(std::move(text));
        }
    } catch (const std::exception&) {
        return {};  // no code that can be read
    }
    return texts;
}

GreyPicture enlarged(const GreyPicture& picture) {
    constexpr int factor = 3;
    constexpr int border = 24;
    GreyPicture large;
    large.width = picture.width * factor + 2 * border;
    large.height = picture.height * factor + 2 * border;
    large.pixels.assign(static_cast<std::size_t>(large.width) * large.height, 255);
    for (int y = 0; y < picture.height * factor; ++y) {
        for (int x = 0; x < picture.width * factor; ++x) {
            large.pixels[static_cast<std::size_t>(y + border) * large.width + x + border] =
                picture.pixels[static_cast<std::size_t>(y / factor) * picture.width + x / factor];
        }
    }
    return large;
}

}  // namespace

Result<GreyPicture> read_png(std::string_view bytes) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0)
        return fail(picture_damaged);
    if (std::uint64_t{image.width} * image.height > most_pixels) {
        png_image_free(&image);
        return fail(picture_too_large);
    }
    image.format = PNG_FORMAT_GRAY;
    GreyPicture picture;
    picture.width = static_cast<int>(image.width);
    picture.height = static_cast<int>(image.height);
    picture.pixels.resize(PNG_IMAGE_SIZE(image));
    const png_color white{255, 255, 255};  // behind what is transparent
    if (png_image_finish_read(&image, &white, picture.pixels.data(), 0, nullptr) == 0)
        return fail(picture_damaged);
    return picture;
}

std::vector<std::string> read_qr_codes(const GreyPicture& picture) {
    if (picture.width <= 0 || picture.height <= 0) return {};
    std::vector<std::string> texts = find_codes(picture);
    if (texts.empty() && picture.width < small_side && picture.height < small_side)
        texts = find_codes(enlarged(picture));
    return texts;
}

}  // namespace shuofa
