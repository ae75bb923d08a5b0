#pragma once

#include "base/instant.h"
#include "base/money.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace shuofa {

// Without the blanks, TABs and full-width blanks that wallets pad with.
std::string_view trim_cell(std::string_view cell);
// True for the ways in which bills say "nothing": "", "/", "-" and more dashes.
bool is_blank_cell(std::string_view trimmed);

// An amount with its sign.  Takes "329.90", "¥1,168.00", "-59.90" and the binary fractions that
// workbooks hold (0.07000000000000001), if they are within a millionth of a whole fen.
std::optional<Money> parse_amount(std::string_view trimmed);

// A moment in China: "2026-11-01 21:15:33", "2026/11/1 21:15", "2026-11-01", "2026年11月1日", or
// the day number of a workbook, which counts from 1899-12-30 or, in old Mac files, from 1904-01-01.
std::optional<Instant> parse_time(std::string_view trimmed, bool dates_from_1904 = false);

// True for an id that surely went through a spreadsheet: exponent form, or a long id that has only
// zeros after its 15th digit.
bool is_damaged_id(std::string_view id);

// True when one line of the text has all the words and at least four marks between cells: a
// heading, and not a page or a letter that says the words too.
bool has_heading(std::string_view text, std::initializer_list<std::string_view> words);

// A column name without blanks, with half-width brackets and slashes.
std::string header_key(std::string_view cell);

}  // namespace shuofa
