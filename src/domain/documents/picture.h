#pragma once

#include "base/instant.h"

#include <cstdint>
#include <optional>
#include <string>

namespace shuofa {

// A picture: a screenshot, a photograph, a picture that somebody sent.  What is on it is not read;
// this is what its file and its name tell.  Each of the three times has its own source, and none
// is taken for another.
struct Picture {
    std::string format;       // "png", "jpeg", "webp", "heic", "gif"
    std::uint32_t width = 0;  // in pixels; 0: not told
    std::uint32_t height = 0;
    std::optional<Instant> taken_at;    // the camera's clock, written into the picture
    std::optional<Instant> named_at;    // the time in the file's name
    std::optional<Instant> written_at;  // when a program wrote the file, if it says so
    bool screenshot = false;            // its name or its maker says so
    std::string app;                    // what the screenshot shows: "淘宝", "com.example.app"
    std::string device;                 // what took it: "Example Phone 1"
    // The picture tells where it was taken.  Where that is stays in the original and goes nowhere.
    bool has_location = false;

    bool operator==(const Picture&) const = default;
};

}  // namespace shuofa
