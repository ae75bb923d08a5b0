#include "domain/law/court_fees.h"

#include <algorithm>
#include <span>

namespace shuofa {
namespace {

// Above `over` yuan and up to the next bracket, `per_mille` of what is above.
struct Bracket {
    std::int64_t over;
    std::int64_t per_mille;
};

Money cumulative(Money base, Money sum, std::span<const Bracket> brackets) {
    Money fee = base;
    for (std::size_t i = 0; i < brackets.size(); ++i) {
        const Money from = Money::yuan(brackets[i].over);
        if (sum <= from) break;
        const Money to =
            i + 1 < brackets.size() ? std::min(sum, Money::yuan(brackets[i + 1].over)) : sum;
        fee += (to - from).share(brackets[i].per_mille, 1000);
    }
    return fee;
}

}  // namespace

Money court_acceptance_fee(Money sum) {
    static constexpr Bracket brackets[] = {{10'000, 25},   {100'000, 20},   {200'000, 15},
                                           {500'000, 10},  {1'000'000, 9},  {2'000'000, 8},
                                           {5'000'000, 7}, {10'000'000, 6}, {20'000'000, 5}};
    return cumulative(Money::yuan(50), sum, brackets);
}

Money court_enforcement_fee(Money sum) {
    static constexpr Bracket brackets[] = {
        {10'000, 15}, {500'000, 10}, {5'000'000, 5}, {10'000'000, 1}};
    return cumulative(Money::yuan(50), sum, brackets);
}

Money court_preservation_fee(Money sum) {
    static constexpr Bracket brackets[] = {{1'000, 10}, {100'000, 5}};
    return std::min(cumulative(Money::yuan(30), sum, brackets), Money::yuan(5'000));
}

}  // namespace shuofa
