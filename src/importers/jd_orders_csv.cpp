#include "base/text.h"
#include "importers/cells.h"
#include "importers/listed_order.h"

#include <algorithm>

// The list that an older userscript saves from JD's order page: no heading, five quoted cells a
// row: number, time, state, amount, goods as "name(×n),name(×n)".

namespace shuofa {
namespace {

constexpr std::size_t cells_a_row = 5;

// The page writes "订单号：300000000401".
std::string_view number_in(std::string_view cell) {
    for (const std::string_view before : {"订单号", "：", ":"}) {
        if (cell.starts_with(before)) cell = trim_cell(cell.substr(before.size()));
    }
    return cell;
}

bool is_number(std::string_view cell) {
    return cell.size() >= 9 && cell.size() <= 20 &&
           cell.find_first_not_of("0123456789") == std::string_view::npos;
}

int likeness(const Glimpse& glimpse) {
    std::string_view line = glimpse.text.substr(0, glimpse.text.find('\n'));
    // "订单号","时间","状态","总额","商品(×n)"
    if (!line.starts_with('"') || (!contains(line, "(×") && !contains(line, "(x"))) return 0;
    const std::vector<std::string_view> cells = split(line, ',');
    if (cells.size() < cells_a_row) return 0;
    const auto plain = [&](std::size_t i) {
        std::string_view cell = trim_cell(cells[i]);
        if (cell.size() < 2 || !cell.starts_with('"') || !cell.ends_with('"'))
            return std::string_view{};
        return trim_cell(cell.substr(1, cell.size() - 2));
    };
    return is_number(number_in(plain(0))) && parse_time(plain(1)) && parse_amount(plain(3)) ? 85
                                                                                            : 0;
}

// "样例滤芯(×1),样例水壶(×2)".
std::vector<std::string> items_of(std::string_view cell) {
    std::vector<std::string> items;
    while (!cell.empty()) {
        const std::size_t count = std::min(cell.find("(×"), cell.find("(x"));
        const std::string_view name = trim_cell(cell.substr(0, count));
        if (!name.empty()) items.emplace_back(name);
        if (count == std::string_view::npos) break;
        const std::size_t close = cell.find(')', count);
        if (close == std::string_view::npos) break;
        cell.remove_prefix(close + 1);
        cell.remove_prefix(std::min(cell.find_first_not_of(", "), cell.size()));
    }
    return items;
}

std::optional<ListedOrder> order_of(const TableRow& row) {
    if (row.cells.size() < cells_a_row || row.damaged) return std::nullopt;
    ListedOrder order;
    order.source = SourceKind::Jd;
    order.platform = Platform::Jd;
    order.row = row.row;
    order.number = number_in(trim_cell(row.cells[0]));
    order.at = parse_time(trim_cell(row.cells[1]));
    const auto fee = parse_amount(trim_cell(row.cells[3]));
    if (!is_number(order.number) || !order.at || !fee || fee->is_negative()) return std::nullopt;
    order.fee = *fee;
    take_status(trim_cell(row.cells[2]), order);
    order.items = items_of(row.cells[4]);
    return order;
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    if (input.expect_cells) input.expect_cells(cells_a_row);
    OrderListReport report{self, input, sink, "userscript"};
    for (;;) {
        const TableRow* row = TRY(input.next_row());
        if (row == nullptr) break;
        if (trim_cell(row->raw).empty()) continue;
        (void)report.next_row();
        if (const auto order = order_of(*row)) {
            report.take(*order);
        } else {
            report.incomplete(row->row, row->raw);
        }
    }
    report.finish();
    return {};
}

}  // namespace

extern const Importer jd_orders_csv;
const Importer jd_orders_csv{
    "jd_orders_csv", "京东订单列表（CSV）", "JD order list (CSV)", FileShape::Text, likeness, read};

}  // namespace shuofa
