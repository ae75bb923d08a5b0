#pragma once

#include "base/instant.h"

#include <cstdint>
#include <optional>
#include <string>

namespace shuofa {

// A recorded telephone call.  Phones write who and when into the file's name and nowhere else, so
// that this is the one kind of document whose name is read.
struct Call {
    std::string contact;  // as the phone's address book calls it; may be the number
    std::string number;
    std::optional<Instant> started_at;    // local time in the name; some phones write the end
    std::optional<Instant> container_at;  // the container's own time, when it has one
    std::optional<std::int64_t> duration_seconds;
    std::string pattern;  // which maker's way of naming it was: "xiaomi", "at_sign", "samsung" ...
    std::string format;   // "mp3", "m4a", "amr"

    bool operator==(const Call&) const = default;
};

}  // namespace shuofa
