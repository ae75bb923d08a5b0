#pragma once

#include <cstddef>
#include <string>

namespace shuofa {

// "$3, $4, $5" for `count` values from the third on.
std::string placeholders(std::size_t count, std::size_t first);

// "($1, $2), ($3, $4)" for `rows` rows of `columns` values each.  Several rows in one statement
// spare SQLite the way down to the place of each, and PostgreSQL a journey for each.
std::string placeholder_rows(std::size_t rows, std::size_t columns);

}  // namespace shuofa
