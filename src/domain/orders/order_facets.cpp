#include "domain/orders/order_facets.h"

#include <iterator>

namespace shuofa {

void count_facets(const FacetOrder& order, const FacetChoice& choice, OrderFacets& into) {
    const bool fits[] = {
        !choice.platform || *choice.platform == order.platform,
        !choice.state || *choice.state == order.state,
        !choice.invoice || *choice.invoice == order.invoice,
        !choice.year || choice.year == order.year,
        !choice.has || order.has[static_cast<std::size_t>(*choice.has)],
    };
    int misses = 0;
    std::size_t missed = 0;
    for (std::size_t i = 0; i < std::size(fits); ++i) {
        if (fits[i]) continue;
        ++misses;
        missed = i;
    }
    // What fits but for one kind counts among the values of that kind.
    const auto counts_for = [&](std::size_t kind) {
        return misses == 0 || (misses == 1 && missed == kind);
    };
    if (misses == 0) ++into.total;
    if (counts_for(0)) ++into.platforms[order.platform];
    if (counts_for(1)) ++into.states[order.state];
    if (counts_for(2)) ++into.invoices[order.invoice];
    if (counts_for(3) && order.year) ++into.years[*order.year];
    if (!counts_for(4)) return;
    for (const auto& one : enum_names<OrderHas>) {
        if (order.has[static_cast<std::size_t>(one.value)]) ++into.has[one.value];
    }
}

}  // namespace shuofa
