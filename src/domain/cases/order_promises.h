#pragma once

#include "domain/cases/case_flow.h"
#include "domain/cases/promised_refunds.h"

#include <span>
#include <vector>

namespace shuofa {

// A promised refund of an order, whichever of its cases noted it.
struct OrderPromise {
    CaseId matter;
    int event = 0;
    Party by = Party::Seller;
    std::optional<Money> amount = {};  // as promised, else what the order cost
    Day made_on{};
    std::optional<Day> due = {};
    Money seen = {};
    std::optional<Day> kept_on = {};
    std::string kept_by = {};  // "bill", "user"; empty while it is not kept
    PromisedMoney state = PromisedMoney::Open;
    int days_late = 0;
    bool made_again = false;  // a later promise is about the same money

    bool operator==(const OrderPromise&) const = default;
};

// All promised refunds of an order against the refunds that are known, oldest first.  A refund
// ticks off one of them only, in whichever case it stands.
std::vector<OrderPromise> promises_of(const Order& order, std::span<const Case> cases, Day today);

}  // namespace shuofa
