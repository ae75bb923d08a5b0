#include "workflows/join_documents.h"

#include "storage/document_store.h"
#include "workflows/mark_orders.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

namespace shuofa {
namespace {

std::vector<std::string> numbers_in(const std::vector<JoinDocument>& documents) {
    std::set<std::string> numbers;
    for (const JoinDocument& document : documents) {
        for (const DocumentNumber& number : document.numbers)
            numbers.insert(number.number);
    }
    return {numbers.begin(), numbers.end()};
}

std::set<std::string> others_of(const std::vector<Link>& links) {
    std::set<std::string> others;
    for (const Link& link : links)
        others.insert(link.other);
    return others;
}

// One look at every order: for numbers that stand in their payments and parcels, and for likeness.
class Search {
public:
    Search(const std::vector<JoinDocument>& open, const std::vector<JoinOrder>& bank_rows)
        : likely_{open, bank_rows} {
        for (const JoinDocument& document : open) {
            for (const DocumentNumber& number : document.numbers)
                wanted_.insert(number.number);
        }
    }

    void look_at(JoinOrder order, std::string_view parts) {
        likely_.look_at(order);
        if (wanted_.empty()) return;
        for (std::string& number : find_numbers(parts)) {
            if (wanted_.contains(number)) order.more_numbers.push_back(std::move(number));
        }
        if (!order.more_numbers.empty()) found_.push_back(std::move(order));
    }

    const std::vector<JoinOrder>& found() const { return found_; }
    std::vector<Link> likely() { return likely_.take(); }

private:
    LikelyLinks likely_;
    std::unordered_set<std::string> wanted_;
    std::vector<JoinOrder> found_;
};

std::vector<JoinDocument> without(const std::vector<JoinDocument>& documents,
                                  const std::set<std::string>& linked) {
    std::vector<JoinDocument> open;
    std::copy_if(documents.begin(), documents.end(), std::back_inserter(open),
                 [&](const JoinDocument& document) { return !linked.contains(document.id); });
    return open;
}

Result<std::vector<Link>> find_links(sql::Transaction& transaction, const VaultId& vault) {
    const LinkStore store{transaction, vault};
    const auto documents = TRY((DocumentStore{transaction, vault}.for_joining()));
    const auto bank_rows = TRY(store.bank_rows());
    std::vector<JoinOrder> orders = TRY(store.orders_numbered(numbers_in(documents)));
    std::vector<Link> links = join_by_numbers(documents, orders);

    const std::vector<JoinDocument> open = without(documents, others_of(links));
    if (open.empty() && bank_rows.empty()) return links;
    Search search{open, bank_rows};
    TRY(store.each_order(
        [&](JoinOrder order, std::string_view parts) { search.look_at(std::move(order), parts); }));
    if (!search.found().empty()) {
        for (const JoinOrder& order : search.found()) {
            const auto known = std::find_if(orders.begin(), orders.end(), [&](const JoinOrder& o) {
                return o.ordinal == order.ordinal;
            });
            known == orders.end() ? orders.push_back(order) : void(*known = order);
        }
        links = join_by_numbers(documents, orders);
    }
    std::set<std::string> taken = others_of(links);
    for (const DecidedLink& decided : TRY(store.all())) {
        if (decided.decision == LinkDecision::Confirmed) taken.insert(decided.link.other);
    }
    for (Link& link : search.likely()) {
        if (!taken.contains(link.other)) links.push_back(std::move(link));
    }
    return links;
}

}  // namespace

Result<void> join_documents(sql::Database& database, const VaultId& vault) {
    const bool is_current = TRY(database.read([&](sql::Transaction& transaction) -> Result<bool> {
        const LinkStore store{transaction, vault};
        return TRY(store.current_state()) == TRY(store.found_for());
    }));
    if (is_current) return {};
    return database.write([&](sql::Transaction& transaction) -> Result<void> {
        LinkStore store{transaction, vault};
        TRY(store.replace_found(TRY(find_links(transaction, vault))));
        TRY(mark_orders(transaction, vault));
        return store.save_found_for(TRY(store.current_state()));
    });
}

}  // namespace shuofa
