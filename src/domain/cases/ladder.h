#pragma once

#include "domain/cases/next_step.h"
#include "domain/law/known.h"

#include <optional>
#include <string>
#include <vector>

namespace shuofa {

enum class RungState {
    Done,     // tried, and left behind
    Current,  // the case is here
    Open,     // could be taken today
    Later,    // something must happen first
    Shut,     // another way that was taken shuts it, for now
};

template <>
inline constexpr auto enum_names<RungState> = std::to_array<EnumName<RungState>>({
    {RungState::Done, "done"},
    {RungState::Current, "current"},
    {RungState::Open, "open"},
    {RungState::Later, "later"},
    {RungState::Shut, "shut"},
});

// Something that must be so before a rung can be taken.
struct EntryCondition {
    Phrase text;
    Known met = Known::Unknown;

    bool operator==(const EntryCondition&) const = default;
};

// One way to get redress, with what it can give, from when, and what it costs.
struct Rung {
    std::string id;  // as the channels of an assessment: "msa_complaint"
    Phrase title = {};
    Phrase gives = {};
    Phrase force = {};
    Phrase ground = {};  // the law that opens it
    std::vector<EntryCondition> conditions = {};
    std::optional<Day> earliest = {};  // nothing where a fact is missing
    Phrase cost = {};
    Phrase takes = {};
    RungState state = RungState::Open;
    Phrase state_why = {};
    std::string step = {};  // the step that takes it
    std::string paper = {};

    bool operator==(const Rung&) const = default;
};

// The ladder of procedure as it stands for this case, lowest rung first.
std::vector<Rung> ladder(const Situation& situation);

}  // namespace shuofa
