#pragma once

#include "domain/law/assessment.h"
#include "domain/law/facts.h"
#include "domain/law/known.h"
#include "domain/law/work_calendar.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace shuofa {

// What was looked at on the way to an answer.
struct Trace {
    std::vector<const std::pair<const std::string, Fact>*> used;  // known facts, each once
    std::set<std::string_view> unknown;  // facts whose value would decide what is undecided
    // Facts that nobody stated and that count as absent for now: an answer could still change what
    // is decided.
    std::vector<std::string_view> taken_as_absent;
};

struct FoundDay {
    Day day;
    std::string_view from;  // the fact, or "today"
};

// A sum or a plain number, and how it was computed.
struct Computed {
    std::int64_t value = 0;  // fen, or thousandths
    bool is_money = true;
    std::string formula;
};

// Conditions, days and amounts over one set of facts.
class Evaluator {
public:
    Evaluator(const Facts& facts, const WorkCalendar& calendar, Day today)
        : facts_{facts}, calendar_{calendar}, today_{today} {}

    Known holds(const Condition& condition, Trace& trace) const;
    std::optional<FoundDay> day(const DayTerm& term, Trace& trace) const;
    // Nothing when a fact that is needed is unknown.
    std::optional<Computed> amount(const AmountTerm& term, Trace& trace) const;

private:
    const Fact* look(std::string_view name, Trace& trace) const;
    Known compare(const Condition& condition, Trace& trace) const;
    Known one_of(const Condition& condition, Trace& trace) const;
    Known within(const Condition& condition, Trace& trace) const;
    std::optional<FactValue> operand(std::string_view name, Trace& trace) const;

    const Facts& facts_;
    const WorkCalendar& calendar_;
    Day today_;
};

}  // namespace shuofa
