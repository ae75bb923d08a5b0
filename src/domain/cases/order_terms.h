#pragma once

#include "domain/law/period.h"
#include "domain/law/rule_book.h"

#include <optional>
#include <string>

namespace shuofa {

// A deadline as the rules in force on a day set it.
struct LawTerm {
    Period period = {};
    Counting counting = Counting::Raw;
    std::string law;  // full name
    std::string article;
    std::string certainty;

    bool operator==(const LawTerm&) const = default;
};

// The terms that run for every order.  Nothing where no rule in force sets one.
struct OrderTerms {
    std::optional<LawTerm> return_window;
    std::optional<LawTerm> burden;
    std::optional<LawTerm> records;
    std::optional<LawTerm> warranty;  // its length is the order's own: `period` says nothing
};

OrderTerms order_terms(const RuleBook& rules, Day on);

// The first day of receipt whose return window is still open on a day; nothing without a rule.
std::optional<Day> returnable_since(const OrderTerms& terms, const WorkCalendar& calendar, Day on);

}  // namespace shuofa
