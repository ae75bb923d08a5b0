#pragma once

#include "domain/orders/order.h"
#include "domain/orders/order_draft.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// Which kept file the drafts come from, and when it was exported if it says so.
struct BillFile {
    std::string file;
    std::optional<Instant> as_of;
};

// The name of an order in a vault.  The view lives as long as the draft or order it came from.
struct OrderKey {
    SourceKind numbered_by = SourceKind::Alipay;
    std::string_view number;

    friend auto operator<=>(const OrderKey&, const OrderKey&) = default;
};

inline OrderKey key_of(const Order& order) { return {order.numbered_by, order.number}; }
inline OrderKey key_of(const OrderDraft& draft) { return {draft.numbered_by, draft.number}; }

// The keys of the orders that a chunk of drafts can touch, each once, in order of first appearance:
// load these orders, then merge.
std::vector<OrderKey> keys_of(std::span<const OrderDraft> drafts);

struct MergeCounts {
    std::size_t orders_added = 0;    // purchases that were not known before this file
    std::size_t orders_updated = 0;  // known before this file, and it told something new
    std::size_t refunds_added = 0;
    std::size_t unchanged = 0;  // rows that told nothing new
    std::size_t not_purchases = 0;

    MergeCounts& operator+=(const MergeCounts& other);
    bool operator==(const MergeCounts&) const = default;
};

struct Merge {
    std::vector<Order> added;    // to insert; ids are empty
    std::vector<Order> changed;  // to replace
    MergeCounts counts;
};

// Takes the drafts of one chunk into the orders they belong to.  `existing` holds the orders with
// keys_of(drafts) that are stored already.  The outcome, counts included, does not depend on how a
// file is cut into chunks, nor on whether a refund row comes before or after its purchase.
Merge merge_drafts(std::vector<Order> existing, std::span<const OrderDraft> drafts,
                   const BillFile& file);

// A digest of everything a draft says about its order, without its row number.  A stored
// fingerprint that is equal means: this row tells nothing new, the order need not be loaded.
std::uint64_t fingerprint(const OrderDraft& draft);

}  // namespace shuofa
