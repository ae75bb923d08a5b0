#pragma once

#include "domain/law/fact_set.h"
#include "domain/law/rule.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// The rules of a RuleBook with every name turned into a number, made once when it is built.  It
// points into the rules, which must live as long.

inline constexpr FactIndex no_fact = 0xFFFF;
inline constexpr FactIndex today_fact = 0xFFFE;

// The position of an outcome id among RuleProgram::ids.
using OutcomeIndex = std::uint16_t;
inline constexpr OutcomeIndex no_outcome = 0xFFFF;

// The position of a deadline among RuleProgram::awaited.
using EndIndex = std::uint16_t;
inline constexpr EndIndex no_end = 0xFFFF;

// A stretch of one of RuleProgram's lists.
struct Stretch {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

struct CompiledDay {
    DayTerm::Pick pick = DayTerm::Pick::FirstKnown;
    Stretch facts;  // of day_facts
    EndIndex end_of = no_end;

    bool is_empty() const { return facts.count == 0 && end_of == no_end; }
};

struct CompiledCondition {
    ConditionKind kind = ConditionKind::Always;
    FactIndex fact = no_fact;
    FactIndex other = no_fact;
    FactIndex length_from = no_fact;
    Stretch parts;              // of conditions
    std::uint64_t choices = 0;  // OneOf: a bit for each choice of the fact
    const Condition* source = nullptr;
    CompiledDay start;
    CompiledDay at;
};
// 0 is the condition that always holds.
using ConditionIndex = std::uint32_t;

struct CompiledTerm {
    const AmountTerm* source = nullptr;
    FactIndex fact = no_fact;
    Stretch parts;  // of terms
};

struct CompiledOutcome {
    const Outcome* source = nullptr;
    OutcomeIndex id = no_outcome;
    ConditionIndex only_if = 0;
};

struct CompiledAmount {
    const AmountRule* source = nullptr;
    OutcomeIndex id = no_outcome;
    ConditionIndex only_if = 0;
    std::uint32_t term = 0;
};

struct CompiledDeadline {
    const DeadlineRule* source = nullptr;
    OutcomeIndex id = no_outcome;
    ConditionIndex only_if = 0;
    FactIndex length_from = no_fact;
    CompiledDay start;
    CompiledDay arguable_start;
    EndIndex end = no_end;  // when other deadlines start where this one ends
};

struct CompiledConclusion {
    FactIndex fact = no_fact;
    const FactValue* value = nullptr;
};

struct CompiledRule {
    const Rule* source = nullptr;
    // First and last day in force.
    std::chrono::sys_days from = std::chrono::sys_days::min();
    std::chrono::sys_days until = std::chrono::sys_days::max();
    FactIndex as_of = no_fact;
    ConditionIndex when = 0;
    ConditionIndex unless = 0;
    std::vector<CompiledOutcome> gives;
    std::vector<CompiledOutcome> otherwise;
    std::vector<CompiledAmount> amounts;
    std::vector<CompiledDeadline> deadlines;
    std::vector<CompiledConclusion> concludes;
    FactSet asks_for;  // every fact that `when`, `unless` and `as_of` look at
    // A way that is open is worth a question only where the rule gives nothing else.
    bool only_shows_a_way = false;
};

struct RuleProgram {
    std::vector<CompiledCondition> conditions;
    std::vector<FactIndex> day_facts;
    std::vector<CompiledTerm> terms;
    // In the order in which they are applied: that of the files, but after the rules that set the
    // deadlines on which theirs build.
    std::vector<CompiledRule> rules;
    std::vector<std::string_view> ids;      // of remedies, amounts, deadlines ..., sorted
    std::vector<std::string_view> awaited;  // deadlines at whose end others start
    FactSet with_question;                  // facts that can be asked
    std::vector<FactIndex> by_name;         // all facts in the order of their names
    std::vector<std::uint32_t> concluding;  // positions in rules
    std::vector<std::vector<std::uint32_t>> concluding_fact;  // by fact: positions in concluding
    std::map<std::string, std::vector<const Rule*>, std::less<>> using_by_fact;
    std::map<std::string, int, std::less<>> channel_rank;

    OutcomeIndex index_of(std::string_view id) const;
};

}  // namespace shuofa
