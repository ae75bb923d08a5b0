#pragma once

#include "base/money.h"

#include <boost/json/fwd.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace shuofa {

// Looking into foreign JSON, where nothing needs to be there or to be of the kind expected.

// Reads the text from its first '{' or '[' to its last '}' or ']': a page's script may stand around
// the data.  Nothing when it is no JSON.
std::optional<boost::json::value> read_json(std::string_view text);

// The value at a path of members, or nullptr.
const boost::json::value* value_at(const boost::json::value& value,
                                   std::initializer_list<std::string_view> path);
// The array there, or nullptr.
const boost::json::array* array_at(const boost::json::value& value,
                                   std::initializer_list<std::string_view> path);
// The text there; an empty view when there is none.
std::string_view text_at(const boost::json::value& value,
                         std::initializer_list<std::string_view> path);
// A text, or a whole number as its digits; empty otherwise.
std::string words_at(const boost::json::value& value, std::initializer_list<std::string_view> path);
// A whole number, also one written as text.
std::optional<std::int64_t> whole_at(const boost::json::value& value,
                                     std::initializer_list<std::string_view> path);
// An amount of yuan, as number or text.
std::optional<Money> yuan_at(const boost::json::value& value,
                             std::initializer_list<std::string_view> path);

}  // namespace shuofa
