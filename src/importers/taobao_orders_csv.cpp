#include "base/text.h"
#include "importers/bill_table.h"
#include "importers/cells.h"
#include "importers/taobao_order.h"

#include <algorithm>

// The order list that userscripts save from Taobao's page: one line an item, without quoting, what
// was paid for the order on each of its lines.  Some scripts add the shop.

namespace shuofa {
namespace {

enum Column : std::size_t { Number, Time, Item, Fee, Status, Shop, column_count };

constexpr ColumnName columns[] = {
    {Number, "订单号"},    {Number, "订单编号", false}, {Time, "下单日期"},
    {Item, "商品明细"},    {Item, "商品名称", false},   {Fee, "实付款"},
    {Status, "状态"},      {Status, "订单状态", false}, {Shop, "店铺名称", false},
    {Shop, "店铺", false},
};

constexpr TableLayout layouts[] = {{"userscript", columns}};

constexpr RowReason order_number_damaged{
    "order_number_damaged",
    "这一行的订单号被表格软件改坏了，请重新导出，不要用表格软件打开再保存。",
    "A spreadsheet damaged the order number of this row: export again and do not save it from a "
    "spreadsheet."};

int likeness(const Glimpse& glimpse) {
    const std::string_view head = glimpse.text.substr(0, 2000);
    const bool heading =
        contains(head, "订单号") && contains(head, "下单日期") && contains(head, "实付款");
    return heading ? 90 : 0;
}

class OrderLines {
public:
    OrderLines(const Importer& importer, BillInput& input, const BillSink& sink)
        : table_{importer, input, sink}, sink_{sink} {}

    Result<void> read() {
        TRY(table_.find(layouts));
        TRY(table_.each_row([this](const TableRow& row) { take(row); }));
        send();
        table_.finish({});
        return {};
    }

private:
    void take(const TableRow& row) {
        const std::string_view number = table_.cell(row, Number);
        if (is_blank_cell(number)) return table_.problem(row, number_missing);
        // Order numbers are too short to be sure; a spreadsheet's date beside them decides.
        const bool filled_up = number.ends_with("0000") && contains(table_.cell(row, Time), "/");
        if (filled_up || is_damaged_id(number)) return table_.problem(row, order_number_damaged);
        if (order_ && order_->number == number) {
            order_->items.emplace_back(table_.cell(row, Item));
            return;
        }
        const auto at = table_.time(row, Time);
        const auto fee = parse_amount(table_.cell(row, Fee));
        if (!at) return table_.problem(row, time_unreadable);
        if (!fee || fee->is_negative()) return table_.problem(row, amount_unreadable);
        send();
        order_.emplace();
        order_->number = number;
        order_->shop = table_.cell(row, Shop);
        order_->items.emplace_back(table_.cell(row, Item));
        order_->fee = *fee;
        order_->at = at;
        order_->row = row.row;
        take_status(table_.cell(row, Status), *order_);
    }

    void send() {
        if (!order_) return;
        std::string title;
        sink_.draft(taobao_draft(*order_, title));
        if (!order_->never_paid) add_to(table_.computed().expense, order_->fee);
        order_.reset();
    }

    BillTable table_;
    const BillSink& sink_;
    std::optional<TaobaoOrder> order_;
};

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return OrderLines{self, input, sink}.read();
}

}  // namespace

extern const Importer taobao_orders_csv, taobao_orders_xlsx;

const Importer taobao_orders_csv{"taobao_orders_csv",
                                 "淘宝订单列表（CSV）",
                                 "Taobao order list (CSV)",
                                 FileShape::Text,
                                 likeness,
                                 read};
const Importer taobao_orders_xlsx{"taobao_orders_xlsx",
                                  "淘宝订单列表（XLSX）",
                                  "Taobao order list (XLSX)",
                                  FileShape::Workbook,
                                  likeness,
                                  read};

}  // namespace shuofa
