#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// Numbers, mailboxes and links of a text, in the order in which they stand, as printed; after them
// those that only show when circled digits and the like are read as digits.
std::vector<std::string> contact_values_in(std::string_view text);

// Only those that stand there plainly.
std::vector<std::string> plain_contact_values_in(std::string_view text);

// True when `printed` is a text to search rather than one value.
bool is_text_with_values(std::string_view printed);

}  // namespace shuofa
