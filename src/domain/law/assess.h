#pragma once

#include "base/day.h"
#include "domain/law/assessment.h"
#include "domain/law/facts.h"
#include "domain/law/rule_book.h"
#include "domain/law/work_calendar.h"

namespace shuofa {

// What follows in law from these facts, seen from `today`.  Unknown facts that could change the
// outcome come back as open questions, never as "no".
Assessment assess(const Facts& facts, const RuleBook& rules, const WorkCalendar& calendar,
                  Day today);

}  // namespace shuofa
