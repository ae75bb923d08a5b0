#pragma once

#include "base/result.h"
#include "domain/orders/merge_drafts.h"
#include "domain/orders/order_draft.h"
#include "ports/id_source.h"
#include "storage/order_store.h"
#include "workflows/seen_keys.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace shuofa {

// Takes drafts, chunk by chunk, into the orders of one vault, inside one transaction.
class DraftTaker {
public:
    // Finds out where the numbers of new orders begin, and whether there are orders at all.
    static Result<DraftTaker> begin(OrderStore& orders, IdSource& ids);

    Result<MergeCounts> take(std::span<const OrderDraft> drafts, const BillFile& file);

private:
    DraftTaker(OrderStore& orders, std::int64_t next_ordinal, bool vault_was_empty)
        : orders_{orders}, next_ordinal_{next_ordinal} {
        if (vault_was_empty) seen_.emplace();
    }

    Result<std::vector<std::optional<KnownOrder>>> known(std::span<const OrderKey> keys);
    Result<void> insert(const std::vector<Order>& added, std::span<const OrderDraft> drafts);
    Result<void> replace(const std::vector<Order>& changed, std::span<const OrderDraft> drafts);

    OrderStore& orders_;
    std::int64_t next_ordinal_;
    std::optional<SeenKeys> seen_;  // nothing when the vault had orders before
};

}  // namespace shuofa
