#include "importers/taobao_order.h"

#include <fmt/format.h>

namespace shuofa {

void take_status(std::string_view word, TaobaoOrder& order) {
    order.status = word;
    order.never_paid = false;
    if (word == "交易成功") {
        order.state = OrderState::Completed;
    } else if (word == "卖家已发货" || word == "等待买家确认收货" || word == "物流运输中") {
        order.state = OrderState::Shipped;
    } else if (word == "等待买家付款") {
        order.state = OrderState::AwaitingPayment;
        order.never_paid = true;
    } else if (word == "交易关闭") {
        // The list does not say whether a closed order was paid; a bill does.
        order.state = OrderState::Closed;
        order.never_paid = true;
    } else {
        order.state = OrderState::Paid;
    }
}

OrderDraft taobao_draft(const TaobaoOrder& order, std::string& title) {
    constexpr std::size_t most_titles = 3;
    title.clear();
    for (std::size_t i = 0; i < order.items.size() && i < most_titles; ++i) {
        if (i > 0) title += "；";
        title += order.items[i];
    }
    if (order.items.size() > most_titles) title += fmt::format(" 等 {} 件", order.items.size());
    OrderDraft draft;
    draft.kind = order.never_paid ? DraftKind::UnpaidOrder : DraftKind::Purchase;
    draft.source = SourceKind::Taobao;
    draft.platform = Platform::Taobao;
    draft.state = order.state;
    draft.numbered_by = SourceKind::Taobao;
    draft.number = order.number;
    draft.trade_number = order.number;
    draft.seller = order.shop;
    draft.title = title;
    draft.status = order.status;
    draft.amount = order.fee;
    draft.at = order.at;
    draft.row = order.row;
    return draft;
}

}  // namespace shuofa
