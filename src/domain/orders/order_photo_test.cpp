#include "domain/orders/order_photo.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

using namespace std::string_view_literals;

TEST(PictureType, IsToldByTheFirstBytes) {
    EXPECT_EQ(picture_type("\xff\xd8\xff\xe0\0\x10JFIF"sv), "image/jpeg");
    EXPECT_EQ(picture_type("\x89PNG\r\n\x1a\n\0\0"sv), "image/png");
    EXPECT_EQ(picture_type("GIF89a..."), "image/gif");
    EXPECT_EQ(picture_type("RIFF\x10\0\0\0WEBPVP8 "sv), "image/webp");
    EXPECT_EQ(picture_type("\0\0\0\x18"
                           "ftypheic\0\0\0\0"sv),
              "image/heic");
    EXPECT_EQ(picture_type("BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"sv), "image/bmp");
}

TEST(PictureType, IsEmptyForWhatBrowsersMightRun) {
    EXPECT_EQ(picture_type("<svg xmlns='http://www.w3.org/2000/svg'>"), "");
    EXPECT_EQ(picture_type("<!doctype html>"), "");
    EXPECT_EQ(picture_type("BMW is a maker of cars and of motorcycles"), "");
    EXPECT_EQ(picture_type("%PDF-1.7"), "");
    EXPECT_EQ(picture_type(""), "");
}

TEST(PictureType, IsDrawnByBrowsersOrOffered) {
    EXPECT_TRUE(is_drawn_by_browsers("image/webp"));
    EXPECT_FALSE(is_drawn_by_browsers("image/heic"));
}

}  // namespace
}  // namespace shuofa
