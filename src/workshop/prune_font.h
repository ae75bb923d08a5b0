#pragma once

#include <string>
#include <string_view>

namespace shuofa {

// A CFF font (Adobe technical note 5176) without the subroutines that no glyph of it calls: their
// numbers stay, their bodies go.  cairo does this too, but gives up on some glyphs
// and then embeds half a megabyte.  A font that is not understood comes back as it was.
std::string without_unused_subroutines(std::string_view font);

}  // namespace shuofa
