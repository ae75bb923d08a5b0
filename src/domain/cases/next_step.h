#pragma once

#include "base/language.h"
#include "domain/cases/case_flow.h"
#include "domain/law/assessment.h"
#include "domain/law/rule_book.h"

#include <optional>
#include <string>
#include <vector>

namespace shuofa {

// The one thing to do next.
struct NextStep {
    std::string id = {};  // "call_seller"
    Phrase title = {};    // one sentence, a verb first
    Phrase why = {};
    Day on{};                                  // from this day; later than today while we wait
    std::optional<Day> by = {};                // not later than this day, where law sets one
    Party waiting_for = Party::Us;             // who must move before `on`
    Party channel = Party::Us;                 // whom the step addresses
    std::string paper = {};                    // kind of paper, may be empty
    std::string ticket = {};                   // the number to give them, may be empty
    std::vector<Phrase> script = {};           // short lines to say
    std::vector<Phrase> needs = {};            // what to have at hand
    std::optional<int> about_event = {};       // the promise or paper it is about
    std::vector<std::string> or_instead = {};  // ids of steps that could be taken in its place

    bool operator==(const NextStep&) const = default;
};

// What the next step depends on.
struct Situation {
    const CasePosition& position;
    const Order* order = nullptr;  // null: a case without an order
    const Facts& facts;
    const Assessment& assessment;
    const WorkCalendar& calendar;
    Day today{};
    Phrase problem = {};  // the problem in the catalogue's words; empty while unknown
    Phrase wish = {};     // what the shopper wants, in words; empty: the money back
    const OutcomeWords* words = nullptr;  // of the rule book, for the names of deadlines
};

// Exactly one next step; nothing only for a closed case.
std::optional<NextStep> next_step(const Situation& situation);

// Whose turn it is: theirs while the next step lies ahead, else ours; nothing for a closed case.
std::optional<Party> whose_turn(const std::optional<NextStep>& step, Day today);

}  // namespace shuofa
