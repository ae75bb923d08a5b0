#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace shuofa {

// Reads big-endian numbers; beyond the end it reads zeros and says so.
class BigEndian {
public:
    explicit BigEndian(std::string_view bytes) : bytes_{bytes} {}

    bool ok() const { return ok_; }
    // `count` bytes, at most eight, from place `at`.
    std::uint64_t number(std::size_t at, std::size_t count) {
        if (at > bytes_.size() || bytes_.size() - at < count) {
            ok_ = false;
            return 0;
        }
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < count; ++i)
            value = value << 8 | static_cast<unsigned char>(bytes_[at + i]);
        return value;
    }

private:
    std::string_view bytes_;
    bool ok_ = true;
};

// ISO/IEC 14496-12, the container of m4a, mp4 and HEIC: a box is its size (32 bits; 1 means that 64
// bits follow the name, 0 that it goes to the end), its name and its content.
struct IsoBox {
    std::string_view name;
    std::string_view content;
};

// Takes the first box off `bytes`; nothing when there is no whole one.
std::optional<IsoBox> next_box(std::string_view& bytes);
// The content of the first box of the name, among the outermost ten thousand.
std::optional<std::string_view> find_box(std::string_view bytes, std::string_view name);

}  // namespace shuofa
