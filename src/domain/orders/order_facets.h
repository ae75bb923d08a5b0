#pragma once

#include "base/enum_names.h"
#include "domain/orders/invoice_state.h"
#include "domain/orders/order.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>

namespace shuofa {

// What an order may have, for narrowing a list.
enum class OrderHas { Refund, Case, Parcel, Note, Photo, Conflict };

template <>
inline constexpr auto enum_names<OrderHas> = std::to_array<EnumName<OrderHas>>({
    {OrderHas::Refund, "refund"},
    {OrderHas::Case, "case"},
    {OrderHas::Parcel, "parcel"},
    {OrderHas::Note, "note"},
    {OrderHas::Photo, "photo"},
    {OrderHas::Conflict, "conflict"},
});

// An order as far as lists are narrowed by it.
struct FacetOrder {
    Platform platform = Platform::Unknown;
    OrderState state = OrderState::Unknown;
    InvoiceState invoice = InvoiceState::None;
    std::optional<int> year = {};
    std::array<bool, enum_names<OrderHas>.size()> has = {};
};

// What a list is narrowed to already.
struct FacetChoice {
    std::optional<Platform> platform = {};
    std::optional<OrderState> state = {};
    std::optional<InvoiceState> invoice = {};
    std::optional<int> year = {};
    std::optional<OrderHas> has = {};
};

// For each value how many orders the list would hold if it were narrowed to that value instead of
// to the one chosen of its kind.
struct OrderFacets {
    std::map<Platform, std::int64_t> platforms;
    std::map<OrderState, std::int64_t> states;
    std::map<InvoiceState, std::int64_t> invoices;
    std::map<int, std::int64_t> years;
    std::map<OrderHas, std::int64_t> has;
    std::int64_t total = 0;  // by what is chosen

    bool operator==(const OrderFacets&) const = default;
};

// Takes one order into the counts.
void count_facets(const FacetOrder& order, const FacetChoice& choice, OrderFacets& into);

}  // namespace shuofa
