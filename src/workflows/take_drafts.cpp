#include "workflows/take_drafts.h"

#include <unordered_map>

namespace shuofa {
namespace {

// A refund's fingerprint is not kept: it would stand in the place of its purchase's.
bool tells_of_purchase(const OrderDraft& draft) {
    return draft.kind == DraftKind::Purchase || draft.kind == DraftKind::UnpaidOrder;
}

struct KeyHash {
    std::size_t operator()(const OrderKey& key) const {
        return std::hash<std::string_view>{}(key.number);
    }
};

}  // namespace

Result<DraftTaker> DraftTaker::begin(OrderStore& orders, IdSource& ids) {
    const std::int64_t next = TRY(orders.next_ordinal(ids));
    const bool is_empty = TRY(orders.count({}, 1)) == 0;
    return DraftTaker{orders, next, is_empty};
}

Result<std::vector<std::optional<KnownOrder>>> DraftTaker::known(std::span<const OrderKey> keys) {
    if (!seen_) return orders_.known(keys);
    std::vector<OrderKey> doubtful;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (!seen_->note(keys[i])) continue;
        doubtful.push_back(keys[i]);
        places.push_back(i);
    }
    std::vector<std::optional<KnownOrder>> answers(keys.size());
    const auto found = TRY(orders_.known(doubtful));
    for (std::size_t i = 0; i < found.size(); ++i)
        answers[places[i]] = found[i];
    return answers;
}

Result<MergeCounts> DraftTaker::take(std::span<const OrderDraft> drafts, const BillFile& file) {
    const std::vector<OrderKey> keys = keys_of(drafts);
    const auto stored = TRY(known(keys));

    std::unordered_map<OrderKey, const KnownOrder*, KeyHash> stored_by_key;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (stored[i]) stored_by_key.emplace(keys[i], &*stored[i]);
    }
    MergeCounts counts;
    std::vector<std::int64_t> to_load;
    std::vector<OrderDraft> telling;  // the drafts that may tell something new
    if (!stored_by_key.empty()) {
        for (const OrderDraft& draft : drafts) {
            const auto found = draft.kind == DraftKind::NotPurchase
                                   ? stored_by_key.end()
                                   : stored_by_key.find(key_of(draft));
            if (found != stored_by_key.end()) {
                if (tells_of_purchase(draft) && found->second != nullptr &&
                    found->second->fingerprint == fingerprint(draft)) {
                    ++counts.unchanged;
                    continue;
                }
                if (found->second != nullptr) to_load.push_back(found->second->ordinal);
                // Loaded once; what other rows of the chunk say about it is merged too.
                found->second = nullptr;
            }
            telling.push_back(draft);
        }
        drafts = telling;
    }
    if (drafts.empty()) return counts;

    const Merge merge = merge_drafts(TRY(orders_.load_all(to_load)), drafts, file);
    counts += merge.counts;
    TRY(insert(merge.added, drafts));
    TRY(replace(merge.changed, drafts));
    return counts;
}

Result<void> DraftTaker::insert(const std::vector<Order>& added,
                                std::span<const OrderDraft> drafts) {
    // New orders stand in the order of their first drafts.
    std::vector<std::optional<std::uint64_t>> prints(added.size());
    auto draft = drafts.begin();
    for (std::size_t i = 0; i < added.size(); ++i) {
        while (draft != drafts.end() &&
               (draft->kind == DraftKind::NotPurchase || key_of(*draft) != key_of(added[i]))) {
            ++draft;
        }
        if (draft != drafts.end() && tells_of_purchase(*draft)) prints[i] = fingerprint(*draft);
    }
    // The indexes grow with the newest row first (see 0001_orders.sql).
    const bool oldest_first =
        added.size() > 1 && added.front().ordered_at < added.back().ordered_at;
    std::vector<NewOrder> orders;
    for (std::size_t i = 0; i < added.size(); ++i) {
        const std::size_t place = oldest_first ? added.size() - 1 - i : i;
        orders.push_back({&added[place], next_ordinal_++, prints[place]});
    }
    return orders_.insert(orders);
}

Result<void> DraftTaker::replace(const std::vector<Order>& changed,
                                 std::span<const OrderDraft> drafts) {
    if (changed.empty()) return {};
    std::unordered_map<OrderKey, std::optional<std::uint64_t>, KeyHash> prints;
    for (const Order& order : changed)
        prints.emplace(key_of(order), std::nullopt);
    for (const OrderDraft& draft : drafts) {
        if (!tells_of_purchase(draft)) continue;
        const auto found = prints.find(key_of(draft));
        if (found != prints.end()) found->second = fingerprint(draft);
    }
    for (const Order& order : changed)
        TRY(orders_.replace(order, prints.at(key_of(order))));
    return {};
}

}  // namespace shuofa
