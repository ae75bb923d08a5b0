#include "importers/order_lines.h"

#include "base/text.h"
#include "importers/cells.h"
#include "importers/listed_order.h"

namespace shuofa {
namespace {

constexpr RowReason order_number_damaged{
    "order_number_damaged",
    "这一行的订单号被表格软件改坏了，请重新导出，不要用表格软件打开再保存。",
    "A spreadsheet damaged the order number of this row: export again and do not save it from a "
    "spreadsheet."};

class OrderLines {
public:
    OrderLines(const OrderLinesForm& form, const Importer& importer, BillInput& input,
               const BillSink& sink)
        : form_{form}, table_{importer, input, sink}, sink_{sink} {}

    Result<void> read() {
        TRY(table_.find(form_.layouts));
        TRY(table_.each_row([this](const TableRow& row) { take(row); }));
        send();
        table_.finish({});
        return {};
    }

private:
    void take(const TableRow& row) {
        const std::string_view number = table_.cell(row, lines::Number);
        if (is_blank_cell(number)) return table_.problem(row, number_missing);
        // Order numbers are too short to be sure; a spreadsheet's date beside them decides.
        const bool filled_up =
            number.ends_with("0000") && contains(table_.cell(row, lines::Time), "/");
        if (filled_up || is_damaged_id(number)) return table_.problem(row, order_number_damaged);
        if (order_ && order_->number == number) {
            order_->items.emplace_back(table_.cell(row, lines::Item));
            return;
        }
        const auto at = table_.time(row, lines::Time);
        const auto fee = parse_amount(table_.cell(row, lines::Fee));
        if (!at) return table_.problem(row, time_unreadable);
        if (!fee || fee->is_negative()) return table_.problem(row, amount_unreadable);
        send();
        order_.emplace();
        order_->source = form_.source;
        order_->platform = form_.platform;
        order_->number = number;
        order_->shop = table_.value(row, lines::Shop);
        order_->note = table_.value(row, lines::Refund);
        order_->waybill = table_.value(row, lines::Waybill);
        order_->carrier = table_.value(row, lines::Carrier);
        if (table_.has(lines::Shipped)) order_->shipped_at = table_.time(row, lines::Shipped);
        order_->items.emplace_back(table_.cell(row, lines::Item));
        order_->fee = *fee;
        order_->at = at;
        order_->row = row.row;
        take_status(table_.cell(row, lines::Status), *order_);
    }

    void send() {
        if (!order_) return;
        std::string title;
        sink_.draft(listed_draft(*order_, title));
        if (!order_->never_paid) add_to(table_.computed().expense, order_->fee);
        order_.reset();
    }

    const OrderLinesForm& form_;
    BillTable table_;
    const BillSink& sink_;
    std::optional<ListedOrder> order_;
};

}  // namespace

Result<void> read_order_lines(const OrderLinesForm& form, const Importer& self, BillInput& input,
                              const BillSink& sink) {
    return OrderLines{form, self, input, sink}.read();
}

}  // namespace shuofa
