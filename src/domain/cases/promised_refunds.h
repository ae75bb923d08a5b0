#pragma once

#include "base/day.h"
#include "base/enum_names.h"
#include "base/money.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace shuofa {

// Money that somebody promised to pay back.
struct RefundPromise {
    std::string id;  // tells promises of one day apart
    Day made_on{};
    std::optional<Day> due = {};
    std::optional<Money> amount = {};  // as promised; nothing: what the order cost
    std::optional<Day> kept_on = {};   // the shopper says that it came, whatever bills show

    bool operator==(const RefundPromise&) const = default;
};

// A row that tells of money that came.
struct RefundRow {
    Day day{};
    Money amount;

    bool operator==(const RefundRow&) const = default;
};

// What came of one promise.
struct TickedPromise {
    std::optional<Money> expected;     // nothing: any sum keeps it
    Money seen;                        // of the rows that tick it off, no more than expected
    std::optional<Day> kept_on;        // the day on which all of it had come
    std::vector<std::size_t> rows;     // places in the list of rows
    std::optional<std::size_t> again;  // the later promise of the same money, after this one broke

    bool operator==(const TickedPromise&) const = default;
};

// Ticks promises off with rows that came on the day of the promise or later.  A row ticks off one
// promise only: one of exactly what is still out, else the oldest.  A promise that is made again
// after its day has passed is one and the same money.  `paid` stands in for a sum that was not
// named.  Neither list needs to be in order, and their order changes nothing.
std::vector<TickedPromise> tick_off(std::span<const RefundPromise> promises,
                                    std::span<const RefundRow> rows, std::optional<Money> paid);

// How far a promised refund has come.
enum class PromisedMoney { Kept, Partly, Open, Overdue };

template <>
inline constexpr auto enum_names<PromisedMoney> = std::to_array<EnumName<PromisedMoney>>({
    {PromisedMoney::Kept, "kept"},
    {PromisedMoney::Partly, "partly"},
    {PromisedMoney::Open, "open"},
    {PromisedMoney::Overdue, "overdue"},
});

PromisedMoney state_of(const RefundPromise& promise, const TickedPromise& ticked, Day today);

// Days after the due day on which it was kept, or by which it is late today; 0 in time.
int days_late(const RefundPromise& promise, const TickedPromise& ticked, Day today);

}  // namespace shuofa
