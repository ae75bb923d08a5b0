#pragma once

#include <string>
#include <string_view>

namespace shuofa {

// UTF-8 text as it may stand in an XML file, between tags or inside double quotes.  What XML 1.0
// has no place for is left out: control characters but TAB and line feed, U+FFFE and U+FFFF.
std::string xml_text(std::string_view text);

}  // namespace shuofa
