#include "importers/bill_table.h"

#include "base/text.h"
#include "formats/text_encoding.h"
#include "importers/cells.h"

#include <algorithm>
#include <charconv>

namespace shuofa {
namespace {

// A heading stands within the first rows; what comes later is another kind of file.
constexpr std::uint32_t last_heading_row = 300;
constexpr std::size_t most_notes = 200;
constexpr std::size_t longest_problem_text = 200;
// Problems beyond this many are counted only.
constexpr std::int64_t most_listed_problems = 1000;

std::optional<std::int64_t> leading_number(std::string_view& text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || value < 0) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

// "1笔 88.88元", "2笔,111.90元", "3笔(含1笔部分退款),153.13元".
std::optional<TotalLine> parse_total(std::string_view text) {
    TotalLine line;
    text = trim(text);
    line.count = leading_number(text);
    constexpr std::string_view pieces = "笔";
    if (!line.count || !text.starts_with(pieces)) return std::nullopt;
    text = trim(text.substr(pieces.size()));
    if (text.starts_with('(')) {
        const std::size_t close = text.find(')');
        if (close == std::string_view::npos) return std::nullopt;
        text = trim(text.substr(close + 1));
    }
    while (text.starts_with(',') || text.starts_with(' '))
        text.remove_prefix(1);
    if (const std::size_t end = text.find("元"); end != std::string_view::npos)
        line.amount = parse_amount(trim(text.substr(0, end)));
    return line;
}

struct StatedTotals {
    BillSums sums;
    bool any = false;
    std::optional<Instant> as_of;
};

void read_total_note(const std::string& label, std::string_view rest,
                     const BillTable::TotalWords& words, StatedTotals& stated) {
    for (const auto& [word, line] : {std::pair{words.income, &stated.sums.income},
                                     {words.expense, &stated.sums.expense},
                                     {words.neutral, &stated.sums.neutral}}) {
        if (word.empty() || label != word) continue;
        if (const auto total = parse_total(rest)) {
            *line = *total;
            stated.any = true;
        }
    }
}

StatedTotals read_notes(const std::vector<std::string>& notes, const BillTable::TotalWords& words) {
    StatedTotals stated;
    for (const std::string& original : notes) {
        const std::string note = fold_width(original);
        std::string_view text = note;
        if (text.starts_with("共")) {  // "共9笔记录", "共:8笔记录"
            text.remove_prefix(std::string_view{"共"}.size());
            if (text.starts_with(':')) text.remove_prefix(1);
            text = trim(text);
            stated.sums.rows = leading_number(text);
            stated.any |= stated.sums.rows.has_value();
            continue;
        }
        const std::size_t colon = text.find(':');
        if (colon == std::string_view::npos) continue;
        const std::string label{trim(text.substr(0, colon))};
        std::string_view rest = trim(text.substr(colon + 1));
        if (label == "导出时间" || label == "申请时间") {
            if (rest.starts_with('[')) rest.remove_prefix(1);
            stated.as_of = parse_time(rest.substr(0, 19));
            continue;
        }
        read_total_note(label, rest, words, stated);
    }
    return stated;
}

bool line_agrees(const TotalLine& stated, const TotalLine& computed) {
    const std::int64_t count = computed.count.value_or(0);
    const Money amount = computed.amount.value_or(Money{});
    return (!stated.count || *stated.count == count) &&
           (!stated.amount || *stated.amount == amount);
}

bool agree(const BillSums& stated, const BillSums& computed) {
    return (!stated.rows || stated.rows == computed.rows) &&
           line_agrees(stated.income, computed.income) &&
           line_agrees(stated.expense, computed.expense) &&
           line_agrees(stated.neutral, computed.neutral);
}

bool all_blank(const TableRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(),
                       [](std::string_view cell) { return trim_cell(cell).empty(); });
}

// What some banks say below the rows.
bool is_remark(const TableRow& row) {
    const std::string_view first = trim_cell(row.cells.front());
    return first == "说明" || first.starts_with("说明：") || first.starts_with("以上数据");
}

// "人民币合计", "合计金额": a sum below some banks' rows, and between the months of tables made by
// hand.
bool is_sum(const TableRow& row) {
    const std::string_view first = trim_cell(row.cells.front());
    constexpr std::size_t longest = 24;
    return first.size() <= longest &&
           (first.starts_with("合计") || first.ends_with("合计") || first.starts_with("总计"));
}

// A chat or a page may speak of such a bill; the bill itself begins with the words, behind a frame.
bool begins_a_line(std::string_view text, std::string_view words) {
    for (std::size_t at = text.find(words); at != std::string_view::npos;
         at = text.find(words, at + 1)) {
        const std::string_view before = text.substr(0, at);
        const std::string_view line = before.substr(before.rfind('\n') + 1);
        if (line.find_first_not_of(" \t\r\"'-#*=\xEF\xBB\xBF") == std::string_view::npos)
            return true;
    }
    return false;
}

}  // namespace

void add_to(TotalLine& line, Money amount) {
    line.count = line.count.value_or(0) + 1;
    line.amount = line.amount.value_or(Money{}) + amount;
}

int bill_likeness(const Glimpse& glimpse, std::string_view own_words,
                  std::initializer_list<std::string_view> heading) {
    if (begins_a_line(glimpse.text.substr(0, 1500), own_words)) return 100;
    const bool all = std::all_of(heading.begin(), heading.end(), [&](std::string_view word) {
        return contains(glimpse.text, word);
    });
    return all ? 90 : 0;
}

void add_to(BillSums& sums, std::string_view direction, Money amount) {
    add_to(direction == "收入"   ? sums.income
           : direction == "支出" ? sums.expense
                                 : sums.neutral,
           amount);
}

BillTable::BillTable(const Importer& importer, BillInput& input, const BillSink& sink)
    : importer_{importer}, input_{input}, sink_{sink} {
    places_.fill(-1);
    report_.importer = importer.id;
    report_.title = {std::string{importer.title_zh}, std::string{importer.title_en}};
    report_.member = input.member;
}

Result<void> BillTable::find(std::span<const TableLayout> layouts) {
    for (;;) {
        const TableRow* row = TRY(input_.next_row());
        if (row == nullptr || row->row > last_heading_row)
            return fail(bill_layout_unknown, missing_, std::string{importer_.id});
        if (take_heading(*row, layouts)) break;
        take_note(*row);
    }
    report_.layout = layout_->id;
    report_.as_of = read_notes(notes_, {}).as_of;
    sink_.start({std::string{importer_.id}, input_.member, report_.as_of});
    return {};
}

bool BillTable::take_heading(const TableRow& row, std::span<const TableLayout> layouts) {
    if (row.cells.size() < 3) return false;
    std::vector<std::string> names;
    for (const std::string_view cell : row.cells.first(std::min<std::size_t>(row.cells.size(), 64)))
        names.push_back(header_key(cell));
    for (const TableLayout& layout : layouts) {
        std::array<int, most_columns> places;
        places.fill(-1);
        std::size_t needed = 0;
        std::size_t found = 0;
        std::string missing;
        for (const ColumnName& column : layout.columns) {
            const auto at = std::find(names.begin(), names.end(), column.name);
            const auto place = static_cast<int>(at - names.begin());
            if (at == names.end()) {
                if (column.required && places[column.column] < 0)
                    missing += (missing.empty() ? "" : ", ") + std::string{column.name};
                continue;
            }
            ++found;
            if (places[column.column] < 0) places[column.column] = place;
            if (column.in_each_row) needed = std::max(needed, static_cast<std::size_t>(place) + 1);
        }
        if (missing.empty()) {
            layout_ = &layout;
            places_ = places;
            needed_cells_ = needed;
            // Rows may end with one comma more than the heading, not with two.
            most_cells_ = names.size() + (names.back().empty() ? 0 : 1);
            if (input_.expect_cells) input_.expect_cells(names.size());
            return true;
        }
        if (found >= 4) missing_ = "missing: " + missing;
    }
    return false;
}

// Lines of dashes and the totals stand below the older tables.
bool BillTable::ends_table(const TableRow& row) const {
    const std::string_view first = trim_cell(row.cells.front());
    if (first.starts_with("共") && contains(first, "笔记录")) return true;
    if (!first.starts_with("----")) return false;
    // Some banks write dashes for "nothing", also into the first cell.
    return std::all_of(row.cells.begin() + 1, row.cells.end(),
                       [](std::string_view cell) { return trim_cell(cell).empty(); });
}

// Cells that moved to the right make an amount out of half an amount, so such a row is not
// believed. Sheets pad their rows with empty cells, which move nothing.
bool BillTable::is_too_long(const TableRow& row) const {
    if (row.cells.size() <= most_cells_) return false;
    const auto beyond = row.cells.subspan(most_cells_);
    const bool is_text = static_cast<bool>(input_.expect_cells);
    return is_text || !std::all_of(beyond.begin(), beyond.end(),
                                   [](std::string_view cell) { return trim_cell(cell).empty(); });
}

void BillTable::take_note(const TableRow& row) {
    if (notes_.size() == most_notes) return;
    std::string_view text = trim(row.raw);
    while (text.ends_with(','))  // padded to the table's width
        text.remove_suffix(1);
    if (text.starts_with('"') && text.ends_with('"') && text.size() > 1)
        text = text.substr(1, text.size() - 2);
    notes_.emplace_back(text.substr(0, 300));
}

Result<const TableRow*> BillTable::next() {
    for (;;) {
        const TableRow* row = TRY(input_.next_row());
        if (row == nullptr) return nullptr;
        if (after_table_) {
            take_note(*row);
            continue;
        }
        if (row->cells.size() < needed_cells_ || trim_cell(row->cells.front()).empty()) {
            if (all_blank(*row)) continue;
        }
        if (ends_table(*row)) {
            after_table_ = true;
            take_note(*row);
            continue;
        }
        if (is_sum(*row) || is_remark(*row)) {
            take_note(*row);
            continue;
        }
        ++report_.rows;
        const bool too_short = row->cells.size() < needed_cells_;
        if (too_short && row->at_end) {
            warn("file_truncated");
            problem(*row, row_cut_off);
        } else if (row->damaged) {
            problem(*row, row_undecodable);
        } else if (too_short) {
            problem(*row, row_too_short);
        } else if (is_too_long(*row)) {
            problem(*row, row_too_long);
        } else {
            return row;
        }
    }
}

Result<void> BillTable::each_row(const std::function<void(const TableRow&)>& take) {
    for (;;) {
        const TableRow* row = TRY(next());
        if (row == nullptr) return {};
        take(*row);
    }
}

std::string_view BillTable::cell(const TableRow& row, std::size_t column) const {
    const int place = places_[column];
    if (place < 0 || static_cast<std::size_t>(place) >= row.cells.size()) return {};
    return trim_cell(row.cells[static_cast<std::size_t>(place)]);
}

std::string_view BillTable::value(const TableRow& row, std::size_t column) const {
    if (column == WordColumns::none) return {};
    const std::string_view text = cell(row, column);
    return is_blank_cell(text) ? std::string_view{} : text;
}

OrderDraft BillTable::draft(const TableRow& row, const WordColumns& columns) const {
    OrderDraft draft;
    draft.trade_number = value(row, columns.trade);
    draft.merchant_number = value(row, columns.merchant);
    draft.seller = value(row, columns.seller);
    draft.title = value(row, columns.title);
    draft.method = value(row, columns.method);
    draft.status = value(row, columns.status);
    draft.category = value(row, columns.category);
    draft.note = value(row, columns.note);
    draft.row = row.row;
    return draft;
}

std::optional<Instant> BillTable::time(const TableRow& row, std::size_t column) {
    const std::string_view text = cell(row, column);
    // No wallet writes dates with slashes; spreadsheets do.
    if (!slashes_are_own_ && contains(text, "/")) warn("resaved_by_spreadsheet");
    return parse_time(text, input_.dates_from_1904);
}

void BillTable::problem(const TableRow& row, const RowReason& reason) {
    if (++report_.problems > most_listed_problems) return;
    std::string text = replace_all(row.raw, std::string_view{&undecodable, 1}, "\uFFFD");
    text = safe_for_display(first_code_points(text, longest_problem_text));
    sink_.problem({row.row,
                   std::string{reason.id},
                   {std::string{reason.zh}, std::string{reason.en}},
                   std::move(text)});
}

void BillTable::warn(std::string_view warning) {
    auto& warnings = report_.warnings;
    if (std::find(warnings.begin(), warnings.end(), warning) == warnings.end())
        warnings.emplace_back(warning);
}

Result<void> BillTable::read(std::span<const TableLayout> layouts, const TotalWords& words,
                             const std::function<void(const TableRow&)>& take) {
    TRY(find(layouts));
    TRY(each_row(take));
    finish(words);
    return {};
}

void BillTable::finish(const TotalWords& words) {
    const StatedTotals stated = read_notes(notes_, words);
    BillSums& computed_sums = report_.totals.computed;
    computed_sums.rows = report_.rows;
    for (const auto& [word, line] : {std::pair{words.income, &computed_sums.income},
                                     {words.expense, &computed_sums.expense},
                                     {words.neutral, &computed_sums.neutral}}) {
        if (!word.empty() && !line->count) *line = {0, Money{}};
    }
    if (stated.any) {
        report_.totals.stated = stated.sums;
        report_.totals.agree = agree(stated.sums, report_.totals.computed);
    }
    report_.as_of = stated.as_of;
    report_.encoding = input_.encoding ? input_.encoding() : std::string{};
    sink_.finish(report_);
}

}  // namespace shuofa
