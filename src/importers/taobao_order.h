#pragma once

#include "domain/orders/order_draft.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// One order of Taobao's own list, gathered from its lines or its JSON.
struct TaobaoOrder {
    std::string number;
    std::string shop;
    std::string status;  // the page's word: "交易成功"
    std::vector<std::string> items;
    Money fee;
    std::optional<Instant> at;
    std::uint32_t row = 0;
    bool never_paid = false;
    OrderState state = OrderState::Unknown;
};

// Reads the page's word for the state: "卖家已发货" and the like.
void take_status(std::string_view word, TaobaoOrder& order);

// The draft of the order.  `title` keeps its title and must live as long as the draft.
OrderDraft taobao_draft(const TaobaoOrder& order, std::string& title);

}  // namespace shuofa
