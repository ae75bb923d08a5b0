#include "storage/order_sums.h"

#include "storage/link_store.h"
#include "storage/order_store.h"

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

}  // namespace

Result<std::vector<MonthSum>> month_sums(sql::Transaction& transaction, const VaultId& vault) {
    Months months;
    TRY(transaction.run(
        "SELECT (listed_at + $2) / $3, platform, count(*), sum(coalesce(paid, 0)), sum(refunded) "
        "FROM orders WHERE vault_id = $1 AND time_known = 1 AND paid IS NOT NULL GROUP BY 1, 2",
        {vault.text(), china_offset_micros, day_micros}, [&](const sql::Row& row) -> Result<void> {
            const auto platform = enum_from_name<Platform>(row.text(1));
            if (!platform) return fail(sums_damaged, "platform");
            const Instant at{row.integer(0) * day_micros - china_offset_micros};
            MonthSum& sum = sum_of(months, at, *platform);
            sum.orders += row.integer(2);
            sum.paid += Money::fen(row.integer(3));
            sum.refunded += Money::fen(row.integer(4));
            return {};
        }));
    const OrderStore orders{transaction, vault};
    for (const DecidedLink& link : TRY((LinkStore{transaction, vault}.all()))) {
        const auto other = OrderId::parse(link.link.other);
        if (!other || link.decision == LinkDecision::Rejected) continue;
        const Order twice = TRY(orders.load(*other));
        if (!twice.ordered_at || !twice.paid) continue;
        MonthSum& sum = sum_of(months, *twice.ordered_at, twice.platform);
        sum.orders -= 1;
        sum.paid -= *twice.paid;
        sum.refunded -= twice.refunded;
    }
    std::vector<MonthSum> sums;
    for (auto& [key, sum] : months) {
        if (sum.orders > 0) sums.push_back(std::move(sum));
    }
    return sums;
}

}  // namespace shuofa
