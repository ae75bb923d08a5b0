#include "storage/order_writes.h"

#include "storage/order_ids.h"
#include "storage/order_parts.h"
#include "storage/order_rows.h"
#include "storage/placeholders.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace shuofa {
namespace {

constexpr std::size_t columns = 18;
// How many orders one statement takes; what is left over goes by the smaller sizes, so that there
// are three statements and not one for each number.  With more rows SQLite's search for the names
// of their parameters costs a small import what they spare a large one.
constexpr std::array<std::size_t, 3> rows_at_once{32, 4, 1};

// Texts that the values of an order point to.
struct OrderTexts {
    std::string parts;
    std::string received_on;
};

template <class T, class Number>
sql::Value value_or_null(const std::optional<T>& value, const Number& number_of) {
    return value ? sql::Value{number_of(*value)} : sql::Value{nullptr};
}

// The values of what may change about an order: from platform to parts.
void append_values(const Order& order, std::optional<std::uint64_t> fingerprint, OrderTexts& texts,
                   std::vector<sql::Value>& values) {
    texts.parts.clear();
    append_order_parts(texts.parts, order);
    if (order.received_on) texts.received_on = day_text(*order.received_on);
    const auto fen = [](Money money) { return money.fen(); };
    const auto micros = [](Instant instant) { return instant.micros; };
    const auto number = [](std::uint64_t print) { return static_cast<std::int64_t>(print); };
    const auto text = [&](Day) { return std::string_view{texts.received_on}; };
    const sql::Value of_order[] = {
        name_of(order.platform),
        name_of(order.state),
        order.seller,
        order.title,
        order.note.empty() ? sql::Value{nullptr} : sql::Value{order.note},
        value_or_null(order.paid, fen),
        order.refunded.fen(),
        value_or_null(order.refund_stated, fen),
        listing_time(order).micros,
        std::int64_t{order.ordered_at.has_value()},
        value_or_null(order.received_on, text),
        value_or_null(order.as_of, micros),
        value_or_null(fingerprint, number),
        texts.parts,
    };
    values.insert(values.end(), std::begin(of_order), std::end(of_order));
}

std::string insert_statement(std::size_t rows) {
    return "INSERT INTO orders (vault_id, ordinal, numbered_by, number, platform, state, seller, "
           "title, note, paid, refunded, refund_stated, listed_at, time_known, received_on, as_of, "
           "fingerprint, parts) VALUES " +
           placeholder_rows(rows, columns);
}

const std::array<std::string, rows_at_once.size()>& insert_statements() {
    static const std::array statements{insert_statement(rows_at_once[0]),
                                       insert_statement(rows_at_once[1]),
                                       insert_statement(rows_at_once[2])};
    return statements;
}

}  // namespace

Result<void> insert_orders(sql::Transaction& transaction, const VaultId& vault,
                           std::span<const NewOrder> orders) {
    std::vector<OrderTexts> texts(std::min(orders.size(), rows_at_once.front()));
    std::vector<sql::Value> values;
    for (std::size_t size = 0; size < rows_at_once.size(); ++size) {
        const std::size_t rows = rows_at_once[size];
        for (; orders.size() >= rows; orders = orders.subspan(rows)) {
            values.clear();
            for (std::size_t i = 0; i < rows; ++i) {
                const NewOrder& added = orders[i];
                const Order& order = *added.order;
                values.insert(values.end(), {vault.text(), added.ordinal,
                                             name_of(order.numbered_by), order.number});
                append_values(order, added.fingerprint, texts[i], values);
            }
            TRY(transaction.run(insert_statements()[size], values, nullptr));
        }
    }
    return {};
}

Result<void> replace_order(sql::Transaction& transaction, const VaultId& vault, const Order& order,
                           std::optional<std::uint64_t> fingerprint) {
    OrderTexts texts;
    std::vector<sql::Value> values{vault.text(), ordinal_of(order.id)};
    append_values(order, fingerprint, texts, values);
    return transaction.run(
        "UPDATE orders SET platform = $3, state = $4, seller = $5, title = $6, note = $7, paid = "
        "$8, refunded = $9, refund_stated = $10, listed_at = $11, time_known = $12, received_on = "
        "$13, as_of = $14, fingerprint = coalesce($15, fingerprint), parts = $16 WHERE vault_id = "
        "$1 AND ordinal = $2",
        values, nullptr);
}

}  // namespace shuofa
