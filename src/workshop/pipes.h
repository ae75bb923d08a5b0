#pragma once

#include "formats/workshop_frames.h"

#include <cstddef>
#include <span>

namespace shuofa {

// Reads the request from standard input; nothing when it is cut or malformed.
std::optional<WorkshopRequest> take_request();

// Writes one frame to standard output.  When the program has gone away, the workshop ends.
void send(FrameType type, std::span<const std::byte> payload);

}  // namespace shuofa
