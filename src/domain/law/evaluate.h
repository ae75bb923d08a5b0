#pragma once

#include "base/day.h"
#include "domain/law/known.h"
#include "domain/law/known_facts.h"
#include "domain/law/rule_program.h"
#include "domain/law/work_calendar.h"

#include <optional>
#include <string>
#include <string_view>

namespace shuofa {

// What was looked at on the way to an answer.
struct Trace {
    FactSet used;     // known facts
    FactSet unknown;  // facts whose value would decide what is undecided
    // Facts that nobody stated and that count as absent for now: an answer could still change what
    // is decided.
    FactSet taken_as_absent;
};

struct FoundDay {
    Day day;
    std::string_view from;     // the fact or the deadline, or "today"
    bool provisional = false;  // it is the end of a deadline that is provisional
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
    Evaluator(const RuleProgram& program, const KnownFacts& facts, const WorkCalendar& calendar,
              Day today)
        : program_{program},
          facts_{facts},
          calendar_{calendar},
          today_{today},
          today_value_{today} {}

    // The answer alone.
    Known holds(ConditionIndex condition) const;
    // The answer and what it rests on.
    Known holds(ConditionIndex condition, Trace& trace) const;
    // The facts of a day; ends of deadlines are for the caller.
    std::optional<FoundDay> day(const CompiledDay& term, Trace& trace) const;
    // Nothing when a fact that is needed is unknown.
    std::optional<Computed> amount(std::uint32_t term, Trace& trace) const;
    // As the rule says, or as long as a fact says; nothing while that is unknown.
    std::optional<Period> period(Period stated, FactIndex length_from, Trace& trace) const;

private:
    const Fact* look(FactIndex name, Trace& trace) const;
    // Of a condition without parts.  Without a trace when it is nullptr.
    Known leaf(const CompiledCondition& condition, Trace* trace) const;
    Known compare(const CompiledCondition& condition, Trace* trace) const;
    Known within(const CompiledCondition& condition, Trace* trace) const;

    const RuleProgram& program_;
    const KnownFacts& facts_;
    const WorkCalendar& calendar_;
    Day today_;
    FactValue today_value_;
};

}  // namespace shuofa
