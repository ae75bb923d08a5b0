#include "base/text.h"
#include "importers/cells.h"
#include "importers/json_values.h"
#include "importers/listed_order.h"

#include <boost/json.hpp>

// JD orders as tools save them: {"orders": [{"order_id", "parent_order_id", "status", "amount",
// "pay_time", "items": [...]}]}.  One payment can cover a parent order that was split; the bill
// then knows the parent's number.

namespace shuofa {
namespace {

namespace json = boost::json;

constexpr ErrorReason jd_orders_unreadable{
    "jd_orders_unreadable", ErrorCode::InvalidInput,
    "这份京东订单数据不完整，无法读取。请在订单页面重新保存一次。",
    "These JD orders are incomplete and cannot be read: save them from the page again."};

int likeness(const Glimpse& glimpse) {
    if (contains(glimpse.text, "\"order_sn\"") || !contains(glimpse.text, "\"orders\"")) return 0;
    if (!contains(glimpse.text, "\"order_id\"")) return 0;
    return contains(glimpse.text, "\"parent_order_id\"") ||
                   contains(glimpse.text, "\"goods_total\"")
               ? 90
               : 0;
}

std::string first_text(const json::value& value, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        std::string text = words_at(value, {name});
        if (!text.empty()) return text;
    }
    return {};
}

// A text, or Unix seconds or milliseconds.
std::optional<Instant> moment(const json::value& value, std::string_view name) {
    if (auto number = whole_at(value, {name})) {
        constexpr std::int64_t latest = 7'258'118'400;
        if (*number > latest) *number /= 1000;
        if (*number > 946'684'800 && *number < latest) return Instant{*number * 1'000'000};
    }
    return parse_time(trim_cell(text_at(value, {name})));
}

std::optional<ListedOrder> order_of(const json::value& value, std::uint32_t row) {
    ListedOrder order;
    order.source = SourceKind::Jd;
    order.platform = Platform::Jd;
    order.row = row;
    order.number = words_at(value, {"order_id"});
    const std::string parent = words_at(value, {"parent_order_id"});
    if (parent != "0" && parent != order.number) order.paid_under = parent;
    for (const std::string_view name : {"order_time", "create_time", "pay_time"}) {
        if (!order.at) order.at = moment(value, name);
    }
    auto fee = yuan_at(value, {"amount"});
    if (!fee) fee = yuan_at(value, {"goods_total", "amount"});
    if (order.number.empty() || !fee || fee->is_negative() || !order.at) return std::nullopt;
    order.fee = *fee;
    order.shop = first_text(value, {"shop_name", "vender_name", "shop"});
    take_status(first_text(value, {"status", "status_name", "state"}), order);
    order.waybill = first_text(value, {"waybill", "tracking_number", "waybill_code"});
    order.carrier = first_text(value, {"carrier", "logistics_company"});
    if (const json::array* items = array_at(value, {"items"})) {
        for (const json::value& item : *items) {
            std::string title = first_text(item, {"name", "title", "goods_name", "sku_name"});
            if (!title.empty()) order.items.push_back(std::move(title));
        }
    }
    return order;
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    const std::string text = TRY(input.whole_text());
    const auto page = read_json(text);
    const json::array* orders = page ? array_at(*page, {"orders"}) : nullptr;
    if (orders == nullptr) return fail(jd_orders_unreadable);
    OrderListReport{self, input, sink, "tool"}.take_all(*orders, order_of);
    return {};
}

}  // namespace

extern const Importer jd_orders_json;
const Importer jd_orders_json{
    "jd_orders_json", "京东订单数据（JSON）", "JD orders (JSON)", FileShape::Text, likeness, read};

}  // namespace shuofa
