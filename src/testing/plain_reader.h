#pragma once

#include "domain/law/facts.h"
#include "domain/law/rule_book.h"
#include "domain/law/work_calendar.h"

#include <set>
#include <string>

namespace shuofa {

// The rules read the plain way: names looked up in a map, every condition walked as it is written,
// no numbers and no trace.  It says which remedies are open and which are not, and is what the
// compiled engine is compared with, for its answers and for its time.
struct PlainAnswer {
    std::set<std::string> remedies;
    std::set<std::string> not_available;

    bool operator==(const PlainAnswer&) const = default;
};

PlainAnswer read_plainly(const Facts& facts, const RuleBook& rules, const WorkCalendar& calendar,
                         Day today);

}  // namespace shuofa
