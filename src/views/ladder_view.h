#pragma once

#include "domain/cases/ladder.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

namespace shuofa {

struct EntryConditionView {
    std::string text;
    std::string met;  // yes, no, unknown
};
BOOST_DESCRIBE_STRUCT(EntryConditionView, (), (text, met))

struct RungView {
    std::string id;
    std::string title;
    std::string state;  // done, current, open, later, shut
    std::string state_why;
    std::string gives;
    std::string force;
    std::string ground;
    std::vector<EntryConditionView> conditions;
    std::optional<Day> earliest;
    std::string cost;
    std::string takes;
    std::optional<std::string> step;
    std::optional<std::string> paper;
};
BOOST_DESCRIBE_STRUCT(RungView, (),
                      (id, title, state, state_why, gives, force, ground, conditions, earliest,
                       cost, takes, step, paper))

struct LadderView {
    std::vector<RungView> rungs;
};
BOOST_DESCRIBE_STRUCT(LadderView, (), (rungs))

// The fields that a type of event takes.
struct EventFieldView {
    std::string name;
    std::string kind;
    std::string title;
    bool required = false;
    std::vector<std::string> choices;
};
BOOST_DESCRIBE_STRUCT(EventFieldView, (), (name, kind, title, required, choices))

struct EventTypeView {
    std::string type;
    std::string title;
    std::vector<EventFieldView> fields;
};
BOOST_DESCRIBE_STRUCT(EventTypeView, (), (type, title, fields))

struct EventTypesView {
    std::vector<EventTypeView> types;
};
BOOST_DESCRIBE_STRUCT(EventTypesView, (), (types))

LadderView ladder_view(const std::vector<Rung>& rungs, Language language);
// The types that users may add.
EventTypesView event_types_view(Language language);

std::string to_json(const LadderView& view);
std::string to_json(const EventTypesView& view);

}  // namespace shuofa
