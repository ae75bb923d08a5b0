#pragma once

#include <string_view>
#include <vector>

namespace shuofa {

// The carrier's name as shoppers know it, for the words and codes that files use: "yuantong" and
// "圆通" are "圆通速递".  An unknown word comes back as it is.  The view is the word's or constant.
std::string_view carrier_name(std::string_view word);

// Carriers whose tracking numbers look like this one, by name.  A hint only: shapes overlap and
// change, so it is shown where nobody named the carrier, and never used to decide anything.  Empty
// when no known shape fits.
std::vector<std::string_view> carriers_by_shape(std::string_view number);

// Whether "EA123456785CN" has the check digit that the Universal Postal Union's standard S10 asks
// for.  False for any other shape.
bool is_postal_number(std::string_view number);

}  // namespace shuofa
