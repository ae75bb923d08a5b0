#include "base/text.h"

#include "base/digest.h"
#include "base/id.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

TEST(Text, IsTrimmedOfTheBlanksThatBillsContain) {
    EXPECT_EQ(trim("\xEF\xBB\xBF\t　退款 \r\n"), "退款");
    EXPECT_EQ(trim(" \t "), "");
}

TEST(Text, RefusesWhatIsNotShortestFormUtf8) {
    EXPECT_TRUE(is_utf8("退款 \xF0\xA0\xAE\xB7"));
    for (const char* bad : {"\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE4\xB8", "\x80"}) {
        EXPECT_FALSE(is_utf8(bad));
    }
}

TEST(Text, DropsDirectionOverridesFromNames) {
    EXPECT_EQ(safe_for_display("ab\u202Ecd\x01"
                               "e\n"),
              "abcd e");
}

TEST(Text, FoldsFullWidthForms) { EXPECT_EQ(fold_width("￥１２３　ＡＢ"), "￥123 AB"); }

TEST(Text, CutsAtCharacterBorders) {
    EXPECT_EQ(first_code_points("退款到账", 2), "退款");
    EXPECT_EQ(first_code_points("ab", 5), "ab");
    EXPECT_EQ(count_code_points("退款a"), 3u);
}

TEST(Text, MeasuresTyping) { EXPECT_EQ(edit_distance("price", "prize"), 1u); }

TEST(Digest, IsSha256) {
    EXPECT_EQ(sha256("abc").hex(),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

struct Thing;
}  // namespace
template <>
inline constexpr std::string_view id_prefix<Thing> = "tng";
namespace {

TEST(Id, IsReadOnlyWithItsOwnPrefix) {
    const auto id = Id<Thing>::from_ulid("01JDA7Z0Q5V8J3N4S6T7W8X9YZ");
    EXPECT_EQ(Id<Thing>::parse(id.text()), id);
    EXPECT_FALSE(Id<Thing>::parse("ord_01JDA7Z0Q5V8J3N4S6T7W8X9YZ"));
    EXPECT_FALSE(Id<Thing>::parse("tng_01jda7z0q5v8j3n4s6t7w8x9yz"));
    EXPECT_FALSE(Id<Thing>::parse("tng_1"));
}

// Every sequence of up to four bytes around the borders of what is allowed, behind each alignment
// of ASCII and Chinese, so that the fast paths are met and left at every place.
TEST(Text, KnowsUtf8AtEveryAlignment) {
    const std::pair<std::string_view, bool> cases[] = {
        {"", true},
        {"\x7F", true},
        {"\x80", false},
        {"\xC1\xBF", false},
        {"\xC2\x80", true},
        {"\xDF\xBF", true},
        {"\xE0\x9F\xBF", false},
        {"\xE0\xA0\x80", true},
        {"\xE1\x80\x80", true},
        {"\xE1\x80", false},
        {"\xE1\x80\xC0", false},
        {"\xE1\x7F\x80", false},
        {"\xED\x9F\xBF", true},
        {"\xED\xA0\x80", false},
        {"\xEE\x80\x80", true},
        {"\xEF\xBF\xBF", true},
        {"\xF0\x8F\xBF\xBF", false},
        {"\xF0\x90\x80\x80", true},
        {"\xF4\x8F\xBF\xBF", true},
        {"\xF4\x90\x80\x80", false},
        {"\xF5\x80\x80\x80", false},
        {"\xFF", false},
    };
    for (const auto& [sequence, valid] : cases) {
        for (std::size_t ascii = 0; ascii < 20; ++ascii) {
            for (std::size_t chinese = 0; chinese < 6; ++chinese) {
                std::string text(ascii, 'a');
                for (std::size_t i = 0; i < chinese; ++i)
                    text += "账";
                text += sequence;
                EXPECT_EQ(is_utf8(text), valid);
                EXPECT_EQ(is_utf8(text + "退款 100.00"), valid);
            }
        }
    }
}

}  // namespace
}  // namespace shuofa
