#pragma once

#include "base/id.h"
#include "base/result.h"
#include "domain/orders/order.h"
#include "ports/sql.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shuofa {

// What few orders have, so that lists can be narrowed to them without looking at all orders.
enum class OrderMark { Note, Parcel, Case, Photo, Conflict, Invoice, Signed };

template <>
inline constexpr auto enum_names<OrderMark> = std::to_array<EnumName<OrderMark>>({
    {OrderMark::Note, "note"},
    {OrderMark::Parcel, "parcel"},
    {OrderMark::Case, "case"},
    {OrderMark::Photo, "photo"},
    {OrderMark::Conflict, "conflict"},
    {OrderMark::Invoice, "invoice"},  // value: name_of(InvoiceState)
    {OrderMark::Signed, "signed"},    // value: the day a linked parcel was signed for
});

// Marks and warranties of orders in the database.  Orders are named by their ordinal.  One is made
// on a transaction and lives no longer.
class OrderMarkStore {
public:
    using Values = std::map<std::int64_t, std::string>;

    OrderMarkStore(sql::Transaction& transaction, VaultId vault)
        : transaction_{transaction}, vault_{std::move(vault)} {}

    Result<void> set(std::int64_t ordinal, OrderMark mark, std::string_view value = {});
    Result<void> clear(std::int64_t ordinal, OrderMark mark);
    // All orders with the mark, and its value.
    Result<Values> all(OrderMark mark) const;
    // Puts these in the place of all that had the mark.
    Result<void> replace_all(OrderMark mark, const Values& values);
    Result<std::optional<std::string>> value_of(std::int64_t ordinal, OrderMark mark) const;

    // Months, as the shopper says.
    Result<std::optional<int>> warranty_of(std::int64_t ordinal) const;
    Result<void> set_warranty(std::int64_t ordinal, std::optional<int> months);
    Result<std::map<std::int64_t, int>> warranties() const;

private:
    sql::Transaction& transaction_;
    VaultId vault_;
};

}  // namespace shuofa
