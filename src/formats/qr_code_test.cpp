#include "formats/qr_code.h"

#include "formats/jpeg.h"
#include "testing/sample_files.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

std::string sample(const std::string& name) {
    return bytes_of(source_folder() / "src/formats/samples" / name);
}

TEST(QrCode, ReadsTheSmallCodeOfAnInvoice) {
    const auto picture = read_png(sample("qr/invoice.png"));
    ASSERT_TRUE(picture);
    EXPECT_EQ(read_qr_codes(*picture),
              std::vector<std::string>{"01,32,,26999000000000000101,329.90,20261102,,0A1B"});
}

TEST(QrCode, ReadsTheCodeOutOfJpegToo) {
    const std::string jpeg = sample("qr/invoice.jpg");
    const auto picture = read_picture(jpeg);
    ASSERT_TRUE(picture);
    EXPECT_EQ(read_qr_codes(*picture),
              std::vector<std::string>{"01,32,,26999000000000000101,329.90,20261102,,0A1B"});
    EXPECT_EQ(read_jpeg(jpeg.substr(0, 40)).error().reason.id, "picture_damaged");
    EXPECT_FALSE(read_jpeg(""));
    for (std::size_t i = 2; i < jpeg.size(); i += 3) {
        std::string flipped = jpeg;
        flipped[i] = static_cast<char>(flipped[i] ^ 0x10);
        const auto changed = read_jpeg(flipped);
        if (changed) (void)read_qr_codes(*changed);
    }
}

TEST(QrCode, FindsNothingWhereThereIsNone) {
    GreyPicture blank{300, 200, std::vector<std::uint8_t>(60'000, 255)};
    EXPECT_TRUE(read_qr_codes(blank).empty());
    EXPECT_TRUE(read_qr_codes({}).empty());
    EXPECT_TRUE(read_qr_codes({1, 1, {0}}).empty());
}

TEST(QrCode, RefusesBrokenAndHugePictures) {
    const std::string png = sample("qr/invoice.png");
    EXPECT_EQ(read_png(png.substr(0, png.size() / 2)).error().reason.id, "picture_damaged");
    EXPECT_EQ(read_png("").error().reason.id, "picture_damaged");
    // The header claims 50000 x 50000.
    std::string huge = png;
    huge.replace(16, 8, std::string{"\0\0\xC3\x50\0\0\xC3\x50", 8});
    EXPECT_FALSE(read_png(huge));
    for (std::size_t i = 8; i < png.size(); i += 3) {
        std::string flipped = png;
        flipped[i] = static_cast<char>(flipped[i] ^ 0x10);
        const auto picture = read_png(flipped);
        if (picture) (void)read_qr_codes(*picture);
    }
}

}  // namespace
}  // namespace shuofa
