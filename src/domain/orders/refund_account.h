#pragma once

#include "base/enum_names.h"
#include "domain/orders/order.h"

namespace shuofa {

// How what the purchase row says came back compares with the refund rows that are known.
enum class RefundAccountState {
    Agrees,
    RowsMissing,   // the purchase row says more: a refund row lies outside the bills
    RowsMore,      // the rows say more: the purchase row is older than the last refund
    ExceedsPrice,  // more came back than was paid
    PriceUnknown   // a refund whose purchase is not known
};

template <>
inline constexpr auto enum_names<RefundAccountState> = std::to_array<EnumName<RefundAccountState>>({
    {RefundAccountState::Agrees, "agrees"},
    {RefundAccountState::RowsMissing, "rows_missing"},
    {RefundAccountState::RowsMore, "rows_more"},
    {RefundAccountState::ExceedsPrice, "exceeds_price"},
    {RefundAccountState::PriceUnknown, "price_unknown"},
});

struct RefundAccount {
    std::optional<Money> stated;  // by the purchase row; nothing when it says none
    Money seen;                   // by refund rows, each movement once
    Money difference;             // what is out of place, never negative
    RefundAccountState state = RefundAccountState::Agrees;

    bool operator==(const RefundAccount&) const = default;
};

RefundAccount refund_account(const Order& order);

}  // namespace shuofa
