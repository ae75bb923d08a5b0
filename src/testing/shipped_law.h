#pragma once

#include "domain/law/fact_catalogue.h"
#include "domain/law/facts.h"
#include "domain/law/rule_book.h"
#include "domain/law/work_calendar.h"

#include <cstddef>
#include <string>
#include <vector>

namespace shuofa {

// The rules and holidays that come with the program.
struct ShippedLaw {
    RuleBook rules;
    WorkCalendar calendar;
};

// Reads them once, from data/ below the environment's SHUOFA_SOURCE_DIR, else the working folder.
const ShippedLaw& shipped_law();

// An answer that a shopper might give; the days lie before `today`.
FactValue some_answer(const FactEntry& entry, std::size_t turn, Day today);

// The facts of one worked case or story of data/rules.
struct WorkedFacts {
    std::string name;
    Facts facts;
};
std::vector<WorkedFacts> worked_facts();

}  // namespace shuofa
