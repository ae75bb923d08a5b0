#include "importers/listed_order.h"

#include "base/text.h"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace shuofa {

void take_status(std::string_view word, ListedOrder& order) {
    struct Word {
        std::string_view part;
        OrderState state;
        bool never_paid;
    };
    // Taobao's words, then JD's and Pinduoduo's.  A list does not say whether a closed order was
    // paid; a bill does.
    static constexpr Word words[] = {
        {"等待买家付款", OrderState::AwaitingPayment, true},
        {"待付款", OrderState::AwaitingPayment, true},
        {"等待付款", OrderState::AwaitingPayment, true},
        {"待支付", OrderState::AwaitingPayment, true},
        {"退款成功", OrderState::Closed, false},
        {"已退款", OrderState::Closed, false},
        {"交易关闭", OrderState::Closed, true},
        {"交易已取消", OrderState::Closed, true},
        {"已取消", OrderState::Closed, true},
        {"已关闭", OrderState::Closed, true},
        {"待确认收货", OrderState::Shipped, false},
        {"已寄出", OrderState::Shipped, false},
        {"卖家已发货", OrderState::Shipped, false},
        {"等待买家确认收货", OrderState::Shipped, false},
        {"物流运输中", OrderState::Shipped, false},
        {"待收货", OrderState::Shipped, false},
        {"等待收货", OrderState::Shipped, false},
        {"已发货", OrderState::Shipped, false},
        {"交易成功", OrderState::Completed, false},
        {"已完成", OrderState::Completed, false},
        {"已签收", OrderState::Completed, false},
        {"已收货", OrderState::Completed, false},
        {"待评价", OrderState::Completed, false},
    };
    order.status = word;
    order.never_paid = false;
    order.state = OrderState::Paid;
    for (const Word& known : words) {
        if (!contains(word, known.part)) continue;
        order.state = known.state;
        order.never_paid = known.never_paid;
        return;
    }
}

OrderDraft listed_draft(const ListedOrder& order, std::string& title) {
    constexpr std::size_t most_titles = 3;
    title.clear();
    for (std::size_t i = 0; i < order.items.size() && i < most_titles; ++i) {
        if (i > 0) title += "；";
        title += order.items[i];
    }
    if (order.items.size() > most_titles) title += fmt::format(" 等 {} 件", order.items.size());
    OrderDraft draft;
    draft.kind = order.never_paid ? DraftKind::UnpaidOrder : DraftKind::Purchase;
    draft.source = order.source;
    draft.platform = order.platform;
    draft.state = order.state;
    draft.numbered_by = order.source;
    draft.number = order.number;
    draft.trade_number = order.number;
    draft.merchant_number = order.paid_under;
    draft.seller = order.shop;
    draft.title = title;
    draft.status = order.status;
    draft.note = order.note;
    draft.waybill = order.waybill;
    draft.carrier = order.carrier;
    draft.shipped_at = order.shipped_at;
    draft.amount = order.fee;
    draft.at = order.at;
    draft.row = order.row;
    return draft;
}

OrderListReport::OrderListReport(const Importer& importer, BillInput& input, const BillSink& sink,
                                 std::string_view layout)
    : input_{input}, sink_{sink} {
    report_.importer = importer.id;
    report_.title = {std::string{importer.title_zh}, std::string{importer.title_en}};
    report_.member = input.member;
    report_.layout = layout;
    sink.start({report_.importer, input.member, std::nullopt});
}

void OrderListReport::take(const ListedOrder& order) {
    sink_.draft(listed_draft(order, title_));
    if (order.never_paid) return;
    paid_ += order.fee;
    ++count_;
}

void OrderListReport::incomplete(std::uint32_t row, std::string_view text) {
    constexpr std::int64_t most_listed = 1000;
    if (++report_.problems > most_listed) return;
    sink_.problem(
        {row,
         "order_incomplete",
         {"这个订单缺少订单号、金额或下单时间。", "This order lacks its number, amount or time."},
         safe_for_display(first_code_points(text, 200))});
}

void OrderListReport::take_all(const boost::json::array& list, OrderOfJson order_of) {
    for (const boost::json::value& value : list) {
        const std::uint32_t row = next_row();
        if (const auto order = order_of(value, row)) {
            take(*order);
        } else {
            incomplete(row, boost::json::serialize(value));
        }
    }
    finish();
}

void OrderListReport::finish() {
    report_.encoding = input_.encoding ? input_.encoding() : std::string{};
    report_.totals.computed.rows = report_.rows;
    report_.totals.computed.expense = {count_, paid_};
    sink_.finish(report_);
}

}  // namespace shuofa
