#pragma once

#include "importers/importer.h"

#include <array>
#include <cstddef>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// A column that an importer looks for, by name and never by place.
struct ColumnName {
    std::size_t column;     // the importer's own number for it
    std::string_view name;  // as header_key() gives it
    bool required = true;
    // Whether each row must reach it where the heading has it: half a number is worse than none.
    bool in_each_row = required;
};

// One known form of a source's table.
struct TableLayout {
    std::string_view id;  // "app_2023"
    std::span<const ColumnName> columns;
};

inline constexpr ErrorReason bill_layout_unknown{
    "bill_layout_unknown", ErrorCode::InvalidInput,
    "认出了账单的来源，但表头和已知的版本都不一样，没有读取。如果文件用表格软件改过，请重新下载原始"
    "文件；"
    "如果没有改过，请更新本程序。",
    "The source of the bill is known, but its table heading fits no known version, so it was not "
    "read. If the file was edited, download the original again; if not, update this program."};

// Why a row could not be taken.
struct RowReason {
    std::string_view id;
    std::string_view zh;
    std::string_view en;
};

inline constexpr RowReason row_undecodable{
    "row_undecodable", "这一行有无法识别的字符，文件可能损坏，请重新下载。",
    "This row has bytes that are no characters: the file may be damaged, download it again."};
inline constexpr RowReason row_too_short{"row_too_short", "这一行的列数不够，请在原账单里核对。",
                                         "This row has too few columns: check the original bill."};
inline constexpr RowReason row_too_long{
    "row_too_long", "这一行的列数比表头多，可能有没加引号的逗号，没有导入，请在原账单里核对。",
    "This row has more columns than the heading, perhaps from a comma without quotes: check the "
    "original bill."};
inline constexpr RowReason row_cut_off{
    "row_cut_off", "文件在这一行中断，没有下载完整，请重新下载。",
    "The file breaks off in this row: it was not downloaded completely, download it again."};
inline constexpr RowReason time_unreadable{"time_unreadable", "这一行的交易时间看不懂。",
                                           "The time of this row cannot be read."};
inline constexpr RowReason amount_unreadable{"amount_unreadable", "这一行的金额看不懂。",
                                             "The amount of this row cannot be read."};
inline constexpr RowReason foreign_currency{
    "foreign_currency", "这一行不是人民币，没有计入，请对照原账单。",
    "This row is not in yuan and was not counted: see the original statement."};
inline constexpr RowReason number_missing{"number_missing", "这一行没有交易单号，无法和订单对应。",
                                          "This row has no trade number to know it by."};

// The cells of the current row, by the importer's column numbers.
template <std::size_t Count>
using RowCells = std::array<std::string_view, Count>;

// The importer's columns for what all wallets tell in a word; `none` where a table has no such one.
struct WordColumns {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::size_t trade = none;
    std::size_t merchant = none;
    std::size_t seller = none;
    std::size_t title = none;
    std::size_t method = none;
    std::size_t status = none;
    std::size_t category = none;
    std::size_t note = none;
};

// Walks a bill's table: finds the heading, collects the notes around the table, counts rows and
// problems, and makes the report.
class BillTable {
public:
    BillTable(const Importer& importer, BillInput& input, const BillSink& sink);

    // Reads up to the heading row.  Fails with bill_layout_unknown when no layout's required
    // columns are all there.
    Result<void> find(std::span<const TableLayout> layouts);
    // The layout that fits; the columns' order can tell more.
    std::string_view layout() const { return layout_->id; }
    void rename_layout(std::string_view id) { report_.layout = id; }
    bool has(std::size_t column) const { return places_[column] >= 0; }
    // Where the column stands in the table; -1 when it does not.
    int place(std::size_t column) const { return places_[column]; }

    // The next row of the table that is complete and decodable, or nullptr after the last.  Rows
    // that are not become problems; blank lines and the notes after the table are taken aside.
    Result<const TableRow*> next();
    // Gives every such row to `take`.
    Result<void> each_row(const std::function<void(const TableRow&)>& take);
    std::string_view cell(const TableRow& row, std::size_t column) const;
    // The same, empty where the cell says "nothing" in a wallet's way ("/", "-").
    std::string_view value(const TableRow& row, std::size_t column) const;
    // A draft with the row's words, untouched.
    OrderDraft draft(const TableRow& row, const WordColumns& columns) const;
    std::optional<Instant> time(const TableRow& row, std::size_t column);

    // The lines above the heading.
    const std::vector<std::string>& notes() const { return notes_; }

    // For sources that write days with slashes themselves, which elsewhere only spreadsheets do.
    void expect_slashes() { slashes_are_own_ = true; }

    void problem(const TableRow& row, const RowReason& reason);
    void warn(std::string_view warning);
    BillSums& computed() { return report_.totals.computed; }

    // Which words the notes use for the totals: {"收入", "支出", "不计收支"}.
    struct TotalWords {
        std::string_view income;
        std::string_view expense;
        std::string_view neutral;
    };
    void finish(const TotalWords& words);

    // find(), each_row() and finish(), for tables that need nothing in between.
    Result<void> read(std::span<const TableLayout> layouts, const TotalWords& words,
                      const std::function<void(const TableRow&)>& take);

    static constexpr std::size_t most_columns = 24;

private:
    bool take_heading(const TableRow& row, std::span<const TableLayout> layouts);
    bool ends_table(const TableRow& row) const;
    bool is_too_long(const TableRow& row) const;
    void take_note(const TableRow& row);

    const Importer& importer_;
    BillInput& input_;
    const BillSink& sink_;
    const TableLayout* layout_ = nullptr;
    std::array<int, most_columns> places_;
    std::size_t needed_cells_ = 0;
    std::size_t most_cells_ = 0;
    bool after_table_ = false;
    bool slashes_are_own_ = false;
    std::vector<std::string> notes_;
    std::string missing_;  // columns that the nearest layout lacks
    BillReport report_;
};

// 100 when the head says the source's own words, 90 when only its heading is left, else 0.
int bill_likeness(const Glimpse& glimpse, std::string_view own_words,
                  std::initializer_list<std::string_view> heading);

// Adds one row to a line of the totals.
void add_to(TotalLine& line, Money amount);
// Adds one row to the line that its direction names: 收入, 支出, or neither.
void add_to(BillSums& sums, std::string_view direction, Money amount);

}  // namespace shuofa
