#include "storage/order_sums.h"

#include "storage/link_store.h"
#include "storage/order_conditions.h"
#include "storage/order_ids.h"
#include "storage/order_rows.h"

#include <map>
#include <utility>

namespace shuofa {
namespace {

constexpr ErrorReason sums_damaged{"order_row_damaged", ErrorCode::Unavailable,
                                   "数据库里有一行订单读不出来，请从备份恢复。",
                                   "An order in the database cannot be read: restore a backup."};
constexpr std::int64_t day_micros = 86'400'000'000;

using Months = std::map<std::pair<std::string, Platform>, MonthSum>;

MonthSum& sum_of(Months& months, Instant at, Platform platform) {
    const std::string month = day_text(china_day(at)).substr(0, 7);
    MonthSum& sum = months[{month, platform}];
    sum.month = month;
    sum.platform = platform;
    return sum;
}

// How many cases there are about each order.
Result<std::map<std::int64_t, std::int64_t>> cases_by_order(sql::Transaction& transaction,
                                                            const VaultId& vault) {
    std::map<std::int64_t, std::int64_t> cases;
    TRY(transaction.run(
        "SELECT order_id, count(*) FROM cases WHERE vault_id = $1 AND order_id IS NOT NULL GROUP "
        "BY order_id",
        {vault.text()}, [&](const sql::Row& row) -> Result<void> {
            const auto order = OrderId::parse(row.text(0));
            if (!order) return fail(sums_damaged, "order_id");
            cases[ordinal_of(*order)] = row.integer(1);
            return {};
        }));
    return cases;
}

// The order's time, platform, and whether the filter lets it through.
struct CountedOrder {
    std::int64_t ordinal = 0;
    Instant at{};
    Platform platform = Platform::Unknown;
    Money paid;
    Money refunded;
};

Result<std::vector<CountedOrder>> counted(sql::Transaction& transaction, const VaultId& vault,
                                          const OrderFilter& filter,
                                          const std::vector<std::int64_t>& ordinals) {
    const FilterTexts texts{filter};
    std::vector<CountedOrder> orders;
    for (const std::int64_t ordinal : ordinals) {
        StatementText statement{
            "SELECT ordinal, platform, state, listed_at, paid, refunded FROM orders WHERE "
            "time_known = 1 AND paid IS NOT NULL AND vault_id = "};
        statement.add(statement.value(vault.text()));
        statement.add(" AND ordinal = " + statement.value(ordinal));
        add_conditions(statement, filter, texts, vault.text(), transaction.dialect());
        TRY(transaction.run(statement.text(), statement.values(),
                            [&](const sql::Row& row) -> Result<void> {
                                CountedOrder order;
                                OrderState state{};
                                TRY(read_platform_and_state(row, order.platform, state));
                                order.ordinal = row.integer(0);
                                order.at = Instant{row.integer(3)};
                                order.paid = Money::fen(row.integer(4));
                                order.refunded = Money::fen(row.integer(5));
                                orders.push_back(order);
                                return {};
                            }));
    }
    return orders;
}

}  // namespace

Result<std::vector<MonthSum>> month_sums(sql::Transaction& transaction, const VaultId& vault,
                                         const OrderFilter& filter) {
    Months months;
    const FilterTexts texts{filter};
    StatementText statement{"SELECT (listed_at + "};
    statement.add(statement.value(china_offset_micros) + ") / ");
    statement.add(statement.value(day_micros) +
                  ", platform, count(*), sum(coalesce(paid, 0)), sum(refunded) FROM orders WHERE "
                  "time_known = 1 AND paid IS NOT NULL AND vault_id = ");
    statement.add(statement.value(vault.text()));
    add_conditions(statement, filter, texts, vault.text(), transaction.dialect());
    statement.add(" GROUP BY 1, 2");
    TRY(transaction.run(statement.text(), statement.values(),
                        [&](const sql::Row& row) -> Result<void> {
                            const auto platform = enum_from_name<Platform>(row.text(1));
                            if (!platform) return fail(sums_damaged, "platform");
                            const Instant at{row.integer(0) * day_micros - china_offset_micros};
                            MonthSum& sum = sum_of(months, at, *platform);
                            sum.orders += row.integer(2);
                            sum.paid += Money::fen(row.integer(3));
                            sum.refunded += Money::fen(row.integer(4));
                            return {};
                        }));
    std::vector<std::int64_t> told_twice;
    for (const DecidedLink& link : TRY((LinkStore{transaction, vault}.all()))) {
        const auto other = OrderId::parse(link.link.other);
        if (other && link.decision != LinkDecision::Rejected)
            told_twice.push_back(ordinal_of(*other));
    }
    for (const CountedOrder& order : TRY(counted(transaction, vault, filter, told_twice))) {
        MonthSum& sum = sum_of(months, order.at, order.platform);
        sum.orders -= 1;
        sum.paid -= order.paid;
        sum.refunded -= order.refunded;
    }
    const auto cases = TRY(cases_by_order(transaction, vault));
    std::vector<std::int64_t> disputed;
    for (const auto& [ordinal, count] : cases)
        disputed.push_back(ordinal);
    for (const CountedOrder& order : TRY(counted(transaction, vault, filter, disputed)))
        sum_of(months, order.at, order.platform).disputes += cases.at(order.ordinal);
    std::vector<MonthSum> sums;
    for (auto& [key, sum] : months) {
        if (sum.orders > 0) sums.push_back(std::move(sum));
    }
    return sums;
}

}  // namespace shuofa
