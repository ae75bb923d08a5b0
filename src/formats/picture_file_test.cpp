#include "formats/picture_file.h"

#include "testing/sample_files.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

// The samples of the reader of pictures serve here too: their tags were written by other programs.
std::string sample(const std::string& name) {
    return bytes_of(samples_folder() / "picture" / name);
}

TEST(PictureFile, FindsSizeAndCameraInEveryContainer) {
    for (const char* name : {"photo.heic", "photo.webp"}) {
        const PictureFacts facts = read_picture_facts(sample(name));
        EXPECT_EQ(facts.width, 64u) << name;
        EXPECT_EQ(facts.height, 48u) << name;
        EXPECT_EQ(facts.taken_at, "2026:11:08 21:03:11") << name;
        EXPECT_EQ(facts.taken_offset_minutes, 540) << name;
        EXPECT_EQ(facts.device, "Example Phone 2") << name;
        EXPECT_TRUE(facts.has_location) << name;
    }
    const PictureFacts png = read_picture_facts(sample("IMG_0001.PNG"));
    EXPECT_EQ(png.comment, "Screenshot");
    EXPECT_FALSE(png.has_location);
    const PictureFacts dated = read_picture_facts(sample("截屏2026-11-08 21.03.11.png"));
    ASSERT_TRUE(dated.written_at);
    EXPECT_EQ(rfc3339(*dated.written_at), "2026-11-08T21:03:11+08:00");
}

TEST(PictureFile, TellsFormatsByTheirBytes) {
    EXPECT_EQ(picture_format(""), PictureFormat::None);
    EXPECT_EQ(picture_format("BM6"), PictureFormat::None);
    EXPECT_EQ(picture_format("RIFF....WAVEfmt "), PictureFormat::None);
    EXPECT_EQ(picture_format("\x89PNG"), PictureFormat::None);
    EXPECT_EQ(picture_format(sample("photo.heic")), PictureFormat::Heic);
    EXPECT_EQ(picture_format(sample("plain.webp")), PictureFormat::WebP);
    EXPECT_EQ(picture_format(sample("mmexport1794142991000.jpg")), PictureFormat::Jpeg);
}

TEST(PictureFile, StandsEveryCutAndEveryFlippedByte) {
    for (const char* name : {"photo.heic", "photo.webp", "IMG_20261108_210311.jpg", "IMG_0001.PNG",
                             "plain.webp", "微信图片_20261108210311.gif"}) {
        const std::string whole = sample(name);
        ASSERT_GT(whole.size(), 50u) << name;
        for (std::size_t i = 0; i < whole.size(); ++i) {
            (void)read_picture_facts(std::string_view{whole}.substr(0, i));
            for (const int flip : {0x01, 0x80, 0xFF}) {
                std::string changed = whole;
                changed[i] = static_cast<char>(changed[i] ^ flip);
                (void)read_picture_facts(changed);
            }
        }
    }
}

}  // namespace
}  // namespace shuofa
