#pragma once

#include "base/instant.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace shuofa {

// How long a recording is and when its container says it was made.  Only headers are read, no
// sound is decoded.  (TagLib, which Debian has, does not know AMR; libavformat knows it all but
// would bring some hundred decoders of hostile bytes along for four numbers.)

// Mp4: a container of the same kind as m4a whose brand does not tell sound from pictures.
enum class AudioFormat { None, Mp3, M4a, Amr, ThreeGp, Mp4 };

struct Audio {
    AudioFormat format = AudioFormat::None;
    std::optional<std::int64_t> milliseconds;
    std::optional<Instant> made_at;  // of m4a, 3gp and mp4 only
};

// Told by the first bytes; at least 12 of them.
AudioFormat audio_format(std::string_view head);

// Reads the whole file's bytes.  A cut-off file has the length of what is there, or none.
Audio read_audio(std::string_view bytes);

}  // namespace shuofa
