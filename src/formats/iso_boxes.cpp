#include "formats/iso_boxes.h"

namespace shuofa {

std::optional<IsoBox> next_box(std::string_view& bytes) {
    if (bytes.size() < 8) return std::nullopt;
    BigEndian reader{bytes};
    std::uint64_t size = reader.number(0, 4);
    std::size_t head = 8;
    if (size == 1) {
        size = reader.number(8, 8);
        head = 16;
    }
    if (size == 0) size = bytes.size();
    if (!reader.ok() || size < head || size > bytes.size()) return std::nullopt;
    const IsoBox box{bytes.substr(4, 4), bytes.substr(head, static_cast<std::size_t>(size) - head)};
    bytes.remove_prefix(static_cast<std::size_t>(size));
    return box;
}

std::optional<std::string_view> find_box(std::string_view bytes, std::string_view name) {
    constexpr int most_boxes = 10'000;
    for (int i = 0; i < most_boxes; ++i) {
        const auto box = next_box(bytes);
        if (!box) return std::nullopt;
        if (box->name == name) return box->content;
    }
    return std::nullopt;
}

}  // namespace shuofa
