#include "domain/orders/order_facets.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <vector>

namespace shuofa {
namespace {

FacetOrder any_order() {
    FacetOrder order;
    order.platform = *rc::gen::element(Platform::Taobao, Platform::Jd);
    order.state = *rc::gen::element(OrderState::Paid, OrderState::Completed);
    order.invoice = *rc::gen::element(InvoiceState::None, InvoiceState::Partly);
    order.year = *rc::gen::inRange(2024, 2027);
    for (bool& has : order.has)
        has = *rc::gen::arbitrary<bool>();
    return order;
}

bool is_listed(const FacetOrder& order, const FacetChoice& choice) {
    OrderFacets alone;
    count_facets(order, choice, alone);
    return alone.total == 1;
}

std::int64_t listed(const std::vector<FacetOrder>& orders, const FacetChoice& choice) {
    return std::count_if(orders.begin(), orders.end(),
                         [&](const FacetOrder& order) { return is_listed(order, choice); });
}

TEST(CountFacets, SaysWhatTheListWouldHold) {
    EXPECT_TRUE(rc::check([] {
        std::vector<FacetOrder> orders;
        const int count = *rc::gen::inRange(0, 30);
        for (int i = 0; i < count; ++i)
            orders.push_back(any_order());
        FacetChoice choice;
        if (*rc::gen::arbitrary<bool>()) choice.platform = Platform::Jd;
        if (*rc::gen::arbitrary<bool>()) choice.year = 2025;
        if (*rc::gen::arbitrary<bool>()) choice.has = OrderHas::Refund;
        OrderFacets facets;
        for (const FacetOrder& order : orders)
            count_facets(order, choice, facets);

        RC_ASSERT(facets.total == listed(orders, choice));
        for (const auto& [platform, number] : facets.platforms) {
            FacetChoice other = choice;
            other.platform = platform;
            RC_ASSERT(number == listed(orders, other));
        }
        for (const auto& [year, number] : facets.years) {
            FacetChoice other = choice;
            other.year = year;
            RC_ASSERT(number == listed(orders, other));
        }
        for (const auto& [has, number] : facets.has) {
            FacetChoice other = choice;
            other.has = has;
            RC_ASSERT(number == listed(orders, other));
        }
    }));
}

}  // namespace
}  // namespace shuofa
