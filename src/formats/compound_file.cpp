#include "formats/compound_file.h"

#include "formats/little_endian.h"

#include <cstdint>
#include <vector>

namespace shuofa {
namespace {

constexpr std::size_t header_size = 512;
constexpr std::size_t entry_size = 128;
constexpr std::uint32_t last_sector = 0xFFFFFFFA;  // this and above are no sectors

// A chain of equal pieces in a block of bytes.
struct Pieces {
    std::string_view bytes;
    std::size_t first = 0;  // where piece 0 begins
    std::size_t size = 0;
    const std::vector<std::uint32_t>& next;

    // Nothing when the chain leaves the file or runs in a circle.
    std::optional<std::string> chain(std::uint32_t piece) const {
        std::string out;
        for (std::size_t steps = 0; piece < last_sector; ++steps) {
            const std::size_t at = first + std::size_t{piece} * size;
            if (out.size() > bytes.size() || steps > next.size() || piece >= next.size() ||
                at >= bytes.size())
                return std::nullopt;
            out += bytes.substr(at, size);
            piece = next[piece];
        }
        return out;
    }
};

std::vector<std::uint32_t> numbers_of(std::string_view bytes) {
    std::vector<std::uint32_t> numbers;
    for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4)
        numbers.push_back(u32_at(bytes, at));
    return numbers;
}

// Which sector follows each sector.  The sectors that tell it are listed in the header, and beyond
// 109 of them in sectors that point to one another.
std::vector<std::uint32_t> sector_table(std::string_view file, std::size_t sector_size) {
    constexpr std::size_t listed_in_header = 109;
    const std::size_t sectors = file.size() / sector_size;
    std::vector<std::uint32_t> where;
    for (std::size_t i = 0; i < listed_in_header; ++i)
        where.push_back(u32_at(file, 76 + 4 * i));
    std::uint32_t more = u32_at(file, 68);
    for (std::size_t steps = 0; more < last_sector && steps <= sectors; ++steps) {
        const std::size_t at = (std::size_t{more} + 1) * sector_size;
        if (at >= file.size()) break;
        const std::string_view sector = file.substr(at, sector_size);
        for (std::size_t i = 0; i + 8 <= sector.size(); i += 4)
            where.push_back(u32_at(sector, i));
        more = u32_at(sector, sector_size - 4);
    }
    std::vector<std::uint32_t> next;
    for (const std::uint32_t sector : where) {
        const std::size_t at = (std::size_t{sector} + 1) * sector_size;
        if (sector >= last_sector || at >= file.size() || next.size() > sectors) continue;
        const auto part = numbers_of(file.substr(at, sector_size));
        next.insert(next.end(), part.begin(), part.end());
    }
    return next;
}

bool has_name(std::string_view entry, std::string_view name) {
    if (u16_at(entry, 64) != 2 * (name.size() + 1)) return false;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (u16_at(entry, 2 * i) != static_cast<unsigned char>(name[i])) return false;
    }
    return true;
}

}  // namespace

std::optional<std::string> compound_stream(std::string_view file, std::string_view name) {
    const unsigned shift = u16_at(file, 30);
    if (file.size() < header_size || (shift != 9 && shift != 12)) return std::nullopt;
    const std::size_t sector_size = std::size_t{1} << shift;
    const std::vector<std::uint32_t> next = sector_table(file, sector_size);
    const Pieces sectors{file, sector_size, sector_size, next};
    const auto folder = sectors.chain(u32_at(file, 48));
    if (!folder || folder->size() < entry_size) return std::nullopt;
    for (std::size_t at = 0; at + entry_size <= folder->size(); at += entry_size) {
        const std::string_view entry = std::string_view{*folder}.substr(at, entry_size);
        constexpr char is_stream = 2;
        if (entry[66] != is_stream || !has_name(entry, name)) continue;
        const std::uint32_t start = u32_at(entry, 116);
        const std::size_t size = u32_at(entry, 120);
        std::optional<std::string> stream;
        if (size >= u32_at(file, 56)) {
            stream = sectors.chain(start);
        } else {
            // Small streams lie in pieces of 64 bytes inside the first entry's stream.
            const auto small = sectors.chain(u32_at(*folder, 116));
            const auto table = sectors.chain(u32_at(file, 60));
            if (!small || !table) return std::nullopt;
            const std::vector<std::uint32_t> small_next = numbers_of(*table);
            stream = Pieces{*small, 0, 64, small_next}.chain(start);
        }
        if (stream && stream->size() > size) stream->resize(size);
        return stream;
    }
    return std::nullopt;
}

}  // namespace shuofa
