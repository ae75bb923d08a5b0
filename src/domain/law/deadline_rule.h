#pragma once

#include "domain/law/condition.h"
#include "domain/law/period.h"

#include <string>
#include <vector>

namespace shuofa {

// What a date means for the shopper.
enum class DeadlineKind {
    Safe,         // the earliest defensible day for something the shopper must do
    Arguable,     // a later day that can be argued
    Authority,    // somebody else's duty
    Status,       // a state of law begins or ends
    Provisional,  // the calendar of that year is not announced yet
};

template <>
inline constexpr auto enum_names<DeadlineKind> = std::to_array<EnumName<DeadlineKind>>({
    {DeadlineKind::Safe, "safe"},
    {DeadlineKind::Arguable, "arguable"},
    {DeadlineKind::Authority, "authority"},
    {DeadlineKind::Status, "status"},
    {DeadlineKind::Provisional, "provisional"},
});

// A date a rule sets.
struct DeadlineRule {
    std::string name;
    std::string name_if_arguable;     // used instead when the arguable day differs
    std::string name_if_provisional;  // used instead when the calendar is not known
    DeadlineKind kind = DeadlineKind::Safe;
    std::string who = "consumer";
    DayTerm start;
    Period period;
    std::string length_from;  // a number fact that gives the period its length
    Counting counting = Counting::Raw;
    int plus_days = 0;  // "presumed from the day after"
    Condition only_if;

    // A second, later reading, shown only when it gives another day.
    std::string arguable_name;
    DayTerm arguable_start;  // empty: the same start
    Counting arguable_counting = Counting::Civil;

    std::vector<std::string> warnings_if_arguable;
    // "{year}" and "{naive}" stand for the missing year and for the date a calendar without it
    // gives.
    std::vector<std::string> warnings_if_provisional;
    std::vector<std::string> warnings_if_make_up_day;
};

}  // namespace shuofa
