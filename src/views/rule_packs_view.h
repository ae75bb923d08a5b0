#pragma once

#include "views/law_view.h"

#include <cstdint>
#include <string>
#include <vector>

namespace shuofa {

struct AppliesToView {
    std::string fact;
    Phrase title;
    std::vector<std::string> choices;
    std::vector<Phrase> choice_titles;
};
BOOST_DESCRIBE_STRUCT(AppliesToView, (), (fact, title, choices, choice_titles))

struct RulePackView {
    std::string id;
    std::string version;
    Phrase title;
    std::string kind;
    std::vector<AppliesToView> applies_to;
    InForceView in_force;
    std::optional<Day> expires_on;
    bool expired = false;
    std::string checked_on;
    Phrase note;
    std::string author;
    bool shipped = true;
    bool on = true;
    bool can_switch_off = true;
    std::string signer;                // public key; empty for what came with the program
    std::optional<std::string> fault;  // why it is left out, with file and line
    std::int64_t rules = 0;            // in use
};
BOOST_DESCRIBE_STRUCT(RulePackView, (),
                      (id, version, title, kind, applies_to, in_force, expires_on, expired,
                       checked_on, note, author, shipped, on, can_switch_off, signer, fault, rules))

struct RulePackListView {
    std::string rules_version;
    std::vector<RulePackView> packs;
};
BOOST_DESCRIBE_STRUCT(RulePackListView, (), (rules_version, packs))

RulePackListView view_packs(const RuleBook& rules, Day today);
RulePackView to_view(const RulePack& pack, const RuleBook& rules, Day today);
std::string to_json(const RulePackListView& view);
std::string to_json(const RulePackView& view);

}  // namespace shuofa
