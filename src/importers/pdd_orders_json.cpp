#include "base/text.h"
#include "importers/json_values.h"
#include "importers/listed_order.h"

#include <boost/json.hpp>

// Pinduoduo's order page: {"orders": [{"order_sn", "order_amount", "order_time", ...}]}, or the
// same in camelCase under "ordersStore" in what the page itself keeps.  Amounts are whole fen,
// times Unix seconds.

namespace shuofa {
namespace {

namespace json = boost::json;

constexpr ErrorReason pdd_orders_unreadable{
    "pdd_orders_unreadable", ErrorCode::InvalidInput,
    "这份拼多多订单数据不完整，无法读取。请在订单页面重新保存一次。",
    "These Pinduoduo orders are incomplete and cannot be read: save them from the page again."};

int likeness(const Glimpse& glimpse) {
    const bool wire =
        contains(glimpse.text, "\"order_sn\"") && contains(glimpse.text, "\"order_amount\"");
    const bool page =
        contains(glimpse.text, "\"orderSn\"") && contains(glimpse.text, "\"orderAmount\"");
    return wire || page ? 95 : 0;
}

// The member under its name on the wire, or under the page's.
std::string either(const json::value& value, std::string_view wire, std::string_view page) {
    std::string text = words_at(value, {wire});
    return text.empty() ? words_at(value, {page}) : text;
}

std::optional<std::int64_t> either_number(const json::value& value, std::string_view wire,
                                          std::string_view page) {
    const auto number = whole_at(value, {wire});
    return number ? number : whole_at(value, {page});
}

std::optional<ListedOrder> order_of(const json::value& value, std::uint32_t row) {
    constexpr std::int64_t most_fen = 100'000'000'000'000;
    constexpr std::int64_t year_2000 = 946'684'800;
    constexpr std::int64_t year_2200 = 7'258'118'400;
    ListedOrder order;
    order.source = SourceKind::Pinduoduo;
    order.platform = Platform::Pinduoduo;
    order.row = row;
    order.number = either(value, "order_sn", "orderSn");
    const auto fen = either_number(value, "order_amount", "orderAmount");
    const auto seconds = either_number(value, "order_time", "orderTime");
    if (order.number.empty() || !fen || *fen < 0 || *fen > most_fen) return std::nullopt;
    if (!seconds || *seconds < year_2000 || *seconds > year_2200) return std::nullopt;
    order.fee = Money::fen(*fen);
    order.at = Instant{*seconds * 1'000'000};
    order.shop = words_at(value, {"mall", "mall_name"});
    if (order.shop.empty()) order.shop = either(value, "mall_name", "mallName");
    take_status(either(value, "order_status_prompt", "orderStatusPrompt"), order);
    order.waybill = either(value, "tracking_number", "trackingNumber");
    const json::array* goods = array_at(value, {"order_goods"});
    if (goods == nullptr) goods = array_at(value, {"orderGoods"});
    if (goods != nullptr) {
        for (const json::value& entry : *goods) {
            std::string title = either(entry, "goods_name", "goodsName");
            if (!title.empty()) order.items.push_back(std::move(title));
        }
    }
    return order;
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    const std::string text = TRY(input.whole_text());
    const auto page = read_json(text);
    const json::array* orders = page ? array_at(*page, {"orders"}) : nullptr;
    if (page && orders == nullptr) orders = array_at(*page, {"ordersStore", "orders"});
    if (orders == nullptr) return fail(pdd_orders_unreadable);
    OrderListReport{self, input, sink, "order_page"}.take_all(*orders, order_of);
    return {};
}

}  // namespace

extern const Importer pdd_orders_json;
const Importer pdd_orders_json{"pdd_orders_json",
                               "拼多多订单数据（JSON）",
                               "Pinduoduo orders (JSON)",
                               FileShape::Text,
                               likeness,
                               read};

}  // namespace shuofa
