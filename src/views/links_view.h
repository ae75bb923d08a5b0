#pragma once

#include "base/language.h"
#include "storage/link_store.h"
#include "views/orders_view.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

namespace shuofa {

struct LinkView {
    LinkId id;
    std::string state;  // "linked", "proposed", "confirmed", "rejected"
    LinkBasis basis = LinkBasis::OrderNumber;
    std::int64_t score = 100;
    std::string proof;
    std::string why;    // for the user
    std::string order;  // "ord_..."
    std::string order_number;
    std::string order_title;
    std::string order_seller;
    std::optional<Money> order_paid;
    std::string other;       // "doc_..." or "ord_..."
    std::string other_kind;  // "invoice" ... or "bank_row"
    std::string other_title;
    std::optional<Instant> other_at;
};
BOOST_DESCRIBE_STRUCT(LinkView, (),
                      (id, state, basis, score, proof, why, order, order_number, order_title,
                       order_seller, order_paid, other, other_kind, other_title, other_at))

struct LinkListView {
    std::vector<LinkView> links;
};
BOOST_DESCRIBE_STRUCT(LinkListView, (), (links))

struct LinkListRequest {
    std::string state = {};  // as in LinkView; empty: all
    std::optional<OrderId> order = {};
};

// The likeliest first.
Result<LinkListView> view_links(sql::Transaction& transaction, const VaultId& vault,
                                const LinkListRequest& request, Language language);
Result<LinkView> view_link(sql::Transaction& transaction, const VaultId& vault, const LinkId& id,
                           Language language);

const Phrase& phrase_of(LinkBasis basis);
const Phrase& phrase_of(DocumentKind kind);

std::string to_json(const LinkListView& view);
std::string to_json(const LinkView& view);

}  // namespace shuofa
