#pragma once

#include "base/enum_names.h"
#include "base/result.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// What a column of a table that no importer knows means.
enum class TableField {
    Date,
    Time,       // the time of day, where it stands apart
    Amount,     // what was paid; a negative one came back
    Signed,     // as banks write it: what went out is negative
    Expense,    // went out
    Income,     // came in
    Direction,  // a word that tells which way: "支出", "退款"
    Kind,
    Seller,
    Title,
    Number,  // the order's
    Trade,   // the payment's
    Status,
    Method,
    Note,
    Waybill,
    Carrier
};

template <>
inline constexpr auto enum_names<TableField> = std::to_array<EnumName<TableField>>({
    {TableField::Date, "date"},
    {TableField::Time, "time"},
    {TableField::Amount, "amount"},
    {TableField::Signed, "signed"},
    {TableField::Expense, "expense"},
    {TableField::Income, "income"},
    {TableField::Direction, "direction"},
    {TableField::Kind, "kind"},
    {TableField::Seller, "seller"},
    {TableField::Title, "title"},
    {TableField::Number, "number"},
    {TableField::Trade, "trade"},
    {TableField::Status, "status"},
    {TableField::Method, "method"},
    {TableField::Note, "note"},
    {TableField::Waybill, "waybill"},
    {TableField::Carrier, "carrier"},
});

struct ColumnChoice {
    TableField field = TableField::Date;
    std::string column;  // as the heading writes it

    bool operator==(const ColumnChoice&) const = default;
};

// How the shopper said a table is to be read, kept for the next table with the same heading.
struct ColumnMapping {
    std::string heading;  // fingerprint; empty: whatever table has these columns
    std::vector<ColumnChoice> choices;

    bool operator==(const ColumnMapping&) const = default;
};

// A column's name without blanks and in half-width letters and marks.
std::string column_key(std::string_view name);

// Names a heading: the same for equal names in equal order, whatever their padding.
std::string heading_fingerprint(std::span<const std::string> columns);

// Reads "date=交易日期,amount=金额"; blanks and full-width marks do not matter.  Fails when a field
// is unknown or said twice, and when day or money is missing; `where` names the part.
Result<std::vector<ColumnChoice>> parse_columns(std::string_view text);
std::string columns_text(std::span<const ColumnChoice> choices);

// Mappings as text, on the way to the reader: a line each, "fingerprint date=...,amount=...".
std::string mappings_text(std::span<const ColumnMapping> mappings);
// Lines that are no mapping are passed over.
std::vector<ColumnMapping> parse_mappings(std::string_view text);

// What the words of a heading suggest; nothing when no day or no money can be made out.  Only ever
// a proposal: the shopper confirms it.
std::optional<std::vector<ColumnChoice>> propose_columns(std::span<const std::string> columns);

}  // namespace shuofa
