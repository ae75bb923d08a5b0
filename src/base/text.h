#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// All text inside the program is UTF-8.

// Without ASCII white space, TAB, NBSP, the ideographic space and a BOM at either end.
std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string replace_all(std::string_view text, std::string_view what, std::string_view with);
std::string lower_ascii(std::string_view text);
bool contains(std::string_view text, std::string_view part);

// True when every byte sequence is shortest-form UTF-8 without surrogates.
bool is_utf8(std::string_view text);
// The code points of valid UTF-8; a broken byte becomes U+FFFD.
std::u32string code_points(std::string_view text);
std::string utf8(std::u32string_view code_points);
std::size_t count_code_points(std::string_view text);
// At most `count` code points, cut at a character border.
std::string_view first_code_points(std::string_view text, std::size_t count);

// Full-width digits, letters and marks (U+FF01..U+FF5E) and the ideographic space as ASCII.
std::string fold_width(std::string_view text);

// Fit to be shown on one line: control characters and direction overrides (U+202A..U+202E,
// U+2066..U+2069) are dropped, so that a name cannot pretend to be another.
std::string safe_for_display(std::string_view text);

// Edit distance of two short words, for "did you mean".
std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace shuofa
