#include "workflows/edit_order.h"

#include "base/text.h"
#include "storage/order_ids.h"
#include "storage/order_mark_store.h"
#include "storage/order_store.h"
#include "workflows/mark_orders.h"

#include <charconv>

namespace shuofa {
namespace {

constexpr ErrorReason order_field_unknown{
    "order_field_unknown", ErrorCode::InvalidInput,
    "订单没有这一项，或这一项不能改。可以改：title、note、seller、platform、received_on、"
    "warranty_months。",
    "An order has no such field, or it cannot be changed. You can change title, note, seller, "
    "platform, received_on and warranty_months."};
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

constexpr ErrorReason warranty_wrong{
    "warranty_wrong", ErrorCode::InvalidInput, "保修月数请填 1 到 600 的整数，不清楚就留空。",
    "The warranty is a whole number of months from 1 to 600; leave "
    "it empty when it is not known."};

constexpr std::size_t longest_text = 2000;
constexpr int longest_warranty = 600;

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

Result<std::optional<int>> read_warranty(std::string_view value) {
    const std::string_view text = trim(value);
    if (text.empty()) return std::nullopt;
    int months = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), months);
    if (error != std::errc{} || end != text.data() + text.size() || months < 1 ||
        months > longest_warranty) {
        return fail(warranty_wrong, std::string{value});
    }
    return months;
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
        OrderMarkStore marks{transaction, needs.vault};
        for (const auto& [field, value] : changes) {
            if (field == "warranty_months") {
                TRY(marks.set_warranty(ordinal_of(id), TRY(at(field, read_warranty(value)))));
            } else {
                TRY(at(field, change(order, field, value, needs.clock.today())));
            }
        }
        TRY(order.note.empty() ? marks.clear(ordinal_of(id), OrderMark::Note)
                               : marks.set(ordinal_of(id), OrderMark::Note));
        TRY(store.replace(order));
        TRY(store.save_words());
        TRY(mark_order(transaction, needs.vault, order));
        return order;
    });
}

}  // namespace shuofa
