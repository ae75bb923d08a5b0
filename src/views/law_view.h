#pragma once

#include "base/language.h"
#include "domain/law/assessment.h"
#include "domain/law/next_question.h"
#include "domain/law/rule_book.h"
#include "domain/law/what_would_change.h"
#include "domain/law/work_calendar.h"

#include <boost/describe/class.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace shuofa {

struct FactUseView {
    std::string name;
    Phrase title;
    std::string value;
    Phrase value_text;  // a choice in words
    std::string source;
};
BOOST_DESCRIBE_STRUCT(FactUseView, (), (name, title, value, value_text, source))

struct InForceView {
    std::optional<Day> from;
    std::optional<Day> until;
};
BOOST_DESCRIBE_STRUCT(InForceView, (), (from, until))

struct SkippedDayView {
    Day day;
    std::string why;  // weekend, holiday, make_up_working_day
};
BOOST_DESCRIBE_STRUCT(SkippedDayView, (), (day, why))

// The pack of rules that a rule stands in, as it was on the day of the assessment.
struct PackUseView {
    std::string id;
    Phrase title;
    std::string version;
    std::optional<Day> expires_on;
    bool expired = false;
    Phrase note;
};
BOOST_DESCRIBE_STRUCT(PackUseView, (), (id, title, version, expires_on, expired, note))

struct BecauseView {
    std::string rule;
    std::string law;  // its name
    std::string law_id;
    std::string article;
    std::vector<std::string> cites;
    InForceView in_force;
    std::string checked_on;
    std::string certainty;
    Phrase in_short;
    std::vector<FactUseView> facts;
    PackUseView pack;
};
BOOST_DESCRIBE_STRUCT(BecauseView, (),
                      (rule, law, law_id, article, cites, in_force, checked_on, certainty, in_short,
                       facts, pack))

// The trace of a date: the same as a BecauseView, and how the days were counted.
struct DeadlineBecauseView {
    std::string rule;
    std::string law;
    std::string law_id;
    std::string article;
    std::vector<std::string> cites;
    InForceView in_force;
    std::string checked_on;
    std::string certainty;
    Phrase in_short;
    std::vector<FactUseView> facts;
    PackUseView pack;
    Day start;
    std::string start_event;
    Phrase start_event_title;
    std::int64_t length = 0;
    std::string unit;
    std::string counting;
    std::vector<SkippedDayView> skipped;
};
BOOST_DESCRIBE_STRUCT(DeadlineBecauseView, (),
                      (rule, law, law_id, article, cites, in_force, checked_on, certainty, in_short,
                       facts, pack, start, start_event, start_event_title, length, unit, counting,
                       skipped))

// What another value of a fact would do: the outcome falls away, or becomes `then`.
struct FactChangeView {
    std::string fact;
    Phrase title;
    std::string instead;
    Phrase instead_text;
    bool falls_away = false;
    std::string then;
};
BOOST_DESCRIBE_STRUCT(FactChangeView, (), (fact, title, instead, instead_text, falls_away, then))

struct RemedyView {
    std::string id;
    Phrase title;
    BecauseView because;
    std::string certainty;
    std::vector<FactChangeView> would_change;
};
BOOST_DESCRIBE_STRUCT(RemedyView, (), (id, title, because, certainty, would_change))

struct AmountView {
    std::string name;
    Phrase title;
    Money yuan;
    std::string formula;
    BecauseView because;
    std::optional<std::string> choose_one_of;
    bool lawful = true;
    std::vector<FactChangeView> would_change;
};
BOOST_DESCRIBE_STRUCT(AmountView, (),
                      (name, title, yuan, formula, because, choose_one_of, lawful, would_change))

struct DeadlineView {
    std::string name;
    Phrase title;
    Day date;
    std::string kind;
    std::string kind_if_known;  // what it is once that year's calendar is announced
    std::string who;
    std::int64_t days_left = 0;
    DeadlineBecauseView because;
    std::vector<FactChangeView> would_change;
};
BOOST_DESCRIBE_STRUCT(DeadlineView, (),
                      (name, title, date, kind, kind_if_known, who, days_left, because,
                       would_change))

struct OpenQuestionView {
    std::string fact;
    std::string kind;
    Phrase question;
    std::vector<std::string> could_change;
    std::vector<Phrase> could_change_words;
};
BOOST_DESCRIBE_STRUCT(OpenQuestionView, (),
                      (fact, kind, question, could_change, could_change_words))

struct RightView {
    std::string right;
    Phrase title;
    std::vector<std::string> touched_by;
    std::vector<std::string> articles;
};
BOOST_DESCRIBE_STRUCT(RightView, (), (right, title, touched_by, articles))

struct CalendarView {
    Day known_until;
};
BOOST_DESCRIBE_STRUCT(CalendarView, (), (known_until))

struct AssessmentView {
    Day on;
    std::string rules_version;
    CalendarView calendar;
    std::vector<RemedyView> remedies;
    std::vector<RemedyView> not_available;
    std::vector<AmountView> amounts;
    std::optional<std::string> choose;
    std::vector<DeadlineView> deadlines;
    std::vector<std::string> channels;
    std::vector<std::string> warnings;
    std::vector<Phrase> warning_words;
    std::vector<std::string> blocked_papers;
    std::optional<std::string> burden_of_proof;
    std::optional<std::string> freight;
    std::vector<OpenQuestionView> questions;
    std::vector<RightView> rights;
    std::vector<std::string> liable;
    std::vector<std::string> courts;
    std::vector<std::string> complaint_offices;
    std::vector<std::string> report_offices;
    std::optional<std::string> seller_status;
    std::vector<std::string> states;
    std::optional<std::string> action;
    std::vector<std::string> offer;
    std::vector<std::string> must_not_cite;
    std::vector<std::string> outcome;
};
BOOST_DESCRIBE_STRUCT(AssessmentView, (),
                      (on, rules_version, calendar, remedies, not_available, amounts, choose,
                       deadlines, channels, warnings, warning_words, blocked_papers,
                       burden_of_proof, freight, questions, rights, liable, courts,
                       complaint_offices, report_offices, seller_status, states, action, offer,
                       must_not_cite, outcome))

AssessmentView to_view(const Assessment& assessment, const RuleBook& rules,
                       const WorkCalendar& calendar);
BecauseView to_view(const Because& because, const RuleBook& rules, Day on);
// Says of each remedy, sum and date what would change it.
void add_changes(AssessmentView& view, const PossibleChanges& changes, const RuleBook& rules);

struct ChoiceView {
    std::string id;
    Phrase title;
};
BOOST_DESCRIBE_STRUCT(ChoiceView, (), (id, title))

struct FactEntryView {
    std::string name;
    std::string kind;
    Phrase title;
    Phrase question;
    Phrase why;
    std::vector<ChoiceView> choices;
    std::vector<std::string> aliases;
    std::vector<std::string> problems;
    std::vector<std::string> rules;  // that use it
};
BOOST_DESCRIBE_STRUCT(FactEntryView, (),
                      (name, kind, title, question, why, choices, aliases, problems, rules))

FactEntryView to_view(const FactEntry& entry, const RuleBook& rules);

struct RuleView {
    std::string id;
    std::string code;
    std::string law;
    std::string law_id;
    std::string article;
    std::vector<std::string> cites;
    InForceView in_force;
    std::string checked_on;
    std::string certainty;
    std::string pack;
    Phrase in_short;
    std::vector<std::string> gives;  // ids of what it leads to
    std::string file;
};
BOOST_DESCRIBE_STRUCT(RuleView, (),
                      (id, code, law, law_id, article, cites, in_force, checked_on, certainty, pack,
                       in_short, gives, file))

RuleView to_view(const Rule& rule, const RuleBook& rules);

struct LawView {
    std::string id;
    std::string name;
    std::string name_en;
    std::string number;
    InForceView in_force;
    std::string checked_on;
    std::string read_in;
    std::string certainty;
    Phrase note;
    std::int64_t rules = 0;
};
BOOST_DESCRIBE_STRUCT(LawView, (),
                      (id, name, name_en, number, in_force, checked_on, read_in, certainty, note,
                       rules))

LawView to_view(const Law& law, const RuleBook& rules);

std::string to_json(const AssessmentView& view);

// {"facts": [...]}, {"rules": [...]}, {"sources": [...]}
struct FactListView {
    std::vector<FactEntryView> facts;
};
BOOST_DESCRIBE_STRUCT(FactListView, (), (facts))
struct RuleListView {
    std::vector<RuleView> rules;
};
BOOST_DESCRIBE_STRUCT(RuleListView, (), (rules))
struct LawListView {
    std::vector<LawView> sources;
};
BOOST_DESCRIBE_STRUCT(LawListView, (), (sources))

FactListView view_facts(const RuleBook& rules);
RuleListView view_rules(const RuleBook& rules);
LawListView view_laws(const RuleBook& rules);
std::string to_json(const FactListView& view);
std::string to_json(const RuleListView& view);
std::string to_json(const RuleView& view);
std::string to_json(const LawListView& view);

}  // namespace shuofa
