#pragma once

#include "base/result.h"
#include "domain/orders/join_documents.h"
#include "ports/sql.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

inline constexpr ErrorReason link_not_found{
    "link_not_found", ErrorCode::NotFound,
    "没有这个编号的关联。编号以 lnk_ 开头，可从关联列表复制。",
    "There is no link of that id. Ids begin with lnk_; copy one from the list of links."};

// A link and what the shopper said to it.
struct DecidedLink {
    Link link;
    std::optional<LinkDecision> decision;

    // Exact ones hold unless rejected, proposed ones when confirmed.
    bool holds() const {
        if (decision) return *decision == LinkDecision::Confirmed;
        return link.certainty == LinkCertainty::Exact;
    }
    bool operator==(const DecidedLink&) const = default;
};

// What belongs to which order.  One is made on a transaction and lives no longer.
class LinkStore {
public:
    LinkStore(sql::Transaction& transaction, VaultId vault)
        : transaction_{transaction}, vault_{std::move(vault)} {}

    Result<DecidedLink> load(const LinkId& id) const;
    Result<std::vector<DecidedLink>> all() const;
    Result<std::vector<DecidedLink>> of_order(std::int64_t ordinal) const;
    Result<std::vector<DecidedLink>> of_other(std::string_view other) const;
    // Nothing decided: takes the decision back.
    Result<void> decide(const LinkId& id, std::optional<LinkDecision> decision, Instant at);

    // Puts the links found in the place of those found before; what was decided on stays.
    Result<void> replace_found(std::span<const Link> links);

    // Says what the vault holds that links are found from; when it is what they were found from
    // last, there is nothing to do.
    Result<std::string> current_state() const;
    Result<std::string> found_for() const;
    Result<void> save_found_for(std::string_view state);

    // Orders as joining looks at them.
    Result<std::vector<JoinOrder>> orders_numbered(std::span<const std::string> numbers) const;
    Result<std::vector<JoinOrder>> bank_rows() const;
    // All of them, with the text in which the numbers of payments, refunds and parcels stand.
    Result<void> each_order(
        const std::function<void(JoinOrder, std::string_view parts)>& on_order) const;

private:
    Result<std::vector<DecidedLink>> read(std::string_view condition,
                                          std::span<const sql::Value> values) const;

    sql::Transaction& transaction_;
    VaultId vault_;
};

}  // namespace shuofa
