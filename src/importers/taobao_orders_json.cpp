#include "base/text.h"
#include "importers/cells.h"
#include "importers/importer.h"
#include "importers/json_values.h"
#include "importers/listed_order.h"

#include <boost/json.hpp>

// What the page "已买到的宝贝" itself receives: {"mainOrders": [...]}.  Order numbers are texts at
// the top and numbers above 2^53 in subOrders; only the texts are used.

namespace shuofa {
namespace {

namespace json = boost::json;

constexpr ErrorReason taobao_json_unreadable{
    "taobao_json_unreadable", ErrorCode::InvalidInput,
    "这份淘宝订单数据不完整，无法读取。请在订单页面重新保存一次。",
    "This Taobao order page is incomplete and cannot be read: save it from the page again."};

void take_trade_status(std::string_view code, ListedOrder& order) {
    if (code == "TRADE_FINISHED") {
        order.state = OrderState::Completed;
    } else if (code == "WAIT_BUYER_CONFIRM_GOODS") {
        order.state = OrderState::Shipped;
    } else if (code == "WAIT_SELLER_SEND_GOODS") {
        order.state = OrderState::Paid;
    } else if (code == "WAIT_BUYER_PAY") {
        order.state = OrderState::AwaitingPayment;
        order.never_paid = true;
    } else if (code == "CREATE_CLOSED_OF_TAOBAO" || code == "TRADE_CLOSED_BY_TAOBAO") {
        order.state = OrderState::Closed;
        order.never_paid = true;
    } else if (code == "TRADE_CLOSED") {  // closed after it was paid
        order.state = OrderState::Closed;
        order.never_paid = false;
    }
}

std::optional<ListedOrder> order_of(const json::value& value, std::uint32_t position) {
    ListedOrder order;
    order.row = position;
    order.number = text_at(value, {"id"});
    if (order.number.empty()) order.number = text_at(value, {"orderInfo", "id"});
    const auto fee = parse_amount(trim_cell(text_at(value, {"payInfo", "actualFee"})));
    order.at = parse_time(trim_cell(text_at(value, {"orderInfo", "createTime"})));
    if (!order.at) order.at = parse_time(trim_cell(text_at(value, {"orderInfo", "createDay"})));
    if (order.number.empty() || !fee || fee->is_negative() || !order.at) return std::nullopt;
    order.fee = *fee;
    order.shop = text_at(value, {"seller", "shopName"});
    if (order.shop.empty()) order.shop = text_at(value, {"seller", "nick"});
    take_status(text_at(value, {"statusInfo", "text"}), order);
    take_trade_status(text_at(value, {"extra", "tradeStatus"}), order);
    const json::array* lines = array_at(value, {"subOrders"});
    if (lines == nullptr) return order;
    for (const json::value& line : *lines) {
        const std::string_view title = text_at(line, {"itemInfo", "title"});
        // Insurance and services that the page lists like goods.
        if (title.empty() || title == "保险服务" || title == "增值服务") continue;
        order.items.emplace_back(title);
    }
    return order;
}

int likeness(const Glimpse& glimpse) { return contains(glimpse.text, "\"mainOrders\"") ? 100 : 0; }

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    const std::string text = TRY(input.whole_text());
    const auto page = read_json(text);
    const json::array* orders = page ? array_at(*page, {"mainOrders"}) : nullptr;
    if (orders == nullptr) return fail(taobao_json_unreadable);

    OrderListReport{self, input, sink, "bought_page"}.take_all(*orders, order_of);
    return {};
}

}  // namespace

extern const Importer taobao_orders_json;
const Importer taobao_orders_json{"taobao_orders_json",
                                  "淘宝订单页面数据（JSON）",
                                  "Taobao order page (JSON)",
                                  FileShape::Text,
                                  likeness,
                                  read};

}  // namespace shuofa
