#pragma once

#include "base/instant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shuofa {

enum class PictureFormat { None, Png, Jpeg, WebP, Heic, Gif };

// Told by the first bytes; at least 32 of them.
PictureFormat picture_format(std::string_view head);

// What a picture's file says of itself.  Nothing of the picture is decoded: only the chunks around
// it and five entries of its EXIF block are read.  (libexiv2 and libexif read and write hundreds of
// tags of every camera maker; the five wanted here are no reason to show hostile bytes to them.)
struct PictureFacts {
    PictureFormat format = PictureFormat::None;
    std::uint32_t width = 0;  // in pixels, as stored; 0: not told
    std::uint32_t height = 0;
    // When the camera took it: local time, and how far it is from UTC if the file tells.
    std::string taken_at;  // "2026:11:08 21:03:11"
    std::optional<int> taken_offset_minutes;
    std::optional<Instant> written_at;  // PNG tIME, in UTC
    bool has_location = false;          // GPS; where it is, is not read
    std::string device;                 // "Xiaomi 14", maker and model
    std::string software;
    std::string comment;  // of the user or the system: iOS writes "Screenshot"
};

// Reads the whole file's bytes, or as many as there are.
PictureFacts read_picture_facts(std::string_view bytes);

}  // namespace shuofa
