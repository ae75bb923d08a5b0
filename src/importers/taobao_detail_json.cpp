#include "base/text.h"
#include "importers/cells.h"
#include "importers/json_values.h"
#include "importers/listed_order.h"

#include <boost/json.hpp>

// The data of one order's page at Taobao: {"mainOrder": {...}, "deliveryInfo": {...}, "orderBar":
// {"nodes": [...]}}.  The order's number, Alipay's trade number and the times stand as pairs of
// name and value somewhere inside mainOrder; where, has moved before, so they are looked for.
// Tmall's page has the same pairs under other branches.

namespace shuofa {
namespace {

namespace json = boost::json;

constexpr ErrorReason detail_unreadable{
    "taobao_detail_unreadable", ErrorCode::InvalidInput,
    "这份淘宝订单详情不完整，无法读取。请在订单详情页重新保存一次。",
    "This Taobao order page is incomplete and cannot be read: save it from the page again."};

constexpr int deepest = 24;

// What the page calls by name: "订单编号", "支付宝交易号", "创建时间".
struct Named {
    std::string number, alipay, created, paid, shipped;

    void take(std::string_view name, const std::string& value) {
        if (value.empty()) return;
        for (const auto& [word, field] :
             {std::pair<std::string_view, std::string*>{"订单编号", &number},
              {"支付宝交易号", &alipay},
              {"创建时间", &created},
              {"付款时间", &paid},
              {"发货时间", &shipped}}) {
            if (name.starts_with(word) && field->empty()) *field = value;
        }
    }
};

void look_for_names(const json::value& value, Named& named, int depth) {
    if (depth == deepest) return;
    if (const json::array* list = value.if_array()) {
        for (const json::value& entry : *list)
            look_for_names(entry, named, depth + 1);
    } else if (const json::object* object = value.if_object()) {
        for (const std::string_view key : {"name", "title", "text", "key"}) {
            for (const std::string_view said : {"value", "time", "content"}) {
                const std::string words = words_at(value, {said});
                if (!words.empty()) named.take(trim_cell(text_at(value, {key})), words);
            }
        }
        for (const auto& entry : *object)
            look_for_names(entry.value(), named, depth + 1);
    }
}

// The four steps of the bar: 拍下, 付款, 发货, 确认收货, each with its time once it happened.
void take_steps(const json::value& page, Named& named) {
    for (const auto& path : {std::pair{"orderBar", "nodes"}, {"stepbar", "options"}}) {
        const json::array* steps = array_at(page, {path.first, path.second});
        if (steps == nullptr) continue;
        for (const json::value& step : *steps) {
            const std::string text = words_at(step, {"text"}) + words_at(step, {"content"});
            const std::string time = words_at(step, {"time"});
            if (contains(text, "拍下")) named.take("创建时间", time);
            if (contains(text, "付款")) named.take("付款时间", time);
            if (contains(text, "发货")) named.take("发货时间", time);
        }
    }
}

std::string first_of(const json::value& page,
                     std::initializer_list<std::initializer_list<std::string_view>> paths) {
    for (const auto& path : paths) {
        std::string words = words_at(page, path);
        if (!words.empty()) return words;
    }
    return {};
}

std::optional<ListedOrder> order_of(const json::value& page) {
    Named named;
    look_for_names(page, named, 0);
    take_steps(page, named);
    ListedOrder order;
    order.row = 1;
    order.number = first_of(page, {{"mainOrder", "id"}, {"mainOrder", "orderInfo", "id"}});
    if (order.number.empty()) order.number = named.number;
    order.paid_under = named.alipay;
    order.at = parse_time(trim_cell(named.created));
    if (!order.at) order.at = parse_time(trim_cell(named.paid));
    order.shipped_at = parse_time(trim_cell(named.shipped));
    const auto fee =
        parse_amount(trim_cell(first_of(page, {{"mainOrder", "payInfo", "actualFee", "value"},
                                               {"mainOrder", "payInfo", "actualFee"},
                                               {"amount", "actualFee"}})));
    if (order.number.empty() || !order.at || !fee || fee->is_negative()) return std::nullopt;
    order.fee = *fee;
    order.shop = first_of(page, {{"mainOrder", "seller", "shopName"},
                                 {"mainOrder", "seller", "nick"},
                                 {"seller", "shopName"}});
    take_status(first_of(page, {{"mainOrder", "statusInfo", "text"}, {"overStatus", "status"}}),
                order);
    order.carrier = first_of(page, {{"deliveryInfo", "logisticsName"}});
    order.waybill = first_of(page, {{"deliveryInfo", "logisticsNum"}});
    if (const json::array* lines = array_at(page, {"mainOrder", "subOrders"})) {
        for (const json::value& line : *lines) {
            std::string title = words_at(line, {"itemInfo", "title"});
            if (title.empty() || title == "保险服务" || title == "增值服务") continue;
            order.items.push_back(std::move(title));
        }
    }
    return order;
}

int likeness(const Glimpse& glimpse) {
    if (contains(glimpse.text, "\"mainOrders\"")) return 0;
    const bool detail =
        contains(glimpse.text, "\"mainOrder\"") &&
        (contains(glimpse.text, "\"deliveryInfo\"") || contains(glimpse.text, "\"orderBar\""));
    return detail ? 95 : 0;
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    const std::string text = TRY(input.whole_text());
    const auto page = read_json(text);
    const auto order = page ? order_of(*page) : std::nullopt;
    if (!order) return fail(detail_unreadable);
    OrderListReport report{self, input, sink, "order_page"};
    (void)report.next_row();
    report.take(*order);
    report.finish();
    return {};
}

}  // namespace

extern const Importer taobao_detail_json;
const Importer taobao_detail_json{"taobao_detail_json",
                                  "淘宝订单详情（JSON）",
                                  "Taobao order page (JSON)",
                                  FileShape::Text,
                                  likeness,
                                  read};

}  // namespace shuofa
