#include "base/text.h"
#include "importers/bill_table.h"
#include "importers/cells.h"
#include "importers/listed_order.h"

#include <algorithm>

// The order list that userscripts save from Taobao's page: one line an item, without quoting, what
// was paid for the order on each of its lines.  Some scripts add the shop.

namespace shuofa {
namespace {

enum Column : std::size_t {
    Number,
    Time,
    Item,
    Fee,
    Status,
    Shop,
    Refund,
    Waybill,
    Carrier,
    column_count
};

// Scripts differ in their words.  The last of a column's names is the usual one, and needed when
// none of the others is there.
constexpr ColumnName columns[] = {
    {Number, "订单编号", false},
    {Number, "订单号"},
    {Time, "下单时间", false},
    {Time, "创建时间", false},
    {Time, "下单日期"},
    {Item, "商品名称", false},
    {Item, "宝贝标题", false},
    {Item, "商品标题", false},
    {Item, "商品明细"},
    {Fee, "实付金额", false},
    {Fee, "实付款"},
    {Status, "订单状态", false},
    {Status, "交易状态", false},
    {Status, "状态"},
    {Shop, "店铺名称", false},
    {Shop, "店铺", false},
    {Shop, "卖家", false},
    {Refund, "退款状态", false},
    {Waybill, "运单号", false},
    {Waybill, "快递单号", false},
    {Waybill, "物流单号", false},
    {Carrier, "物流公司", false},
    {Carrier, "快递公司", false},
};

constexpr TableLayout layouts[] = {{"userscript", columns}};

constexpr RowReason order_number_damaged{
    "order_number_damaged",
    "这一行的订单号被表格软件改坏了，请重新导出，不要用表格软件打开再保存。",
    "A spreadsheet damaged the order number of this row: export again and do not save it from a "
    "spreadsheet."};

bool mentions(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return contains(text, word); });
}

int likeness(const Glimpse& glimpse) {
    const std::string_view head = glimpse.text.substr(0, 2000);
    if (mentions(head, {"京东", "jd.com"})) return 0;
    const bool named = mentions(head, {"淘宝", "天猫", "宝贝", "taobao", "tmall"});
    for (const std::string_view number : {"订单号", "订单编号"}) {
        for (const std::string_view time : {"下单日期", "下单时间", "创建时间"}) {
            // 实付款 is Taobao's own word; others need Taobao's name beside them.
            if (has_heading(head, {number, time, "实付款"})) return 90;
            if (named && has_heading(head, {number, time, "实付金额"})) return 85;
        }
    }
    return 0;
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
        order_->shop = table_.value(row, Shop);
        order_->note = table_.value(row, Refund);
        order_->waybill = table_.value(row, Waybill);
        order_->carrier = table_.value(row, Carrier);
        order_->items.emplace_back(table_.cell(row, Item));
        order_->fee = *fee;
        order_->at = at;
        order_->row = row.row;
        take_status(table_.cell(row, Status), *order_);
    }

    void send() {
        if (!order_) return;
        std::string title;
        sink_.draft(listed_draft(*order_, title));
        if (!order_->never_paid) add_to(table_.computed().expense, order_->fee);
        order_.reset();
    }

    BillTable table_;
    const BillSink& sink_;
    std::optional<ListedOrder> order_;
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
