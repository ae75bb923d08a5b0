#pragma once

#include "domain/law/fact_catalogue.h"
#include "domain/law/facts.h"
#include "domain/law/rule.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

struct FactUse {
    std::string_view name;
    FactValue value;
    std::string source;
};

// Why something came out: the rule, and the facts it used with their sources.
struct Because {
    const Rule* rule = nullptr;
    std::vector<FactUse> facts;
};

struct Finding {
    std::string id;
    Because because;
};

struct AmountFinding {
    std::string name;
    Money amount;
    std::string formula;
    std::string_view choose_one_of;  // empty: not exclusive
    bool lawful = true;
    Because because;
};

struct DeadlineFinding {
    std::string name;
    Day date;
    DeadlineKind kind = DeadlineKind::Safe;
    DeadlineKind kind_if_known = DeadlineKind::Safe;  // what it is once the calendar is announced
    std::string_view who;
    Because because;
    Day start;
    std::string_view start_event;  // the fact, or "today"
    Period period;
    Counting counting = Counting::Raw;
    std::vector<SkippedDay> skipped;
};

struct OpenQuestion {
    const FactEntry* fact = nullptr;
    std::vector<std::string_view> could_change;  // ids of remedies, amounts, deadlines ...
};

// What follows in law from facts.  Everything in it refers to the RuleBook it was made with, which
// must live longer.  Lists are in the order of the rules, deadlines by date.
struct Assessment {
    Day on;
    std::vector<Finding> remedies;
    std::vector<Finding> not_available;
    std::vector<AmountFinding> amounts;
    std::string choose;  // the best lawful amount where several exclude each other; may be empty
    std::vector<DeadlineFinding> deadlines;
    std::vector<Finding> channels;  // in the order of the ladder
    std::vector<Finding> warnings;
    std::vector<Finding> blocked_papers;
    std::vector<Finding> rights;
    std::vector<Finding> others;           // liable, courts, offices, burden of proof ...: see kind
    std::vector<OutcomeKind> other_kinds;  // beside `others`
    std::vector<OpenQuestion> questions;   // what could change the outcome most comes first

    bool has_remedy(std::string_view id) const;
    const AmountFinding* find_amount(std::string_view name) const;
    const DeadlineFinding* find_deadline(std::string_view name) const;
    // The ids of one kind: find(OutcomeKind::Freight) has one or none.
    std::vector<std::string_view> ids(OutcomeKind kind) const;
};

}  // namespace shuofa
