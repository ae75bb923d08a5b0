#include "storage/order_rows.h"

#include "storage/order_ids.h"
#include "storage/order_parts.h"

#include <fmt/format.h>

namespace shuofa {
namespace {

constexpr ErrorReason order_row_damaged{
    "order_row_damaged", ErrorCode::Unavailable,
    "数据库里有一个订单读不出来，数据可能已损坏。请先复制数据文件夹留底，再从备份恢复。",
    "An order in the database cannot be read; the data may be damaged. Please copy the data "
    "folder, "
    "then restore a backup."};

std::optional<std::int64_t> integer_in(const sql::Row& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional{row.integer(column)};
}

std::optional<Money> money_in(const sql::Row& row, int column) {
    const auto fen = integer_in(row, column);
    return fen ? std::optional{Money::fen(*fen)} : std::nullopt;
}

Result<std::optional<Day>> day_in(const sql::Row& row, int column, const OrderId& order) {
    if (row.is_null(column)) return std::nullopt;
    const auto day = parse_day(row.text(column));
    if (!day) return fail(order_row_damaged, "received_on", order.text());
    return *day;
}

}  // namespace

Result<Order> read_order(const sql::Row& row) {
    Order order;
    const std::int64_t ordinal = row.integer(0);
    order.id = order_id_of(ordinal);
    const auto numbered_by = enum_from_name<SourceKind>(row.text(1));
    const auto platform = enum_from_name<Platform>(row.text(3));
    const auto state = enum_from_name<OrderState>(row.text(4));
    order.number = row.text(2);
    order.seller = row.text(5);
    order.title = row.text(6);
    order.note = row.text(7);
    order.paid = money_in(row, 8);
    order.refunded = Money::fen(row.integer(9));
    order.refund_stated = money_in(row, 10);
    if (row.integer(12) != 0) order.ordered_at = Instant{row.integer(11)};
    order.received_on = TRY(day_in(row, 13, order.id));
    if (const auto as_of = integer_in(row, 14)) order.as_of = Instant{*as_of};
    if (!numbered_by || !platform || !state) {
        return fail(order_row_damaged, "unknown name", order.id.text());
    }
    order.numbered_by = *numbered_by;
    order.platform = *platform;
    order.state = *state;
    if (!read_order_parts(row.text(15), order)) {
        return fail(order_row_damaged, "parts", order.id.text());
    }
    return order;
}

Instant listing_time(const Order& order) {
    if (order.ordered_at) return *order.ordered_at;
    for (const Refund& refund : order.refunds) {
        if (refund.at) return *refund.at;
    }
    return Instant{};
}

Result<void> read_platform_and_state(const sql::Row& row, Platform& platform, OrderState& state) {
    const auto named_platform = enum_from_name<Platform>(row.text(1));
    const auto named_state = enum_from_name<OrderState>(row.text(2));
    if (!named_platform || !named_state) return fail(order_row_damaged, "unknown name");
    platform = *named_platform;
    state = *named_state;
    return {};
}

Result<void> read_watched_order(const sql::Row& row, WatchedOrder& order) {
    order.id = order_id_of(row.integer(0));
    TRY(at(order.id.text(), read_platform_and_state(row, order.platform, order.state)));
    order.name = row.text(4).empty() ? row.text(3) : row.text(4);
    order.paid = money_in(row, 5);
    order.refunded = Money::fen(row.integer(6));
    order.ordered_on = china_day(Instant{row.integer(7)});
    order.received_on = TRY(day_in(row, 8, order.id));
    return {};
}

}  // namespace shuofa
