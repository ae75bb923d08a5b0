#pragma once

#include "base/id.h"
#include "base/result.h"
#include "domain/cases/order_watch.h"
#include "domain/orders/merge_drafts.h"
#include "domain/orders/order.h"
#include "ports/id_source.h"
#include "ports/sql.h"
#include "storage/order_filter.h"
#include "storage/order_words.h"
#include "storage/order_writes.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace shuofa {

inline constexpr ErrorReason order_not_found{
    "order_not_found", ErrorCode::NotFound, "没有找到这个订单，请核对编号，或刷新列表后再试。",
    "There is no such order. Please check the id, or reload the list."};

struct OrderPage {
    std::vector<Order> orders;          // newest first
    std::optional<OrderId> next;        // ask for what comes after it; nothing at the end
    std::optional<std::int64_t> total;  // of a first page, when it came to light on the way
};

// A stored row that a draft may repeat.
struct KnownOrder {
    std::int64_t ordinal = 0;
    std::optional<std::uint64_t> fingerprint;  // of the draft that told of its purchase last
};

// An order as far as lists are narrowed by it.
struct FacetRow {
    std::int64_t ordinal = 0;
    Platform platform = Platform::Unknown;
    OrderState state = OrderState::Unknown;
    Instant listed_at{};
    bool has_refund = false;
    bool refund_exceeds = false;  // more came back than was paid
};

// Orders in the database.  One is made on a transaction and lives no longer.
class OrderStore {
public:
    OrderStore(sql::Transaction& transaction, VaultId vault)
        : transaction_{transaction}, vault_{std::move(vault)}, words_{transaction_, vault_} {}

    Result<Order> load(const OrderId& id) const;
    // Newest first, `limit` at most, beginning after the order `after`.  The time does not grow
    // with how far down the list that is.
    Result<OrderPage> list(const OrderFilter& filter, int limit,
                           const std::optional<OrderId>& after) const;
    // How many orders the filter lets through, counted no further than `most`.
    Result<std::int64_t> count(const OrderFilter& filter, std::int64_t most) const;

    // Newest first, at most `most` of those that the filter lets through; false when there may be
    // more.  Only what lists are narrowed by is read.
    Result<bool> each_for_facets(const OrderFilter& filter, std::int64_t most,
                                 const std::function<void(const FacetRow&)>& on_row) const;

    // Orders whose refunds may be out of place: stated by the purchase row, more than the price, or
    // without a purchase.  Newest first, `limit` at most.
    Result<std::vector<Order>> with_doubtful_refunds(int limit) const;
    Result<std::vector<Order>> lone_refunds(int limit) const;

    // Every order placed in the stretch that costs the shopper money still, in no order.  Only what
    // the radar asks for is read: a million take about a second.
    Result<void> watch(const OrderedBetween& stretch,
                       const std::function<Result<void>(const WatchedOrder&)>& on_order) const;

    // For each key what is stored under it.
    Result<std::vector<std::optional<KnownOrder>>> known(std::span<const OrderKey> keys) const;
    Result<std::vector<Order>> load_all(std::span<const std::int64_t> ordinals) const;

    // The number for the next new order; each further one is one larger.
    Result<std::int64_t> next_ordinal(IdSource& ids) const;
    Result<void> insert(std::span<const NewOrder> orders);
    // Replaces the order with this id.  Without a fingerprint the stored one stays.
    Result<void> replace(const Order& order, std::optional<std::uint64_t> fingerprint = {});
    // Makes what was inserted and replaced findable; call it once, before the transaction ends.
    Result<void> save_words() { return words_.save(); }

private:
    // Where an order stands in a list.
    struct Place {
        std::int64_t listed_at = 0;
        std::int64_t ordinal = 0;
        friend auto operator<=>(const Place&, const Place&) = default;
    };

    Result<OrderPage> list_along_time(const OrderFilter& filter, int limit,
                                      const std::optional<Place>& after,
                                      std::optional<std::int64_t> oldest) const;
    // The listing time of the order `distance` places further down; nothing beyond the end.
    Result<std::optional<std::int64_t>> time_further_down(const std::optional<Place>& after,
                                                          std::int64_t distance) const;
    Result<std::vector<Order>> newest_that(std::string_view condition, int limit) const;
    Result<OrderPage> list_matches(const OrderFilter& filter, int limit,
                                   const std::optional<Place>& after,
                                   std::span<const BlockRange> blocks) const;
    // Calls `on_match` for the orders of the blocks that pass the filter, `most` at most.
    Result<void> match(const OrderFilter& filter, std::span<const BlockRange> blocks,
                       std::int64_t most, const std::function<void(Place)>& on_match) const;

    Result<void> mark_parcel(std::int64_t ordinal);

    sql::Transaction& transaction_;
    VaultId vault_;
    OrderWords words_;
};

}  // namespace shuofa
