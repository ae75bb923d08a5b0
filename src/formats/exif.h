#pragma once

#include "formats/picture_file.h"

#include <string_view>

namespace shuofa {

// Reads an EXIF block (CIPA DC-008: a TIFF header and its lists of entries) into the facts: when it
// was taken, by what, and whether it tells where.  What is broken is left out.
void read_exif(std::string_view block, PictureFacts& facts);

}  // namespace shuofa
