#include "workflows/edit_order.h"

#include "base/text.h"
#include "storage/order_store.h"

namespace shuofa {
namespace {

constexpr ErrorReason order_field_unknown{
    "order_field_unknown", ErrorCode::InvalidInput,
    "订单没有这一项，或这一项不能改。可以改：title、note、seller、platform、received_on。",
    "An order has no such field, or it cannot be changed. You can change title, note, seller, "
    "platform and received_on."};
constexpr ErrorReason order_text_empty{"order_text_empty", ErrorCode::InvalidInput,
                                       "这一项不能为空，请填写内容。",
                                       "This field cannot be empty. Please fill it in."};
constexpr ErrorReason order_text_too_long{"order_text_too_long", ErrorCode::InvalidInput,
                                          "内容太长，请控制在 2000 字以内。",
                                          "The text is too long: keep it below 2,000 characters."};
constexpr ErrorReason platform_unknown{"platform_unknown", ErrorCode::InvalidInput,
                                       "没有这个平台，请从可选的平台中选一个。",
                                       "There is no such platform. Please choose one of the list."};
constexpr ErrorReason received_in_future{"received_in_future", ErrorCode::InvalidInput,
                                         "收货日期晚于今天，请填写实际收到的日期。",
                                         "The day of receipt is later than today."};
constexpr ErrorReason received_before_order{
    "received_before_order", ErrorCode::InvalidInput, "收货日期早于下单日期，请核对后再填。",
    "The day of receipt is before the day of the order. Please check it."};

constexpr std::size_t longest_text = 2000;

Result<std::string> checked_text(const std::string& value) {
    if (!is_utf8(value) || count_code_points(value) > longest_text) {
        return fail(order_text_too_long);
    }
    return std::string{trim(safe_for_display(value))};
}

Result<void> change_received_on(Order& order, const std::string& value, Day today) {
    if (value.empty()) {
        order.received_on.reset();
        return {};
    }
    const Day day = TRY(parse_day(value));
    if (day > today) return fail(received_in_future, value);
    if (order.ordered_at && day < china_day(*order.ordered_at)) {
        return fail(received_before_order, value);
    }
    order.received_on = day;
    return {};
}

Result<void> change(Order& order, const std::string& field, const std::string& value, Day today) {
    if (field == "received_on") return change_received_on(order, value, today);
    if (field == "note") {
        order.note = TRY(checked_text(value));
        return {};
    }
    if (field == "title" || field == "seller") {
        std::string text = TRY(checked_text(value));
        if (text.empty()) return fail(order_text_empty);
        (field == "title" ? order.title : order.seller) = std::move(text);
        return {};
    }
    if (field == "platform") {
        const auto platform = enum_from_name<Platform>(value);
        if (!platform) return fail(platform_unknown, value + "; " + names_of<Platform>());
        order.platform = *platform;
        return {};
    }
    return fail(order_field_unknown, field);
}

}  // namespace

Result<Order> edit_order(const EditOrderNeeds& needs, const OrderId& id,
                         const OrderChanges& changes) {
    return needs.database.write([&](sql::Transaction& transaction) -> Result<Order> {
        OrderStore store{transaction, needs.vault};
        Order order = TRY(store.load(id));
        for (const auto& [field, value] : changes) {
            TRY(at(field, change(order, field, value, needs.clock.today())));
        }
        TRY(store.replace(order));
        TRY(store.save_words());
        return order;
    });
}

}  // namespace shuofa
