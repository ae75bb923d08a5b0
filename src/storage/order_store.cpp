#include "storage/order_store.h"

#include "storage/order_conditions.h"
#include "storage/order_ids.h"
#include "storage/order_mark_store.h"
#include "storage/order_rows.h"
#include "storage/placeholders.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <unordered_map>

namespace shuofa {
namespace {

template <class Place>
void add_place(StatementText& statement, const std::optional<Place>& after) {
    if (!after) return;
    const std::string time = statement.value(after->listed_at);
    const std::string ordinal = statement.value(after->ordinal);
    statement.add(fmt::format(" AND (listed_at, ordinal) < ({}, {})", time, ordinal));
}

// How many of the newest orders are looked at before the blocks are.
constexpr std::int64_t newest_looked_at = 4000;

// How many keys one look-up asks for: SQLite answers each at once, PostgreSQL is a journey away.
std::size_t keys_at_once(sql::Dialect dialect) { return dialect == sql::Dialect::Sqlite ? 1 : 100; }

}  // namespace

Result<void> OrderStore::watch(
    const OrderedBetween& stretch,
    const std::function<Result<void>(const WatchedOrder&)>& on_order) const {
    const std::int64_t begin = china_instant(stretch.from, 0, 0, 0).micros;
    const std::int64_t end = china_instant(add_days(stretch.to, 1), 0, 0, 0).micros;
    WatchedOrder order;
    return transaction_.run(
        fmt::format("SELECT {} FROM orders WHERE vault_id = $1 AND listed_at >= $2 AND listed_at < "
                    "$3 AND time_known = 1 AND paid >= $4 AND paid > refunded",
                    watched_columns),
        {vault_.text(), begin, end, stretch.least_paid.fen()},
        [&](const sql::Row& row) -> Result<void> {
            TRY(read_watched_order(row, order));
            return on_order(order);
        });
}

Result<std::vector<Order>> OrderStore::newest_that(std::string_view condition, int limit) const {
    std::vector<Order> orders;
    TRY(transaction_.run(fmt::format("SELECT {} FROM orders WHERE vault_id = $1 AND {} ORDER BY "
                                     "listed_at DESC, ordinal DESC LIMIT $2",
                                     order_columns, condition),
                         {vault_.text(), std::int64_t{limit}},
                         [&](const sql::Row& row) -> Result<void> {
                             orders.push_back(TRY(read_order(row)));
                             return {};
                         }));
    return orders;
}

Result<std::vector<Order>> OrderStore::with_doubtful_refunds(int limit) const {
    return newest_that(
        "refunded > 0 AND paid IS NOT NULL AND (refund_stated IS NOT NULL OR "
        "refunded > paid)",
        limit);
}

Result<std::vector<Order>> OrderStore::lone_refunds(int limit) const {
    return newest_that("state = 'refund_only'", limit);
}

Result<Order> OrderStore::load(const OrderId& id) const {
    const std::int64_t ordinal = ordinal_of(id);
    std::vector<Order> found = TRY(load_all({&ordinal, 1}));
    if (found.empty()) return fail(order_not_found, id.text());
    return std::move(found.front());
}

Result<OrderPage> OrderStore::list(const OrderFilter& filter, int limit,
                                   const std::optional<OrderId>& after) const {
    std::optional<Place> place;
    if (after) place = Place{listing_time(TRY(load(*after))).micros, ordinal_of(*after)};
    const FilterTexts texts{filter};
    if (texts.all().empty()) return list_along_time(filter, limit, place, std::nullopt);
    const CandidateBlocks blocks = TRY(words_.candidates(texts.all()));
    // Common words are found soonest among the newest orders, rare ones in their blocks.  With N
    // orders and a share f of the blocks, the first looks at 32 * limit / f orders at worst, the
    // second at N * f; an order costs the first about two and a half times as much.
    constexpr double in_block = orders_in_block;
    const double orders = in_block * static_cast<double>(blocks.all);
    const double share = static_cast<double>(blocks.count) / static_cast<double>(blocks.all + 1);
    if (share * share * orders >= 2.5 * in_block * limit) {
        // Words may each be common and yet never stand together, so not the whole way.
        const auto oldest = TRY(time_further_down(place, newest_looked_at));
        OrderPage page = TRY(list_along_time(filter, limit, place, oldest));
        if (page.next || !oldest) return page;
    }
    return list_matches(filter, limit, place, blocks.ranges);
}

Result<std::optional<std::int64_t>> OrderStore::time_further_down(const std::optional<Place>& after,
                                                                  std::int64_t distance) const {
    StatementText statement{"SELECT listed_at FROM orders WHERE vault_id = "};
    statement.add(statement.value(vault_.text()));
    add_place(statement, after);
    statement.add(" ORDER BY listed_at DESC, ordinal DESC LIMIT 1 OFFSET " +
                  statement.value(distance));
    std::optional<std::int64_t> time;
    TRY(transaction_.run(statement.text(), statement.values(),
                         [&](const sql::Row& row) -> Result<void> {
                             time = row.integer(0);
                             return {};
                         }));
    return time;
}

Result<OrderPage> OrderStore::list_along_time(const OrderFilter& filter, int limit,
                                              const std::optional<Place>& after,
                                              std::optional<std::int64_t> oldest) const {
    const FilterTexts texts{filter};
    StatementText statement{fmt::format("SELECT {} FROM orders WHERE vault_id = ", order_columns)};
    statement.add(statement.value(vault_.text()));
    add_place(statement, after);
    if (oldest) statement.add(" AND listed_at >= " + statement.value(*oldest));
    add_conditions(statement, filter, texts, vault_.text(), transaction_.dialect());
    // One more than asked for tells whether there is a next page.
    statement.add(" ORDER BY listed_at DESC, ordinal DESC LIMIT " +
                  statement.value(std::int64_t{limit} + 1));
    OrderPage page;
    TRY(transaction_.run(statement.text(), statement.values(),
                         [&](const sql::Row& row) -> Result<void> {
                             page.orders.push_back(TRY(read_order(row)));
                             return {};
                         }));
    if (page.orders.size() > static_cast<std::size_t>(limit)) {
        page.orders.pop_back();
        page.next = page.orders.back().id;
    }
    return page;
}

Result<void> OrderStore::match(const OrderFilter& filter, std::span<const BlockRange> blocks,
                               std::int64_t most,
                               const std::function<void(Place)>& on_match) const {
    const FilterTexts texts{filter};
    std::int64_t found = 0;
    for (const BlockRange& range : blocks) {
        StatementText statement{"SELECT listed_at, ordinal FROM orders WHERE vault_id = "};
        statement.add(statement.value(vault_.text()));
        statement.add(" AND ordinal >= " + statement.value(range.begin));
        statement.add(" AND ordinal < " + statement.value(range.end));
        add_conditions(statement, filter, texts, vault_.text(), transaction_.dialect());
        statement.add(" LIMIT " + statement.value(most - found));
        TRY(transaction_.run(statement.text(), statement.values(),
                             [&](const sql::Row& row) -> Result<void> {
                                 ++found;
                                 on_match({row.integer(0), row.integer(1)});
                                 return {};
                             }));
        if (found >= most) return {};
    }
    return {};
}

Result<OrderPage> OrderStore::list_matches(const OrderFilter& filter, int limit,
                                           const std::optional<Place>& after,
                                           std::span<const BlockRange> blocks) const {
    std::vector<Place> places;
    TRY(match(filter, blocks, std::numeric_limits<std::int64_t>::max(), [&](Place place) {
        if (!after || place < *after) places.push_back(place);
    }));
    const std::size_t wanted = static_cast<std::size_t>(limit) + 1;
    const std::size_t shown = std::min(places.size(), wanted);
    const auto middle = places.begin() + static_cast<std::ptrdiff_t>(shown);
    std::partial_sort(places.begin(), middle, places.end(), std::greater<>{});
    std::vector<std::int64_t> ordinals;
    for (auto place = places.begin(); place != middle; ++place)
        ordinals.push_back(place->ordinal);
    OrderPage page;
    if (!after) page.total = static_cast<std::int64_t>(places.size());
    page.orders = TRY(load_all(ordinals));
    std::sort(page.orders.begin(), page.orders.end(), [](const Order& a, const Order& b) {
        return std::pair{listing_time(a), ordinal_of(a.id)} >
               std::pair{listing_time(b), ordinal_of(b.id)};
    });
    if (page.orders.size() == wanted) {
        page.orders.pop_back();
        page.next = page.orders.back().id;
    }
    return page;
}

Result<bool> OrderStore::each_for_facets(const OrderFilter& filter, std::int64_t most,
                                         const std::function<void(const FacetRow&)>& on_row) const {
    const FilterTexts texts{filter};
    std::int64_t found = 0;
    const auto read = [&](const sql::Row& row) -> Result<void> {
        ++found;
        FacetRow order;
        order.ordinal = row.integer(0);
        TRY(read_platform_and_state(row, order.platform, order.state));
        order.listed_at = Instant{row.integer(3)};
        const std::int64_t refunded = row.integer(4);
        order.has_refund = refunded > 0;
        order.refund_exceeds = !row.is_null(5) && refunded > row.integer(5);
        on_row(order);
        return {};
    };
    const auto look = [&](const std::optional<BlockRange>& range) {
        StatementText statement{
            "SELECT ordinal, platform, state, listed_at, refunded, paid FROM orders WHERE "
            "vault_id = "};
        statement.add(statement.value(vault_.text()));
        if (range) {
            statement.add(" AND ordinal >= " + statement.value(range->begin));
            statement.add(" AND ordinal < " + statement.value(range->end));
        }
        add_conditions(statement, filter, texts, vault_.text(), transaction_.dialect());
        if (!range) statement.add(" ORDER BY listed_at DESC, ordinal DESC");
        statement.add(" LIMIT " + statement.value(most - found));
        return transaction_.run(statement.text(), statement.values(), read);
    };
    const std::vector<std::string> words = texts.all();
    if (words.empty()) {
        TRY(look(std::nullopt));
        return found < most;
    }
    const CandidateBlocks blocks = TRY(words_.candidates(words));
    for (const BlockRange& range : blocks.ranges) {
        TRY(look(range));
        if (found >= most) return false;
    }
    return true;
}

Result<std::int64_t> OrderStore::count(const OrderFilter& filter, std::int64_t most) const {
    const FilterTexts texts{filter};
    std::int64_t count = 0;
    const std::vector<std::string> words = texts.all();
    if (!words.empty() && transaction_.dialect() == sql::Dialect::Sqlite) {
        const CandidateBlocks blocks = TRY(words_.candidates(words));
        TRY(match(filter, blocks.ranges, most, [&](Place) { ++count; }));
        return count;
    }
    StatementText statement{"SELECT count(*) FROM (SELECT 1 FROM orders WHERE vault_id = "};
    statement.add(statement.value(vault_.text()));
    add_conditions(statement, filter, texts, vault_.text(), transaction_.dialect());
    statement.add(" LIMIT " + statement.value(most) + ") AS found");
    TRY(transaction_.run(statement.text(), statement.values(),
                         [&](const sql::Row& row) -> Result<void> {
                             count = row.integer(0);
                             return {};
                         }));
    return count;
}

Result<std::vector<std::optional<KnownOrder>>> OrderStore::known(
    std::span<const OrderKey> keys) const {
    std::vector<std::optional<KnownOrder>> answers(keys.size());
    const std::size_t most = keys_at_once(transaction_.dialect());
    std::vector<sql::Value> values;
    std::unordered_map<std::string_view, std::size_t> places;
    std::string text;
    std::size_t count_in_text = 0;
    for (std::size_t begin = 0; begin < keys.size();) {
        // A run of keys of the same kind, as nearly all keys of a bill are.
        std::size_t end = begin;
        values = {vault_.text(), name_of(keys[begin].numbered_by)};
        places.clear();
        while (end < keys.size() && end - begin < most &&
               keys[end].numbered_by == keys[begin].numbered_by) {
            values.push_back(keys[end].number);
            if (most > 1) places[keys[end].number] = end;
            ++end;
        }
        if (end - begin != count_in_text) {
            count_in_text = end - begin;
            text =
                "SELECT ordinal, fingerprint, number FROM orders WHERE vault_id = $1 AND "
                "numbered_by = $2 AND number IN (" +
                placeholders(count_in_text, 3) + ")";
        }
        TRY(transaction_.run(text, values, [&](const sql::Row& row) -> Result<void> {
            KnownOrder known{row.integer(0), std::nullopt};
            if (!row.is_null(1)) known.fingerprint = static_cast<std::uint64_t>(row.integer(1));
            answers[most > 1 ? places.at(row.text(2)) : begin] = known;
            return {};
        }));
        begin = end;
    }
    return answers;
}

Result<std::vector<Order>> OrderStore::load_all(std::span<const std::int64_t> ordinals) const {
    std::vector<Order> orders;
    const std::size_t most = keys_at_once(transaction_.dialect());
    std::vector<sql::Value> values;
    while (!ordinals.empty()) {
        const auto some = ordinals.first(std::min(most, ordinals.size()));
        ordinals = ordinals.subspan(some.size());
        values = {vault_.text()};
        values.insert(values.end(), some.begin(), some.end());
        const std::string text =
            fmt::format("SELECT {} FROM orders WHERE vault_id = $1 AND ordinal IN ({})",
                        order_columns, placeholders(some.size(), 2));
        TRY(transaction_.run(text, values, [&](const sql::Row& row) -> Result<void> {
            orders.push_back(TRY(read_order(row)));
            return {};
        }));
    }
    return orders;
}

Result<std::int64_t> OrderStore::next_ordinal(IdSource& ids) const {
    std::int64_t last = 0;
    TRY(transaction_.run(
        "SELECT ordinal FROM orders WHERE vault_id = $1 ORDER BY ordinal DESC LIMIT 1",
        {vault_.text()}, [&](const sql::Row& row) -> Result<void> {
            last = row.integer(0);
            return {};
        }));
    return std::max(last + 1, first_ordinal_at(ids.next_ulid()));
}

Result<void> OrderStore::insert(std::span<const NewOrder> orders) {
    for (const NewOrder& added : orders)
        TRY(words_.note(*added.order, added.ordinal));
    TRY(insert_orders(transaction_, vault_, orders));
    for (const NewOrder& added : orders) {
        if (!added.order->shipments.empty()) TRY(mark_parcel(added.ordinal));
    }
    return {};
}

Result<void> OrderStore::replace(const Order& order, std::optional<std::uint64_t> fingerprint) {
    TRY(words_.note(order, ordinal_of(order.id)));
    TRY(replace_order(transaction_, vault_, order, fingerprint));
    return order.shipments.empty() ? Result<void>{} : mark_parcel(ordinal_of(order.id));
}

Result<void> OrderStore::mark_parcel(std::int64_t ordinal) {
    return OrderMarkStore{transaction_, vault_}.set(ordinal, OrderMark::Parcel);
}

}  // namespace shuofa
