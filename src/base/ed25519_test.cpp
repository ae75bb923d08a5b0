#include "base/ed25519.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

// RFC 8032, section 7.1, test 2.
constexpr std::string_view seed =
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
constexpr std::string_view public_key =
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
constexpr std::string_view signature =
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d"
    "8c"
    "387b2eaeb4302aeeb00d291612bb0c00";

TEST(Ed25519, AgreesWithTheStandard) {
    const auto key = signing_key_of(seed);

    ASSERT_TRUE(key);
    EXPECT_EQ(key->public_key, public_key);
    EXPECT_EQ(sign(*key, "\x72").value(), signature);
    EXPECT_TRUE(is_signed_by(public_key, "\x72", signature));
}

TEST(Ed25519, ANewKeySignsAndAChangedMessageFails) {
    const auto key = make_signing_key();
    ASSERT_TRUE(key);
    const std::string made = sign(*key, "message").value();

    EXPECT_TRUE(is_signed_by(key->public_key, "message", made));
    EXPECT_FALSE(is_signed_by(key->public_key, "massage", made));
    EXPECT_FALSE(is_signed_by(key->public_key, "message", "00"));
    EXPECT_FALSE(is_signed_by("no key", "message", made));
}

}  // namespace
}  // namespace shuofa
