#include "domain/orders/order_photo.h"

#include <algorithm>
#include <array>

namespace shuofa {
namespace {

using std::string_view_literals::operator""sv;

struct Beginning {
    std::string_view bytes;
    std::string_view type;
};

constexpr std::array beginnings = std::to_array<Beginning>({
    {"\xff\xd8\xff"sv, "image/jpeg"},
    {"\x89PNG\r\n\x1a\n"sv, "image/png"},
    {"GIF87a"sv, "image/gif"},
    {"GIF89a"sv, "image/gif"},
    {"II*\0"sv, "image/tiff"},
    {"MM\0*"sv, "image/tiff"},
});

// ISO 14496-12: a size, "ftyp", and the brand.
std::string_view type_of_brand(std::string_view brand) {
    for (const std::string_view heic : {"heic", "heix", "heim", "heis", "mif1", "msf1"}) {
        if (brand == heic) return "image/heic";
    }
    return brand == "avif" || brand == "avis" ? "image/avif" : std::string_view{};
}

}  // namespace

std::string_view picture_type(std::string_view first_bytes) {
    for (const Beginning& one : beginnings) {
        if (first_bytes.starts_with(one.bytes)) return one.type;
    }
    if (first_bytes.size() < 12) return {};
    if (first_bytes.starts_with("RIFF") && first_bytes.substr(8, 4) == "WEBP") return "image/webp";
    if (first_bytes.substr(4, 4) == "ftyp") return type_of_brand(first_bytes.substr(8, 4));
    // A bitmap's header says its own length at byte 14: "BM" alone begins many texts.
    if (first_bytes.starts_with("BM") && first_bytes.size() >= 18 &&
        (first_bytes[14] == 40 || first_bytes[14] == 108 || first_bytes[14] == 124) &&
        first_bytes[15] == 0)
        return "image/bmp";
    return {};
}

bool is_drawn_by_browsers(std::string_view picture_type) {
    constexpr std::array drawn =
        std::to_array<std::string_view>({"image/jpeg", "image/png", "image/webp", "image/gif"});
    return std::find(drawn.begin(), drawn.end(), picture_type) != drawn.end();
}

}  // namespace shuofa
