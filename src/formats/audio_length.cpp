#include "formats/audio_length.h"

#include "formats/iso_boxes.h"

#include <algorithm>
#include <array>

namespace shuofa {
namespace {

// The movie header: version, time made and changed since 1904-01-01 UTC, units a second, length.
void read_movie_header(std::string_view content, Audio& audio) {
    BigEndian reader{content};
    const bool wide = reader.number(0, 1) == 1;
    const std::uint64_t made = wide ? reader.number(4, 8) : reader.number(4, 4);
    const std::uint64_t scale = reader.number(wide ? 20 : 12, 4);
    const std::uint64_t length = wide ? reader.number(24, 8) : reader.number(16, 4);
    if (!reader.ok()) return;
    constexpr std::uint64_t most = 100ULL * 3600 * 1000;  // hours of a recording, in milliseconds
    if (scale > 0 && length / scale < most / 1000)
        audio.milliseconds = static_cast<std::int64_t>(length * 1000 / scale);
    constexpr std::uint64_t seconds_to_1970 = 2'082'844'800;
    constexpr std::uint64_t year_2000 = seconds_to_1970 + 946'684'800;
    constexpr std::uint64_t year_2200 = seconds_to_1970 + 7'258'118'400;
    // Many writers leave 0 or a nonsense of the first years.
    if (made > year_2000 && made < year_2200)
        audio.made_at = Instant{static_cast<std::int64_t>(made - seconds_to_1970) * 1'000'000};
}

// RFC 4867 section 5: after the mark come frames of 20 ms; bits 3 to 6 of each one's first byte
// tell its size.
std::optional<std::int64_t> amr_milliseconds(std::string_view bytes) {
    static constexpr std::array<std::uint8_t, 16> narrow{12, 13, 15, 17, 19, 20, 26, 31,
                                                         5,  0,  0,  0,  0,  0,  0,  0};
    static constexpr std::array<std::uint8_t, 16> wide{17, 23, 32, 36, 40, 46, 50, 58,
                                                       60, 5,  0,  0,  0,  0,  0,  0};
    constexpr std::string_view wide_mark = "#!AMR-WB\n";
    const bool is_wide = bytes.starts_with(wide_mark);
    const auto& sizes = is_wide ? wide : narrow;
    std::size_t at = is_wide ? wide_mark.size() : std::string_view{"#!AMR\n"}.size();
    std::int64_t frames = 0;
    while (at < bytes.size()) {
        at += 1u + sizes[static_cast<unsigned char>(bytes[at]) >> 3 & 0x0F];
        if (at > bytes.size()) break;
        ++frames;
    }
    if (frames == 0) return std::nullopt;
    return frames * 20;
}

// One frame of MPEG audio, ISO/IEC 11172-3 and 13818-3.
struct MpegFrame {
    std::size_t size = 0;
    int samples = 0;
    int rate = 0;
    std::size_t side_info = 0;  // where a Xing or Info mark stands, from the frame's begin
};

std::optional<MpegFrame> mpeg_frame(std::string_view bytes) {
    if (bytes.size() < 4) return std::nullopt;
    const auto byte = [&](std::size_t i) {
        return static_cast<unsigned>(static_cast<unsigned char>(bytes[i]));
    };
    if (byte(0) != 0xFF || (byte(1) & 0xE0) != 0xE0) return std::nullopt;
    const unsigned version = byte(1) >> 3 & 3;  // 0: 2.5, 2: 2, 3: 1
    const unsigned layer = byte(1) >> 1 & 3;    // 1: III, 2: II, 3: I
    const unsigned rate_index = byte(2) >> 2 & 3;
    const unsigned bit_rate_index = byte(2) >> 4;
    if (version == 1 || layer != 1 || rate_index == 3 || bit_rate_index == 0 ||
        bit_rate_index == 15)
        return std::nullopt;
    static constexpr int first_rates[] = {32,  40,  48,  56,  64,  80,  96,
                                          112, 128, 160, 192, 224, 256, 320};
    static constexpr int second_rates[] = {8,  16, 24, 32,  40,  48,  56,
                                           64, 80, 96, 112, 128, 144, 160};
    static constexpr int sample_rates[] = {44100, 48000, 32000};
    const bool first = version == 3;
    MpegFrame frame;
    frame.rate = sample_rates[rate_index] >> (first ? 0 : version == 2 ? 1 : 2);
    frame.samples = first ? 1152 : 576;
    const int kbits = (first ? first_rates : second_rates)[bit_rate_index - 1];
    const int padding = static_cast<int>(byte(2) >> 1 & 1);
    frame.size = static_cast<std::size_t>(frame.samples / 8 * kbits * 1000 / frame.rate + padding);
    const bool mono = byte(3) >> 6 == 3;
    frame.side_info = 4u + (first ? (mono ? 17u : 32u) : (mono ? 9u : 17u));
    return frame;
}

std::string_view after_id3(std::string_view bytes) {
    if (!bytes.starts_with("ID3") || bytes.size() < 10) return bytes;
    std::size_t size = 0;
    for (std::size_t i = 6; i < 10; ++i)
        size = size << 7 | (static_cast<unsigned char>(bytes[i]) & 0x7Fu);
    return bytes.substr(std::min(size + 10, bytes.size()));
}

std::optional<std::int64_t> mp3_milliseconds(std::string_view bytes) {
    bytes = after_id3(bytes);
    std::int64_t samples = 0;
    int rate = 0;
    bool first = true;
    while (bytes.size() >= 4) {
        const auto frame = mpeg_frame(bytes);
        if (!frame) {  // padding, a tag at the end, damage: look for the next frame
            const std::size_t next = bytes.find('\xFF', 1);
            if (next == std::string_view::npos) break;
            bytes.remove_prefix(next);
            continue;
        }
        if (first) {
            // The first frame can be a header that tells how many follow.
            const std::string_view mark =
                bytes.substr(std::min(frame->side_info, bytes.size()), 12);
            if (mark.starts_with("Xing") || mark.starts_with("Info")) {
                BigEndian reader{mark};
                const bool counted = (reader.number(4, 4) & 1) != 0;
                const std::uint64_t frames = reader.number(8, 4);
                if (counted && reader.ok() && frames > 0 && frames < 100'000'000)
                    return static_cast<std::int64_t>(frames) * frame->samples * 1000 / frame->rate;
            }
            first = false;
        }
        if (frame->size > bytes.size()) break;
        samples += frame->samples;
        rate = frame->rate;
        bytes.remove_prefix(frame->size);
    }
    if (rate == 0) return std::nullopt;
    return samples * 1000 / rate;
}

}  // namespace

AudioFormat audio_format(std::string_view head) {
    if (head.starts_with("#!AMR\n") || head.starts_with("#!AMR-WB\n")) return AudioFormat::Amr;
    if (head.size() >= 12 && head.substr(4, 4) == "ftyp") {
        const std::string_view brand = head.substr(8, 4);
        if (brand == "M4A " || brand == "M4B ") return AudioFormat::M4a;
        if (brand.starts_with("3g")) return AudioFormat::ThreeGp;
        if (brand.starts_with("mp4") || brand == "isom" || brand == "iso2") return AudioFormat::Mp4;
        return AudioFormat::None;
    }
    if (head.starts_with("ID3") && head.size() >= 10) return AudioFormat::Mp3;
    if (mpeg_frame(head)) return AudioFormat::Mp3;
    return AudioFormat::None;
}

Audio read_audio(std::string_view bytes) {
    Audio audio;
    audio.format = audio_format(bytes.substr(0, 64));
    switch (audio.format) {
        case AudioFormat::None:
            break;
        case AudioFormat::Amr:
            audio.milliseconds = amr_milliseconds(bytes);
            break;
        case AudioFormat::Mp3:
            audio.milliseconds = mp3_milliseconds(bytes);
            break;
        case AudioFormat::M4a:
        case AudioFormat::Mp4:
        case AudioFormat::ThreeGp:
            if (const auto movie = find_box(bytes, "moov")) {
                if (const auto header = find_box(*movie, "mvhd")) read_movie_header(*header, audio);
            }
            break;
    }
    return audio;
}

}  // namespace shuofa
