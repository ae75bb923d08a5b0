#include "formats/text_encoding.h"

#include <gtest/gtest.h>
#include <iconv.h>

#include <random>

namespace shuofa {
namespace {

std::string iconv_from_gb18030(std::string bytes) {
    iconv_t converter = iconv_open("UTF-8", "GB18030");
    std::string out(4 * bytes.size() + 16, '\0');
    char* in = bytes.data();
    std::size_t in_left = bytes.size();
    char* to = out.data();
    std::size_t to_left = out.size();
    const std::size_t result = iconv(converter, &in, &in_left, &to, &to_left);
    iconv_close(converter);
    if (result == static_cast<std::size_t>(-1)) return {};
    out.resize(out.size() - to_left);
    return out;
}

std::string decode_in_pieces(std::string_view bytes, std::size_t size) {
    TextDecoder decoder;
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += size)
        text += decoder.decode(bytes.substr(at, size));
    text += decoder.finish();
    return text;
}

TEST(TextEncoding, DecodesEveryTwoByteCharacterAsTheSystemDoes) {
    TextDecoder decoder{TextEncoding::Gb18030};
    for (unsigned first = 0x81; first <= 0xFE; ++first) {
        std::string bytes;
        for (unsigned second = 0x40; second <= 0xFE; ++second) {
            if (second == 0x7F) continue;
            bytes += static_cast<char>(first);
            bytes += static_cast<char>(second);
        }
        EXPECT_EQ(decoder.decode(bytes), iconv_from_gb18030(bytes)) << first;
    }
    EXPECT_EQ(decoder.damaged(), 0u);
}

TEST(TextEncoding, DecodesFourByteCharactersAsTheSystemDoes) {
    TextDecoder decoder{TextEncoding::Gb18030};
    std::size_t compared = 0;
    for (unsigned a = 0x81; a <= 0xFE; ++a) {
        for (unsigned b = 0x30; b <= 0x39; ++b) {
            for (unsigned c = 0x81; c <= 0xFE; c += a <= 0x84 ? 1 : 25) {
                for (unsigned d = 0x30; d <= 0x39; ++d) {
                    const std::string bytes{static_cast<char>(a), static_cast<char>(b),
                                            static_cast<char>(c), static_cast<char>(d)};
                    const std::string expected = iconv_from_gb18030(bytes);
                    // The edition of 2005 moved 24 characters to two bytes.
                    if (expected.empty() || bytes == "\x81\x35\xF4\x37") continue;
                    ++compared;
                    ASSERT_EQ(decoder.decode(bytes), expected);
                }
            }
        }
        if (a == 0x84) a = 0x8F;
        if (a == 0x92) a = 0xE2;
    }
    EXPECT_GT(compared, 39'000u);
}

TEST(TextEncoding, ReadsCharactersThatGbkDoesNotHave) {
    EXPECT_EQ(decode_text("\x95\x34\xB2\x35\x82\x35\x8F\x33").text, "𠮷龦");
}

TEST(TextEncoding, GivesTheSameTextHoweverTheBytesAreCut) {
    std::string bytes;
    for (int i = 0; i < 40; ++i)
        bytes += "ab,\xD6\xA7\xB8\xB6\xB1\xA6\x95\x34\xB2\x35,1.00\n";
    const std::string whole = decode_text(bytes).text;
    EXPECT_NE(whole.find("支付宝𠮷"), std::string::npos);
    for (std::size_t size = 1; size < 40; ++size)
        EXPECT_EQ(decode_in_pieces(bytes, size), whole) << size;
}

TEST(TextEncoding, TakesTheMarkAsTheEncodingAndDropsIt) {
    EXPECT_EQ(decode_text("\xEF\xBB\xBF微信").text, "微信");
    EXPECT_EQ(decode_text(std::string_view{"\xFF\xFE\xAE\x5F\xE1\x4F", 6}).text, "微信");
    EXPECT_EQ(decode_text(std::string_view{"\xFE\xFF\x5F\xAE\x4F\xE1", 6}).text, "微信");
    EXPECT_EQ(decode_text(std::string_view{"\xFF\xFE\x42\xD8\xB7\xDF", 6}).text, "𠮷");
    EXPECT_EQ(decode_text("\x84\x31\x95\x33\xCE\xA2").text, "微");
}

TEST(TextEncoding, PrefersUtf8WhereItIsValid) {
    const auto decoded = decode_text("交易时间,金额");
    EXPECT_EQ(decoded.encoding, TextEncoding::Utf8);
    EXPECT_EQ(decoded.text, "交易时间,金额");
    EXPECT_EQ(decode_text("\xBD\xBB\xD2\xD7").encoding, TextEncoding::Gb18030);
    EXPECT_EQ(decode_text("plain").encoding, std::nullopt);
}

TEST(TextEncoding, DecidesLateWhenTheHeadIsAscii) {
    std::string bytes(100'000, 'a');
    bytes += "\xBD\xBB\xD2\xD7";
    EXPECT_TRUE(decode_in_pieces(bytes, 4096).ends_with("aa交易"));
}

TEST(TextEncoding, MarksBrokenBytesAndKeepsTheLineEnds) {
    TextDecoder decoder{TextEncoding::Gb18030};
    std::string text{
        decoder.decode("a\x81\nb\xFF,\x80"
                       "c\xD6")};
    text += decoder.finish();
    EXPECT_EQ(text,
              "a\xFF\nb\xFF,\xFF"
              "c\xFF");
    EXPECT_EQ(decoder.damaged(), 4u);

    TextDecoder utf8{TextEncoding::Utf8};
    // Overlong, surrogate, beyond U+10FFFF, stray continuation.
    EXPECT_EQ(utf8.decode("\xC0\xAF|\xED\xA0\x80|\xF4\x90\x80\x80|\x80|"),
              "\xFF\xFF|\xFF\xFF\xFF|\xFF\xFF\xFF\xFF|\xFF|");
}

TEST(TextEncoding, ChoosesTheEncodingWithFewerWrongBytesWhenNeitherFits) {
    std::string bytes = "\xBD\xBB\xD2\xD7\xCA\xB1\xBC\xE4\n\xFF\n";
    const auto decoded = decode_text(bytes);
    EXPECT_EQ(decoded.encoding, TextEncoding::Gb18030);
    EXPECT_EQ(decoded.damaged, 1u);
    EXPECT_EQ(decode_text("交易时间\n\xFF\n").encoding, TextEncoding::Utf8);
}

TEST(TextEncoding, SurvivesNoise) {
    std::mt19937 random{11};
    for (int round = 0; round < 300; ++round) {
        std::string bytes(1 + random() % 700, '\0');
        for (char& c : bytes)
            c = static_cast<char>(random());
        EXPECT_EQ(decode_in_pieces(bytes, 7).empty(), false);
    }
}

}  // namespace
}  // namespace shuofa
