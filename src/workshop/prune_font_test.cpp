#include "workshop/prune_font.h"

#include <gtest/gtest.h>

using namespace shuofa;

namespace {

TEST(PruneFont, GivesBackWhatItDoesNotUnderstand) {
    for (const std::string text :
         {"", "x", "%PDF", "\x01\x00\x04\x03", "\x01\x00\x04\x03\xff\xff\x04\xff\xff\xff\xff"}) {
        EXPECT_EQ(without_unused_subroutines(text), text);
    }
}

}  // namespace
