#include "formats/xml_text.h"

#include <gtest/gtest.h>

namespace shuofa {
namespace {

TEST(XmlText, WritesMarkupAsText) {
    EXPECT_EQ(xml_text("<a b=\"1\">&amp;'"), "&lt;a b=&quot;1&quot;&gt;&amp;amp;'");
}

TEST(XmlText, LeavesOutWhatXmlHasNoPlaceFor) {
    EXPECT_EQ(xml_text(std::string_view{"退\0款\x01\r\x1B\t\n\xEF\xBF\xBE\xEF\xBF\xBF。", 22}),
              "退款\t\n。");
}

}  // namespace
}  // namespace shuofa
