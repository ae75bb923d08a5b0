#include "domain/orders/merge_drafts.h"

#include "domain/orders/refunds.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

namespace shuofa {
namespace {

constexpr std::uint64_t mix_start = 0x9E3779B97F4A7C15ULL;

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
    hash = (hash ^ word) * 0xFF51AFD7ED558CCDULL;
    return hash ^ (hash >> 32);
}

std::uint64_t mix(std::uint64_t hash, std::string_view text) {
    const char* at = text.data();
    std::size_t left = text.size();
    for (; left >= 8; left -= 8, at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, 8);
        hash = mix(hash, word);
    }
    std::uint64_t word = 0;
    if (left > 0) std::memcpy(&word, at, left);
    // The length keeps "ab" + "c" apart from "a" + "bc".
    return mix(mix(hash, word), text.size());
}

std::uint64_t mix(std::uint64_t hash, OrderKey key) {
    return mix(mix(hash, static_cast<std::uint64_t>(key.numbered_by)), key.number);
}

// Positions of orders by key, for one chunk: open addressing, because a node per row would cost
// more than the merge itself.
class KeyIndex {
public:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    explicit KeyIndex(std::size_t keys) {
        std::size_t size = 16;
        while (size < 2 * keys)
            size *= 2;
        slots_.assign(size, none);
    }

    // The slot of the key: it holds the key's position, or `none` and takes one.
    template <class KeyAt>
    std::uint32_t& slot(OrderKey key, const KeyAt& key_at) {
        std::size_t at = mix(mix_start, key) & (slots_.size() - 1);
        while (slots_[at] != none && key_at(slots_[at]) != key)
            at = (at + 1) & (slots_.size() - 1);
        return slots_[at];
    }

private:
    std::vector<std::uint32_t> slots_;
};

// Orders only move forward: a wallet's "paid" that comes after a shop's "received" tells less.
int rank(OrderState state) {
    switch (state) {
        case OrderState::Unknown:
        case OrderState::RefundOnly:
            return 0;
        case OrderState::AwaitingPayment:
            return 1;
        case OrderState::Paid:
            return 2;
        case OrderState::Shipped:
            return 3;
        case OrderState::Completed:
            return 4;
        case OrderState::Closed:
            return 5;
        case OrderState::Refunded:
            return 6;
    }
    return 0;
}

// The moment as it counts for "ordered at": order lists give the day only, as its first moment, and
// any time of that day says more.
std::int64_t exactness(Instant at) {
    constexpr std::int64_t day = 86'400'000'000;
    const bool day_only = (at.micros + china_offset_micros) % day == 0;
    return day_only ? at.micros + day - 1 : at.micros;
}

bool is_known(const Order& order) { return !order.payments.empty() || rank(order.state) > 0; }

template <class Text>
bool replace_if_other(std::string& field, const Text& text) {
    if (text.empty() || field == text) return false;
    field = text;
    return true;
}

enum class Outcome { Unchanged, Updated, OrderAdded, RefundAdded };

// One order of the chunk while rows are taken into it.
struct Entry {
    Order order;
    bool stored = false;
    bool changed = false;
};

class Merger {
public:
    Merger(std::vector<Order> existing, std::size_t drafts, const BillFile& file)
        : file_{file}, index_{existing.size() + drafts} {
        entries_.reserve(existing.size() + drafts);
        for (Order& order : existing) {
            const OrderKey key = key_of(order);
            slot_of(key) = static_cast<std::uint32_t>(entries_.size());
            entries_.push_back({std::move(order), true, false});
        }
    }

    void take(const OrderDraft& draft) {
        if (draft.kind == DraftKind::NotPurchase) {
            ++counts_.not_purchases;
            return;
        }
        Entry& entry = entry_of(draft);
        const bool known = is_known(entry.order);
        const bool touched = was_touched(entry.order);
        const Outcome outcome = draft.kind == DraftKind::Refund ? take_refund(entry.order, draft)
                                                                : take_order(entry.order, draft);
        count(outcome, known && !touched);
        if (outcome == Outcome::Unchanged) return;
        entry.changed = true;
        tell_source(entry.order.sources,
                    {draft.source, file_.file, draft.row, std::string{draft.status}, file_.as_of});
        settle(entry.order);
    }

    Merge finish() {
        Merge merge;
        merge.counts = counts_;
        for (Entry& entry : entries_) {
            if (!entry.changed) continue;
            (entry.stored ? merge.changed : merge.added).push_back(std::move(entry.order));
        }
        return merge;
    }

private:
    // Two rows of one archive that contradict each other change the order each time it is read.
    static void tell_source(std::vector<Source>& sources, Source source) {
        if (std::find(sources.begin(), sources.end(), source) == sources.end())
            sources.push_back(std::move(source));
    }

    std::uint32_t& slot_of(OrderKey key) {
        return index_.slot(key, [this](std::uint32_t at) { return key_of(entries_[at].order); });
    }

    Entry& entry_of(const OrderDraft& draft) {
        std::uint32_t& at = slot_of(key_of(draft));
        if (at == KeyIndex::none) {
            at = static_cast<std::uint32_t>(entries_.size());
            Order& order = entries_.emplace_back().order;
            order.numbered_by = draft.numbered_by;
            order.number = draft.number;
        }
        return entries_[at];
    }

    bool was_touched(const Order& order) const {
        return std::any_of(order.sources.begin(), order.sources.end(),
                           [&](const Source& source) { return source.file == file_.file; });
    }

    // A bill exported earlier than what is known must not bring old words back.
    bool may_replace(const Order& order) const {
        return !file_.as_of || !order.as_of || *file_.as_of >= *order.as_of;
    }

    void count(Outcome outcome, bool first_touch_of_known) {
        switch (outcome) {
            case Outcome::Unchanged:
                ++counts_.unchanged;
                return;
            case Outcome::OrderAdded:
                ++counts_.orders_added;
                return;
            case Outcome::RefundAdded:
                ++counts_.refunds_added;
                break;
            case Outcome::Updated:
                break;
        }
        if (first_touch_of_known) ++counts_.orders_updated;
    }

    Outcome take_order(Order& order, const OrderDraft& draft) {
        const bool known = is_known(order);
        bool changed = !known;
        if (!known) {  // a refund row that came first only lent its words
            replace_if_other(order.seller, draft.seller);
            replace_if_other(order.title, draft.title);
        } else {
            if (order.seller.empty()) changed |= replace_if_other(order.seller, draft.seller);
            if (order.title.empty()) changed |= replace_if_other(order.title, draft.title);
        }
        changed |= take_platform(order, draft);
        changed |= take_parcel(order, draft);
        if (draft.kind == DraftKind::Purchase) changed |= take_payment(order, draft);
        if (draft.at &&
            (!order.ordered_at || exactness(*draft.at) < exactness(*order.ordered_at))) {
            order.ordered_at = draft.at;
            changed = true;
        }
        if (rank(draft.state) > rank(order.state)) {
            order.state = draft.state;
            changed = true;
        }
        if (draft.refund_stated && draft.refund_stated > order.refund_stated) {
            order.refund_stated = draft.refund_stated;
            changed = true;
        }
        if (!changed) return Outcome::Unchanged;
        order.as_of = std::max(order.as_of, file_.as_of);
        return known ? Outcome::Updated : Outcome::OrderAdded;
    }

    static bool take_parcel(Order& order, const OrderDraft& draft) {
        if (draft.waybill.empty()) return false;
        const auto same =
            std::find_if(order.shipments.begin(), order.shipments.end(),
                         [&](const Shipment& parcel) { return parcel.number == draft.waybill; });
        if (same == order.shipments.end()) {
            order.shipments.push_back({std::string{draft.carrier}, std::string{draft.waybill},
                                       draft.shipped_at, std::nullopt});
            return true;
        }
        const bool dated = draft.shipped_at && !same->shipped_at;
        if (dated) same->shipped_at = draft.shipped_at;
        const bool named = same->carrier.empty() && replace_if_other(same->carrier, draft.carrier);
        return dated || named;
    }

    bool take_payment(Order& order, const OrderDraft& draft) {
        Payment told{draft.source,
                     std::string{draft.trade_number},
                     std::string{draft.merchant_number},
                     std::string{draft.method},
                     std::string{draft.status},
                     draft.amount,
                     draft.at};
        const auto same = std::find_if(order.payments.begin(), order.payments.end(),
                                       [&](const Payment& p) { return same_payment(p, told); });
        if (same == order.payments.end()) {
            order.payments.push_back(std::move(told));
            return true;
        }
        if (!may_replace(order)) return false;
        bool changed = replace_if_other(same->status, told.status);
        changed |= replace_if_other(same->method, told.method);
        changed |= replace_if_other(same->merchant_number, told.merchant_number);
        if (same->amount != told.amount) {
            same->amount = told.amount;
            changed = true;
        }
        return changed;
    }

    Outcome take_refund(Order& order, const OrderDraft& draft) {
        if (order.seller.empty()) replace_if_other(order.seller, draft.seller);
        if (order.title.empty()) replace_if_other(order.title, draft.title);
        take_platform(order, draft);
        Refund told{draft.source, std::string{draft.trade_number}, draft.amount, draft.at,
                    std::string{draft.status}};
        const auto same = std::find_if(order.refunds.begin(), order.refunds.end(),
                                       [&](const Refund& r) { return same_refund(r, told); });
        if (same == order.refunds.end()) {
            order.refunds.push_back(std::move(told));
            return Outcome::RefundAdded;
        }
        if (!may_replace(order)) return Outcome::Unchanged;
        bool changed = replace_if_other(same->status, told.status);
        if (same->amount != told.amount) {
            same->amount = told.amount;
            changed = true;
        }
        return changed ? Outcome::Updated : Outcome::Unchanged;
    }

    static bool take_platform(Order& order, const OrderDraft& draft) {
        if (order.platform != Platform::Unknown || draft.platform == Platform::Unknown)
            return false;
        order.platform = draft.platform;
        return true;
    }

    const BillFile& file_;
    std::vector<Entry> entries_;
    KeyIndex index_;
    MergeCounts counts_;
};

}  // namespace

std::vector<OrderKey> keys_of(std::span<const OrderDraft> drafts) {
    std::vector<OrderKey> keys;
    keys.reserve(drafts.size());
    KeyIndex index{drafts.size()};
    for (const OrderDraft& draft : drafts) {
        if (draft.kind == DraftKind::NotPurchase) continue;
        std::uint32_t& at =
            index.slot(key_of(draft), [&](std::uint32_t position) { return keys[position]; });
        if (at != KeyIndex::none) continue;
        at = static_cast<std::uint32_t>(keys.size());
        keys.push_back(key_of(draft));
    }
    return keys;
}

MergeCounts& MergeCounts::operator+=(const MergeCounts& other) {
    orders_added += other.orders_added;
    orders_updated += other.orders_updated;
    refunds_added += other.refunds_added;
    unchanged += other.unchanged;
    not_purchases += other.not_purchases;
    return *this;
}

Merge merge_drafts(std::vector<Order> existing, std::span<const OrderDraft> drafts,
                   const BillFile& file) {
    Merger merger{std::move(existing), drafts.size(), file};
    for (const OrderDraft& draft : drafts)
        merger.take(draft);
    return merger.finish();
}

std::uint64_t fingerprint(const OrderDraft& draft) {
    std::uint64_t hash = mix(mix_start, key_of(draft));
    hash = mix(hash, static_cast<std::uint64_t>(draft.kind) << 24 |
                         static_cast<std::uint64_t>(draft.source) << 16 |
                         static_cast<std::uint64_t>(draft.platform) << 8 |
                         static_cast<std::uint64_t>(draft.state));
    for (const std::string_view text : {draft.trade_number, draft.merchant_number, draft.seller,
                                        draft.title, draft.method, draft.status}) {
        hash = mix(hash, text);
    }
    hash = mix(hash, static_cast<std::uint64_t>(draft.amount.fen()));
    hash = mix(hash, draft.refund_stated ? static_cast<std::uint64_t>(draft.refund_stated->fen())
                                         : ~std::uint64_t{0});
    return mix(hash, draft.at ? static_cast<std::uint64_t>(draft.at->micros) : ~std::uint64_t{0});
}

}  // namespace shuofa
