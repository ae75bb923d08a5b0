#pragma once

#include "domain/cases/order_terms.h"
#include "domain/cases/radar.h"
#include "domain/law/rule_book.h"
#include "domain/orders/order.h"

#include <optional>
#include <string>
#include <vector>

namespace shuofa {

// What the radar has to know of an order.  A million of them are looked at in one go.
struct WatchedOrder {
    OrderId id;
    std::optional<Day> ordered_on;
    std::optional<Day> received_on;
    std::optional<Money> paid;
    Money refunded;
    OrderState state = OrderState::Unknown;
    Platform platform = Platform::Unknown;
    std::string name;  // what was bought, else from whom
    std::optional<int> warranty_months = {};
};

// A stretch of days in which orders were placed that may matter, and how much they must have cost.
struct OrderedBetween {
    Day from{};
    Day to{};
    Money least_paid;
};

// Watches orders, whether a case looks after them or not.  How long a window is and which article
// says so comes from the rules.
class OrderWatch {
public:
    // The rules must live as long.
    OrderWatch(const RuleBook& rules, const WorkCalendar& calendar, Day today, Day until);

    // The days that an order brings from `today` to `until`, both included.
    std::vector<RadarItem> look_at(const WatchedOrder& order) const;
    // The day on which the order's warranty ends; orders of any time may have one.
    std::optional<RadarItem> look_at_warranty(const WatchedOrder& order) const;
    // Orders placed at other times bring no day.  The stretches do not overlap.
    std::vector<OrderedBetween> stretches() const;

private:
    std::optional<Day> end(const std::optional<LawTerm>& term, Day start) const;
    RadarItem item(const WatchedOrder& order, const LawTerm& term, Day date, RadarKind kind) const;
    void look_at_return(const WatchedOrder& order, std::vector<RadarItem>& items) const;
    void look_at_burden(const WatchedOrder& order, std::vector<RadarItem>& items) const;
    void look_at_refund(const WatchedOrder& order, std::vector<RadarItem>& items) const;
    void look_at_records(const WatchedOrder& order, std::vector<RadarItem>& items) const;

    const WorkCalendar& calendar_;
    Day today_;
    Day until_;
    OrderTerms terms_;
};

}  // namespace shuofa
