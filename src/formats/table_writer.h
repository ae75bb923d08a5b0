#pragma once

#include "base/money.h"
#include "base/result.h"

#include <cstddef>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace shuofa {

// A cell: text (ids too, which are no numbers), an amount, or nothing.
using TableCell = std::variant<std::monostate, std::string, Money>;
using TableLine = std::vector<TableCell>;

// A table for spreadsheets as CSV: UTF-8 with a byte-order mark, CRLF, RFC 4180.  A text that a
// spreadsheet would take for a formula (it begins with = + - @, TAB or CR) gets an apostrophe
// before it, so that no shop's name can run anything.
std::string write_csv(std::span<const TableLine> lines);

// The same as a workbook of one sheet.  Texts are text cells, which nothing evaluates; long numbers
// keep all their digits; amounts are numbers with two decimals.
Result<std::vector<std::byte>> write_xlsx(const std::string& sheet,
                                          std::span<const TableLine> lines);

}  // namespace shuofa
