#pragma once

#include "base/language.h"
#include "domain/orders/order_draft.h"

#include <optional>
#include <string>
#include <vector>

namespace shuofa {

// A figure of a bill's own summary that its rows do not give.
struct TotalDifference {
    std::string what;  // "rows", "income", "income_count", "expense" ..., "neutral_count"
    std::string stated;
    std::string computed;
    std::string difference;  // stated less computed, in yuan or rows
    Phrase because;          // the known reason, else that none is known

    bool operator==(const TotalDifference&) const = default;
};

// Where the stated totals of a bill differ from what its rows add up to.  Empty when they agree or
// the bill states none.
std::vector<TotalDifference> total_differences(const BillReport& report);

}  // namespace shuofa
