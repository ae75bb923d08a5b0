#include "formats/jpeg.h"

#include <turbojpeg.h>

#include <limits>
#include <memory>

namespace shuofa {
namespace {

constexpr std::uint64_t most_pixels = 32'000'000;

struct Close {
    void operator()(void* handle) const { tjDestroy(handle); }
};

}  // namespace

Result<GreyPicture> read_jpeg(std::string_view bytes) {
    const std::unique_ptr<void, Close> decoder{tjInitDecompress()};
    if (decoder == nullptr || bytes.size() > std::numeric_limits<unsigned long>::max())
        return fail(picture_damaged);
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    const auto size = static_cast<unsigned long>(bytes.size());
    GreyPicture picture;
    int sampling = 0;
    int colours = 0;
    if (tjDecompressHeader3(decoder.get(), data, size, &picture.width, &picture.height, &sampling,
                            &colours) != 0 ||
        picture.width <= 0 || picture.height <= 0)
        return fail(picture_damaged);
    const std::uint64_t pixels =
        static_cast<std::uint64_t>(picture.width) * static_cast<std::uint64_t>(picture.height);
    if (pixels > most_pixels) return fail(picture_too_large);
    picture.pixels.resize(pixels);
    // A few bytes can ask for thousands of passes over the picture.
    const int result =
        tjDecompress2(decoder.get(), data, size, picture.pixels.data(), picture.width, 0,
                      picture.height, TJPF_GRAY, TJFLAG_LIMITSCANS);
    // A picture that was cut off still shows what is there.
    if (result != 0 && tjGetErrorCode(decoder.get()) != TJERR_WARNING) return fail(picture_damaged);
    return picture;
}

Result<GreyPicture> read_picture(std::string_view bytes) {
    return bytes.starts_with("\xFF\xD8\xFF") ? read_jpeg(bytes) : read_png(bytes);
}

}  // namespace shuofa
