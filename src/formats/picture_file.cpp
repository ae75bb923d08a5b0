#include "formats/picture_file.h"

#include "base/text.h"
#include "formats/exif.h"
#include "formats/iso_boxes.h"

#include <algorithm>
#include <array>
#include <vector>

namespace shuofa {
namespace {

constexpr std::string_view png_mark{"\x89PNG\r\n\x1a\n", 8};
constexpr int most_chunks = 100'000;

bool is_heic_brand(std::string_view brand) {
    static constexpr std::array<std::string_view, 8> brands{"heic", "heix", "heim", "heis",
                                                            "mif1", "msf1", "hevc", "avif"};
    return std::find(brands.begin(), brands.end(), brand) != brands.end();
}

std::uint32_t number_of(std::uint64_t value) { return static_cast<std::uint32_t>(value); }

// PNG (ISO/IEC 15948): length, name, content and checksum of each chunk.
void read_png_chunks(std::string_view bytes, PictureFacts& facts) {
    bytes.remove_prefix(png_mark.size());
    for (int i = 0; i < most_chunks && bytes.size() >= 12; ++i) {
        BigEndian head{bytes};
        const std::uint64_t size = head.number(0, 4);
        const std::string_view name = bytes.substr(4, 4);
        if (size > bytes.size() - 12) return;
        const std::string_view content = bytes.substr(8, static_cast<std::size_t>(size));
        BigEndian reader{content};
        if (name == "IHDR" && content.size() >= 8) {
            facts.width = number_of(reader.number(0, 4));
            facts.height = number_of(reader.number(4, 4));
        } else if (name == "tIME" && content.size() == 7) {
            const Day day{std::chrono::year{static_cast<int>(reader.number(0, 2))},
                          std::chrono::month{number_of(reader.number(2, 1))},
                          std::chrono::day{number_of(reader.number(3, 1))}};
            const auto hour = static_cast<int>(reader.number(4, 1));
            const auto minute = static_cast<int>(reader.number(5, 1));
            const auto second = static_cast<int>(reader.number(6, 1));
            const int year = static_cast<int>(day.year());
            if (day.ok() && year >= 1990 && year < 2200 && hour < 24 && minute < 60 && second < 61)
                facts.written_at =
                    Instant{china_instant(day, hour, minute, second).micros + china_offset_micros};
        } else if (name == "eXIf") {
            read_exif(content, facts);
        } else if (name == "tEXt" && content.starts_with(std::string_view{"Software\0", 9}) &&
                   is_utf8(content.substr(9))) {
            facts.software = safe_for_display(first_code_points(content.substr(9), 100));
        } else if (name == "IEND") {
            return;
        }
        bytes.remove_prefix(static_cast<std::size_t>(size) + 12);
    }
}

// JPEG (ISO/IEC 10918-1): marked segments up to the picture itself.
void read_jpeg_segments(std::string_view bytes, PictureFacts& facts) {
    bytes.remove_prefix(2);
    for (int i = 0; i < most_chunks && bytes.size() >= 4; ++i) {
        if (bytes[0] != '\xFF') return;
        if (bytes[1] == '\xFF') {  // filling
            bytes.remove_prefix(1);
            continue;
        }
        const auto marker = static_cast<unsigned char>(bytes[1]);
        if (marker == 0xDA || marker == 0xD9) return;
        BigEndian reader{bytes};
        const std::uint64_t size = reader.number(2, 2);
        if (size < 2 || size > bytes.size() - 2) return;
        const std::string_view content = bytes.substr(4, static_cast<std::size_t>(size) - 2);
        const bool frame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame && content.size() >= 5) {
            facts.height = number_of(reader.number(5, 2));
            facts.width = number_of(reader.number(7, 2));
        } else if (marker == 0xE1 && content.starts_with(std::string_view{"Exif\0\0", 6})) {
            read_exif(content.substr(6), facts);
        }
        bytes.remove_prefix(static_cast<std::size_t>(size) + 2);
    }
}

std::uint64_t little_endian(std::string_view bytes, std::size_t at, std::size_t count) {
    if (at + count > bytes.size()) return 0;
    std::uint64_t value = 0;
    for (std::size_t i = count; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

// WebP (RFC 9649): RIFF chunks, little-endian, padded to even sizes.
void read_webp_chunks(std::string_view bytes, PictureFacts& facts) {
    bytes.remove_prefix(12);
    for (int i = 0; i < most_chunks && bytes.size() >= 8; ++i) {
        const std::string_view name = bytes.substr(0, 4);
        const std::uint64_t size = little_endian(bytes, 4, 4);
        const std::string_view content =
            bytes.substr(8, static_cast<std::size_t>(std::min<std::uint64_t>(size, bytes.size())));
        if (name == "VP8X" && content.size() >= 10) {
            facts.width = number_of(little_endian(content, 4, 3) + 1);
            facts.height = number_of(little_endian(content, 7, 3) + 1);
        } else if (name == "VP8 " && content.size() >= 10 && facts.width == 0) {
            facts.width = number_of(little_endian(content, 6, 2) & 0x3FFF);
            facts.height = number_of(little_endian(content, 8, 2) & 0x3FFF);
        } else if (name == "VP8L" && content.size() >= 5 && facts.width == 0) {
            const std::uint64_t bits = little_endian(content, 1, 4);
            facts.width = number_of((bits & 0x3FFF) + 1);
            facts.height = number_of((bits >> 14 & 0x3FFF) + 1);
        } else if (name == "EXIF") {
            constexpr std::string_view prefix{"Exif\0\0", 6};
            read_exif(content.starts_with(prefix) ? content.substr(6) : content, facts);
        }
        if (size >= bytes.size() - 8) return;
        bytes.remove_prefix(
            std::min<std::size_t>(static_cast<std::size_t>(size) + 8 + (size & 1), bytes.size()));
    }
}

// HEIC (ISO/IEC 23008-12): which properties, counted from 1, belong to the picture that is shown.
std::vector<std::uint64_t> shown_properties(std::string_view meta, std::string_view properties) {
    std::vector<std::uint64_t> found;
    const auto primary = find_box(meta, "pitm");
    const auto list = find_box(properties, "ipma");
    if (!primary || !list || primary->empty() || list->size() < 8) return found;
    BigEndian first{*primary};
    const std::uint64_t item = first.number(4, (*primary)[0] == 0 ? 2 : 4);
    BigEndian reader{*list};
    const std::size_t id_size = (*list)[0] == 0 ? 2 : 4;
    const std::size_t index_size = reader.number(3, 1) & 1 ? 2 : 1;
    const std::uint64_t count = reader.number(4, 4);
    std::size_t at = 8;
    for (std::uint64_t i = 0; i < std::min<std::uint64_t>(count, most_chunks) && reader.ok(); ++i) {
        const std::uint64_t id = reader.number(at, id_size);
        const std::uint64_t links = reader.number(at + id_size, 1);
        at += id_size + 1;
        for (std::uint64_t k = 0; k < links; ++k, at += index_size) {
            const std::uint64_t mask = index_size == 2 ? 0x7FFF : 0x7F;
            if (id == item) found.push_back(reader.number(at, index_size) & mask);
        }
    }
    return found;
}

// A picture is stored as tiles and a grid, or with padding: the size of the one shown counts, and
// the largest where none is named.
void read_heic_size(std::string_view meta, PictureFacts& facts) {
    const auto properties = find_box(meta, "iprp");
    const auto list = properties ? find_box(*properties, "ipco") : std::nullopt;
    if (!list) return;
    const std::vector<std::uint64_t> shown = shown_properties(meta, *properties);
    std::string_view rest = *list;
    for (std::uint64_t i = 1; i < most_chunks; ++i) {
        const auto box = next_box(rest);
        if (!box) return;
        if (box->name != "ispe" || box->content.size() < 12) continue;
        BigEndian reader{box->content};
        const std::uint32_t width = number_of(reader.number(4, 4));
        const std::uint32_t height = number_of(reader.number(8, 4));
        const bool is_shown = std::find(shown.begin(), shown.end(), i) != shown.end();
        if (!is_shown && std::uint64_t{width} * height <= std::uint64_t{facts.width} * facts.height)
            continue;
        facts.width = width;
        facts.height = height;
        if (is_shown) return;
    }
}

// The number of the item that holds the EXIF block.
std::optional<std::uint64_t> heic_exif_item(std::string_view meta) {
    const auto list = find_box(meta, "iinf");
    if (!list || list->size() < 8) return std::nullopt;
    const bool wide = (*list)[0] != 0;
    std::string_view rest = list->substr(wide ? 8 : 6);
    for (int i = 0; i < most_chunks; ++i) {
        const auto box = next_box(rest);
        if (!box) return std::nullopt;
        if (box->name != "infe" || box->content.empty() || box->content[0] < 2) continue;
        const std::size_t id_size = box->content[0] == 2 ? 2 : 4;
        if (box->content.size() < 4 + id_size + 6) continue;
        if (box->content.substr(4 + id_size + 2, 4) != "Exif") continue;
        BigEndian reader{box->content};
        return reader.number(4, id_size);
    }
    return std::nullopt;
}

// Where the item's bytes are: the first extent, in the file itself.
std::string_view heic_item(std::string_view bytes, std::string_view meta, std::uint64_t item) {
    const auto list = find_box(meta, "iloc");
    if (!list || list->size() < 8) return {};
    BigEndian reader{*list};
    const std::uint64_t version = reader.number(0, 1);
    const std::uint64_t sizes = reader.number(4, 2);
    const std::size_t offset_size = sizes >> 12 & 15;
    const std::size_t length_size = sizes >> 8 & 15;
    const std::size_t base_size = sizes >> 4 & 15;
    const std::size_t index_size = version > 0 ? sizes & 15 : 0;
    if (offset_size > 8 || length_size > 8 || base_size > 8 || index_size > 8) return {};
    const std::size_t id_size = version < 2 ? 2 : 4;
    std::size_t at = 6;
    const std::uint64_t count = reader.number(at, id_size);
    at += id_size;
    for (std::uint64_t i = 0; i < std::min<std::uint64_t>(count, most_chunks) && reader.ok(); ++i) {
        const std::uint64_t id = reader.number(at, id_size);
        at += id_size;
        std::uint64_t method = 0;
        if (version > 0) {
            method = reader.number(at, 2) & 15;
            at += 2;
        }
        at += 2;  // of another file
        const std::uint64_t base = base_size == 0 ? 0 : reader.number(at, base_size);
        at += base_size;
        const std::uint64_t extents = reader.number(at, 2);
        at += 2;
        if (id == item && method == 0 && extents > 0) {
            at += index_size;
            const std::uint64_t offset =
                base + (offset_size == 0 ? 0 : reader.number(at, offset_size));
            at += offset_size;
            const std::uint64_t length = length_size == 0 ? 0 : reader.number(at, length_size);
            if (!reader.ok() || offset > bytes.size() || length > bytes.size() - offset) return {};
            return bytes.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(length));
        }
        at += static_cast<std::size_t>(extents) * (index_size + offset_size + length_size);
    }
    return {};
}

void read_heic_boxes(std::string_view bytes, PictureFacts& facts) {
    auto meta = find_box(bytes, "meta");
    if (!meta || meta->size() < 4) return;
    meta->remove_prefix(4);  // version and flags
    read_heic_size(*meta, facts);
    const auto item = heic_exif_item(*meta);
    if (!item) return;
    const std::string_view block = heic_item(bytes, *meta, *item);
    if (block.size() < 4) return;
    // How far behind these four bytes the block begins.
    BigEndian reader{block};
    const std::uint64_t skip = reader.number(0, 4) + 4;
    if (skip < block.size()) read_exif(block.substr(static_cast<std::size_t>(skip)), facts);
}

}  // namespace

PictureFormat picture_format(std::string_view head) {
    if (head.starts_with(png_mark)) return PictureFormat::Png;
    if (head.starts_with("\xFF\xD8\xFF")) return PictureFormat::Jpeg;
    if (head.starts_with("GIF87a") || head.starts_with("GIF89a")) return PictureFormat::Gif;
    if (head.starts_with("RIFF") && head.size() >= 12 && head.substr(8, 4) == "WEBP")
        return PictureFormat::WebP;
    if (head.size() < 16 || head.substr(4, 4) != "ftyp") return PictureFormat::None;
    if (is_heic_brand(head.substr(8, 4))) return PictureFormat::Heic;
    return PictureFormat::None;
}

PictureFacts read_picture_facts(std::string_view bytes) {
    PictureFacts facts;
    facts.format = picture_format(bytes.substr(0, 64));
    switch (facts.format) {
        case PictureFormat::None:
            break;
        case PictureFormat::Png:
            read_png_chunks(bytes, facts);
            break;
        case PictureFormat::Jpeg:
            read_jpeg_segments(bytes, facts);
            break;
        case PictureFormat::WebP:
            read_webp_chunks(bytes, facts);
            break;
        case PictureFormat::Heic:
            read_heic_boxes(bytes, facts);
            break;
        case PictureFormat::Gif:
            facts.width = number_of(little_endian(bytes, 6, 2));
            facts.height = number_of(little_endian(bytes, 8, 2));
            break;
    }
    return facts;
}

}  // namespace shuofa
