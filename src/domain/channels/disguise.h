#pragma once

#include <optional>
#include <string>
#include <string_view>

// Characters that people read as something else than machines do: a way past the filters of
// carriers, common in fraudulent texts.
namespace shuofa {

// Zero-width characters, soft hyphens and marks that turn the direction of writing.
bool is_invisible(char32_t c);

// '9' for a circled, mathematical or Arabic-Indic nine.  Full-width digits are ordinary here.
std::optional<char> digit_in_disguise(char32_t c);

// The text with such digits as plain ones and without invisible characters.
std::string as_people_read(std::string_view text);

}  // namespace shuofa
