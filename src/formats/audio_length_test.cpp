#include "formats/audio_length.h"

#include <gtest/gtest.h>

#include <string>

namespace shuofa {
namespace {

std::string big_endian(std::uint64_t value, int bytes) {
    std::string out;
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        out += static_cast<char>(value >> shift & 0xFF);
    return out;
}

std::string box(const std::string& name, const std::string& content) {
    return big_endian(content.size() + 8, 4) + name + content;
}

std::string movie(std::uint64_t made, std::uint64_t scale, std::uint64_t length) {
    const std::string header = big_endian(0, 4) + big_endian(made, 4) + big_endian(0, 4) +
                               big_endian(scale, 4) + big_endian(length, 4) + std::string(80, '\0');
    return box("ftyp", "M4A \0\0\0\0") + box("mdat", "sound") + box("moov", box("mvhd", header));
}

TEST(AudioLength, CountsTheFramesOfAmr) {
    std::string bytes = "#!AMR\n";
    for (int i = 0; i < 150; ++i)  // 12.2 kbit/s: 31 bytes after the first
        bytes += '\x3C' + std::string(31, '\0');
    EXPECT_EQ(read_audio(bytes).format, AudioFormat::Amr);
    EXPECT_EQ(read_audio(bytes).milliseconds, 3000);
    EXPECT_EQ(read_audio(bytes.substr(0, bytes.size() - 1)).milliseconds, 2980);
}

TEST(AudioLength, ReadsTheMovieHeaderOfM4a) {
    constexpr std::uint64_t november_2026 = 2'082'844'800ULL + 1'794'142'991;
    const Audio audio = read_audio(movie(november_2026, 44100, 44100 * 61));
    EXPECT_EQ(audio.format, AudioFormat::M4a);
    EXPECT_EQ(audio.milliseconds, 61'000);
    ASSERT_TRUE(audio.made_at);
    EXPECT_EQ(rfc3339(*audio.made_at), "2026-11-08T21:03:11+08:00");
}

TEST(AudioLength, BelievesNoTimeOfTheContainersFirstYears) {
    EXPECT_FALSE(read_audio(movie(0, 1000, 5000)).made_at);
    EXPECT_FALSE(read_audio(movie(12, 0, 5000)).milliseconds);
}

TEST(AudioLength, CountsTheFramesOfMp3) {
    // MPEG 1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes and 1152 samples a frame.
    std::string bytes = "ID3\4" + std::string(2, '\0') + std::string(3, '\0') + '\5' + "12345";
    for (int i = 0; i < 383; ++i)
        bytes += "\xFF\xFB\x90" + std::string(414, '\0');
    EXPECT_EQ(read_audio(bytes).format, AudioFormat::Mp3);
    EXPECT_EQ(read_audio(bytes).milliseconds, 383LL * 1152 * 1000 / 44100);
}

TEST(AudioLength, SaysNothingOfCutHeads) {
    const std::string whole = movie(1, 1000, 5000);
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(read_audio(whole.substr(0, size)).milliseconds) << size;
    EXPECT_EQ(read_audio("").format, AudioFormat::None);
    EXPECT_FALSE(read_audio("#!AMR\n").milliseconds);
    EXPECT_FALSE(read_audio("ID3\4"
                            "\0\0\x7F\x7F\x7F\x7F")
                     .milliseconds);
}

}  // namespace
}  // namespace shuofa
