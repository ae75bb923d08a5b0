#pragma once

#include "base/enum_names.h"
#include "base/language.h"
#include "domain/cases/order_terms.h"
#include "domain/orders/order.h"

#include <optional>
#include <string>
#include <vector>

namespace shuofa {

enum class WindowKind {
    Return,    // seven days without a reason
    Warranty,  // agreed months
    Burden,    // the shop proves that a flaw was not there
    Records    // the platform keeps its records
};

template <>
inline constexpr auto enum_names<WindowKind> = std::to_array<EnumName<WindowKind>>({
    {WindowKind::Return, "return"},
    {WindowKind::Warranty, "warranty"},
    {WindowKind::Burden, "burden"},
    {WindowKind::Records, "records"},
});

// Who says on which day an order came into the shopper's hands.
enum class ReceiptSource { User, Parcel };

struct Receipt {
    Day on{};
    ReceiptSource source = ReceiptSource::User;

    bool operator==(const Receipt&) const = default;
};

// What the windows of an order hang on.
struct WindowFacts {
    std::optional<Day> ordered_on = {};
    std::optional<Receipt> receipt = {};
    std::optional<int> warranty_months = {};
    OrderState state = OrderState::Unknown;
    Platform platform = Platform::Unknown;
    bool all_came_back = false;  // the whole price was refunded
    std::string name = {};       // what was bought, else from whom
};

// A stretch of days in which the shopper has a right or a proof.
struct OrderWindow {
    WindowKind kind = WindowKind::Return;
    Day from{};   // the event that it runs from
    Day until{};  // its last day
    bool open = false;
    std::string law;
    std::string article;
    std::string certainty;  // as in law: "stated", "likely" ...
    Phrase because;

    bool operator==(const OrderWindow&) const = default;
};

// The windows that can be told from what is known, soonest to close first.
std::vector<OrderWindow> windows_of(const WindowFacts& facts, const OrderTerms& terms,
                                    const WorkCalendar& calendar, Day today);

// The warranty of an order, where its months and a day to count from are known.  Counted from the
// order where the day of receipt is not: the earliest end, and so only likely.
std::optional<OrderWindow> warranty_of(const WindowFacts& facts, const OrderTerms& terms,
                                       const WorkCalendar& calendar, Day today);

}  // namespace shuofa
