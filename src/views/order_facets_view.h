#pragma once

#include "views/orders_view.h"

#include <boost/describe/class.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace shuofa {

// How many orders a list would hold if it were narrowed to this value.
struct FacetValueView {
    std::string value;  // as the filter takes it; of years "2026"
    std::int64_t count = 0;
    bool at_least = false;  // there may be more: counting stops at a hundred thousand
};
BOOST_DESCRIBE_STRUCT(FacetValueView, (), (value, count, at_least))

struct OrderFacetsView {
    std::vector<FacetValueView> platforms;  // most first
    std::vector<FacetValueView> states;
    std::vector<FacetValueView> invoices;
    std::vector<FacetValueView> years;  // newest first
    std::vector<FacetValueView> has;
    std::int64_t total = 0;
    bool total_is_exact = true;
};
BOOST_DESCRIBE_STRUCT(OrderFacetsView, (),
                      (platforms, states, invoices, years, has, total, total_is_exact))

Result<OrderFacetsView> view_order_facets(sql::Transaction& transaction, const VaultId& vault,
                                          const OrderFilter& filter);
std::string to_json(const OrderFacetsView& view);

}  // namespace shuofa
