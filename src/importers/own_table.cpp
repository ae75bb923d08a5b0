#include "importers/own_table.h"

#include "base/text.h"
#include "importers/bank_statement.h"
#include "importers/cells.h"
#include "importers/listed_order.h"
#include "importers/order_numbers.h"
#include "importers/row_names.h"

#include <fmt/format.h>

#include <algorithm>

// A table that no importer knows, read by the columns that the shopper named; once for each
// heading.

namespace shuofa {
namespace {

constexpr ErrorReason column_not_found{
    "column_not_found", ErrorCode::InvalidInput,
    "表格里没有这个列名，没有读取。请对照表头检查 --columns 里的写法。",
    "The table has no column of this name and was not read. Compare --columns with its heading."};

constexpr std::size_t most_heading_rows = 60;

// The cells of the first rows, from the glimpse.  Only for finding the heading.
std::vector<std::vector<std::string>> first_rows(std::string_view text) {
    std::vector<std::vector<std::string>> rows;
    while (!text.empty() && rows.size() < most_heading_rows) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        const auto tabs = std::count(line.begin(), line.end(), '\t');
        const auto commas = std::count(line.begin(), line.end(), ',');
        std::vector<std::string> cells;
        for (const std::string_view cell : split(line, tabs > 2 * commas ? '\t' : ',')) {
            std::string_view name = trim_cell(cell);
            if (name.size() > 1 && name.starts_with('"') && name.ends_with('"'))
                name = trim_cell(name.substr(1, name.size() - 2));
            cells.emplace_back(name);
        }
        rows.push_back(std::move(cells));
    }
    return rows;
}

bool has_all(const std::vector<std::string>& cells, const ColumnMapping& mapping) {
    return std::all_of(mapping.choices.begin(), mapping.choices.end(),
                       [&](const ColumnChoice& choice) {
                           return std::any_of(cells.begin(), cells.end(), [&](const auto& cell) {
                               return column_key(cell) == column_key(choice.column);
                           });
                       });
}

// The mapping for a row of cells, if it is the heading of one: the same table as before, or
// whatever table has the columns that were just named.
const ColumnMapping* mapping_of(const std::vector<std::string>& cells,
                                std::span<const ColumnMapping> mappings) {
    if (cells.size() < 2) return nullptr;
    const std::string heading = heading_fingerprint(cells);
    for (const ColumnMapping& mapping : mappings) {
        if (mapping.heading.empty() ? has_all(cells, mapping) : mapping.heading == heading)
            return &mapping;
    }
    return nullptr;
}

// A heading that speaks of a day, of money and of something else.
bool looks_like_heading(const std::vector<std::string>& cells) {
    if (cells.size() < 3) return false;
    const auto choices = propose_columns(cells);
    return choices && choices->size() >= 3;
}

bool names_columns_now(std::span<const ColumnMapping> mappings) {
    return std::any_of(mappings.begin(), mappings.end(),
                       [](const ColumnMapping& mapping) { return mapping.heading.empty(); });
}

// Below every importer that knows its table.  A table that lacks a column just named is claimed
// too, so that the missing one can be told.
int likeness(const Glimpse& glimpse) {
    constexpr int known = 70;
    constexpr int lacks_a_column = 45;
    int like = 0;
    const bool named_now = names_columns_now(glimpse.columns);
    if (glimpse.columns.empty()) return 0;
    for (const auto& cells : first_rows(glimpse.text)) {
        if (mapping_of(cells, glimpse.columns) != nullptr) return known;
        if (named_now && cells.size() >= 3) like = lacks_a_column;
    }
    return like;
}

// The table under a heading, whose rows are read by the mapping's columns.
class OwnTable {
public:
    OwnTable(const Importer& importer, BillInput& input, const BillSink& sink)
        : importer_{importer}, input_{input}, sink_{sink} {}

    Result<void> read() {
        const ColumnMapping mapping = TRY(find_mapping());
        std::vector<std::string> names;
        for (const ColumnChoice& choice : mapping.choices)
            names.push_back(column_key(choice.column));
        std::vector<ColumnName> columns;
        for (std::size_t i = 0; i < names.size(); ++i)
            columns.push_back(
                {at(mapping.choices[i].field), names[i], is_needed(mapping.choices[i].field)});
        const std::string layout = "heading:" + heading_;
        const TableLayout layouts[] = {{layout, columns}};
        // The heading was taken from the input already; the table looks at it first.
        BillInput rest = input_;
        rest.next_row = [this]() -> Result<const TableRow*> {
            if (held_ < rows_.size()) return &rows_[held_++].row;
            return input_.next_row();
        };
        BillTable table{importer_, rest, sink_};
        TRY(table.find(layouts));
        TRY(table.each_row([&](const TableRow& row) { take(table, row); }));
        table.finish({});
        return {};
    }

private:
    // A row kept, because the heading is looked for before the table is.
    struct HeldRow {
        std::vector<std::string> cells;
        std::vector<std::string_view> views;
        std::string raw;
        TableRow row;
    };

    Result<ColumnMapping> find_mapping() {
        std::string proposal;
        std::vector<std::string> nearest;
        rows_.reserve(most_heading_rows);
        while (rows_.size() < most_heading_rows) {
            const TableRow* row = TRY(input_.next_row());
            if (row == nullptr) break;
            hold(*row);
            const std::vector<std::string>& cells = rows_.back().cells;
            if (const ColumnMapping* mapping = mapping_of(cells, input_.columns)) {
                heading_ = heading_fingerprint(cells);
                return *mapping;
            }
            if (proposal.empty() && looks_like_heading(cells)) {
                proposal = columns_text(*propose_columns(cells));
                nearest = cells;
            }
            if (nearest.empty() && cells.size() >= 3) nearest = cells;
        }
        for (const ColumnMapping& mapping : input_.columns) {
            if (mapping.heading.empty()) return tl::unexpected<Error>{missing(mapping, nearest)};
        }
        return fail(columns_needed, proposal);
    }

    void hold(const TableRow& row) {
        HeldRow& held = rows_.emplace_back();
        for (const std::string_view cell : row.cells)
            held.cells.emplace_back(trim_cell(cell));
        for (const std::string& cell : held.cells)
            held.views.emplace_back(cell);
        held.raw = row.raw;
        held.row = {held.views, held.raw, row.row, row.damaged, row.at_end};
    }

    // A row may end before the rest of its columns.
    static bool is_needed(TableField field) {
        return field == TableField::Date || field == TableField::Amount ||
               field == TableField::Signed;
    }

    static Error missing(const ColumnMapping& mapping, const std::vector<std::string>& heading) {
        std::string where;
        for (const ColumnChoice& choice : mapping.choices) {
            const bool there = std::any_of(heading.begin(), heading.end(), [&](const auto& cell) {
                return column_key(cell) == column_key(choice.column);
            });
            if (!there && where.empty())
                where = fmt::format("{}={}", name_of(choice.field), choice.column);
        }
        return {column_not_found, {}, where};
    }

    static std::size_t at(TableField field) { return static_cast<std::size_t>(field); }

    void take(BillTable& table, const TableRow& row) {
        const auto day = time(table, row);
        if (!day) return table.problem(row, time_unreadable);
        const auto out = money_out(table, row);
        if (!out) return table.problem(row, amount_unreadable);
        OrderDraft draft = table.draft(row, {.trade = at(TableField::Trade),
                                             .seller = at(TableField::Seller),
                                             .title = at(TableField::Title),
                                             .method = at(TableField::Method),
                                             .status = at(TableField::Status),
                                             .category = at(TableField::Kind),
                                             .note = at(TableField::Note)});
        draft.source = SourceKind::OwnTable;
        draft.numbered_by = SourceKind::OwnTable;
        draft.platform = platform_of_seller(draft.seller);
        draft.waybill = table.value(row, at(TableField::Waybill));
        draft.carrier = table.value(row, at(TableField::Carrier));
        draft.at = day;
        draft.amount = out->is_negative() ? -*out : *out;
        judge(table.value(row, at(TableField::Direction)), *out, draft);
        add_to(out->is_negative() ? table.computed().income : table.computed().expense,
               draft.amount);
        name(table.value(row, at(TableField::Number)), draft);
        sink_.draft(draft);
    }

    static std::optional<Instant> time(BillTable& table, const TableRow& row) {
        auto day = table.time(row, at(TableField::Date));
        const std::string_view clock = table.value(row, at(TableField::Time));
        if (!day || clock.empty()) return day;
        const auto seconds = seconds_of_day(clock);
        if (!seconds) return std::nullopt;
        day->micros += *seconds * 1'000'000;
        return day;
    }

    static std::optional<Money> money_out(const BillTable& table, const TableRow& row) {
        if (table.has(at(TableField::Amount)) || table.has(at(TableField::Signed))) {
            const bool is_signed = table.has(at(TableField::Signed));
            const auto amount = parse_amount(
                table.cell(row, at(is_signed ? TableField::Signed : TableField::Amount)));
            if (!amount) return std::nullopt;
            const Money out = is_signed ? -*amount : *amount;
            const std::string_view direction = table.value(row, at(TableField::Direction));
            if (direction.empty()) return out;
            const Money size = out.is_negative() ? -out : out;
            return came_in(direction) ? -size : size;
        }
        return one_of_two(table.cell(row, at(TableField::Income)),
                          table.cell(row, at(TableField::Expense)));
    }

    static bool came_in(std::string_view direction) {
        for (const std::string_view word : {"收", "退", "贷", "入", "in", "In", "IN", "+"}) {
            if (direction.starts_with(word) || contains(direction, "退款")) return true;
        }
        return false;
    }

    static bool speaks_of(const OrderDraft& draft, std::string_view direction,
                          std::initializer_list<std::string_view> words) {
        return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
            return contains(direction, word) || contains(draft.status, word) ||
                   contains(draft.category, word);
        });
    }

    static void judge(std::string_view direction, Money out, OrderDraft& draft) {
        const auto is_other = [&](OtherMoney why) {
            draft.kind = DraftKind::NotPurchase;
            draft.other_money = why;
        };
        if (out.is_negative()) {
            const bool refund = speaks_of(draft, direction, {"退款", "退货"}) ||
                                contains(draft.title, "退款") || contains(draft.note, "退款");
            if (!refund) return is_other(OtherMoney::Income);
            draft.kind = DraftKind::Refund;
            return;
        }
        if (out.is_zero()) return is_other(OtherMoney::ZeroAmount);
        if (speaks_of(draft, direction, {"还款"})) return is_other(OtherMoney::Repayment);
        if (speaks_of(draft, direction, {"转账", "汇款"})) return is_other(OtherMoney::Transfer);
        if (speaks_of(draft, direction, {"充值"})) return is_other(OtherMoney::TopUp);
        if (speaks_of(draft, direction, {"提现", "取款"})) return is_other(OtherMoney::Withdrawal);
        if (speaks_of(draft, direction, {"理财", "基金"})) return is_other(OtherMoney::Investment);
        ListedOrder listed;
        take_status(draft.status, listed);
        draft.kind = listed.never_paid ? DraftKind::UnpaidOrder : DraftKind::Purchase;
        draft.state = listed.state;
    }

    // Without a number of its own a row is known by what it says, and equal rows are counted.
    void name(std::string_view number, OrderDraft& draft) {
        if (draft.kind == DraftKind::NotPurchase) return;
        if (number.empty()) number = draft.trade_number;
        if (!number.empty() && !is_damaged_id(number)) {
            draft.number = number;
            return;
        }
        draft.number = row_names_.name(draft);
    }

    const Importer& importer_;
    BillInput& input_;
    const BillSink& sink_;
    std::vector<HeldRow> rows_;
    std::size_t held_ = 0;
    std::string heading_;
    RowNames row_names_;
};

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return OwnTable{self, input, sink}.read();
}

}  // namespace

extern const Importer own_table_csv, own_table_xlsx;

const Importer own_table_csv{"own_table_csv",
                             "自己指明列的表格（CSV）",
                             "Table with named columns (CSV)",
                             FileShape::Text,
                             likeness,
                             read};
const Importer own_table_xlsx{"own_table_xlsx",
                              "自己指明列的表格（XLSX）",
                              "Table with named columns (XLSX)",
                              FileShape::Workbook,
                              likeness,
                              read};

std::string propose_columns(const Glimpse& glimpse) {
    for (const auto& cells : first_rows(glimpse.text)) {
        if (looks_like_heading(cells)) return columns_text(*propose_columns(cells));
    }
    return {};
}

}  // namespace shuofa
