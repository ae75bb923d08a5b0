#pragma once

#include "domain/cases/radar.h"
#include "views/law_view.h"
#include "workflows/ask_next_question.h"
#include "workflows/today.h"

#include <boost/describe/class.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

// Cases as `--json` and HTTP answer them.  Texts are in one language, the one asked for.
namespace shuofa {

struct CaseFactView {
    std::string name;
    std::string title;
    std::string value;       // as in facts: "yes", "329.90", "counterfeit", "unknown"
    std::string value_text;  // for people
    std::string source;      // "order", "event", "user"
};
BOOST_DESCRIBE_STRUCT(CaseFactView, (), (name, title, value, value_text, source))

struct PromiseView {
    int id = 0;  // number of the event that carries it
    std::string by;
    std::string what;
    std::string said;
    std::optional<Money> amount;
    Day made_on{};
    std::optional<Day> due;
    std::string agent;
    std::string ticket;
    std::string state;  // open, kept, broken
    std::optional<Day> kept_on;
    std::string kept_by;  // "bill", "user"
    std::optional<int> days_left;
};
BOOST_DESCRIBE_STRUCT(PromiseView, (),
                      (id, by, what, said, amount, made_on, due, agent, ticket, state, kept_on,
                       kept_by, days_left))

struct ContactView {
    int id = 0;
    std::string type;  // contact, they_answered
    std::string at;    // a moment, or the day when no time was noted
    Day day{};
    std::string channel;
    std::string way;
    std::string number;
    std::string agent;
    std::string ticket;
    std::string said;
    std::string answer;
    std::string promise;
    std::optional<Day> due;
};
BOOST_DESCRIBE_STRUCT(ContactView, (),
                      (id, type, at, day, channel, way, number, agent, ticket, said, answer,
                       promise, due))

struct CasePaperView {
    std::string id;
    std::string kind;
    std::string title;
    std::string state;  // draft, handed_over, confirmed, answered
    Day drafted_on{};
    std::optional<Day> handed_over_on;
    std::string channel;
    std::string tracking;
    std::string ticket;
};
BOOST_DESCRIBE_STRUCT(CasePaperView, (),
                      (id, kind, title, state, drafted_on, handed_over_on, channel, tracking,
                       ticket))

// Where the case's figures come from: rows of kept bills.
struct CaseEvidenceView {
    std::string id;
    std::string kind;  // "bill_row"
    std::string title;
    int row = 0;
};
BOOST_DESCRIBE_STRUCT(CaseEvidenceView, (), (id, kind, title, row))

struct CaseEventView {
    int id = 0;
    std::string type;
    std::string title;
    std::string at;  // when it happened: a moment, or the day
    Day day{};
    Instant recorded_at{};
    std::string actor;  // "you", "seller" ..., "bill"
    std::string channel;
    std::string text;
    std::map<std::string, std::string> fields;
};
BOOST_DESCRIBE_STRUCT(CaseEventView, (),
                      (id, type, title, at, day, recorded_at, actor, channel, text, fields))

struct StepNeedView {
    std::string title;
    bool have = false;
};
BOOST_DESCRIBE_STRUCT(StepNeedView, (), (title, have))

struct NextStepView {
    std::string id;
    std::string title;
    std::string why;
    Day on{};
    std::optional<Day> by;
    std::optional<int> days_left;  // to `by`, else to `on` while it lies ahead
    std::optional<std::string> channel;
    std::optional<std::string> paper;
    std::string ticket;
    std::vector<std::string> script;
    std::vector<StepNeedView> needs;
    std::optional<int> about_event;
    std::vector<std::string> or_instead;
    bool broken = false;  // it follows a broken promise
};
BOOST_DESCRIBE_STRUCT(NextStepView, (),
                      (id, title, why, on, by, days_left, channel, paper, ticket, script, needs,
                       about_event, or_instead, broken))

// Something the shopper should be able to prove and has only said so far.
struct ProofGapView {
    std::string fact;
    std::string title;
    std::string proof;                 // what would prove it
    std::vector<std::string> carries;  // titles of what rests on it
};
BOOST_DESCRIBE_STRUCT(ProofGapView, (), (fact, title, proof, carries))

struct CaseView {
    CaseId id;
    std::string title;
    std::string state;
    std::optional<std::string> whose_turn;
    std::optional<OrderId> order;
    std::optional<std::string> problem;
    Day opened_on{};
    std::optional<Day> closed_on;
    std::optional<std::string> outcome;
    std::optional<Money> paid;
    Money came_back;
    std::vector<CaseFactView> facts;
    AssessmentView assessment;
    std::vector<DeadlineView> deadlines;
    std::vector<ProofGapView> proof_gaps;
    std::vector<PromiseView> promises;
    std::vector<ContactView> contacts;
    std::vector<CasePaperView> papers;
    std::vector<CaseEvidenceView> evidence;
    std::vector<CaseEventView> timeline;
    std::optional<NextStepView> next_step;
};
BOOST_DESCRIBE_STRUCT(CaseView, (),
                      (id, title, state, whose_turn, order, problem, opened_on, closed_on, outcome,
                       paid, came_back, facts, assessment, deadlines, proof_gaps, promises,
                       contacts, papers, evidence, timeline, next_step))

// A case in a list.
struct CaseRowView {
    CaseId id;
    std::string title;
    std::string state;
    std::optional<std::string> whose_turn;
    std::optional<OrderId> order;
    Day opened_on{};
    std::optional<Money> paid;
    int promises_broken = 0;
    std::optional<NextStepView> next_step;
};
BOOST_DESCRIBE_STRUCT(CaseRowView, (),
                      (id, title, state, whose_turn, order, opened_on, paid, promises_broken,
                       next_step))

struct CasesView {
    std::vector<CaseRowView> cases;
    std::optional<CaseId> next;
};
BOOST_DESCRIBE_STRUCT(CasesView, (), (cases, next))

struct QuestionChoiceView {
    std::string id;
    std::string title;
};
BOOST_DESCRIBE_STRUCT(QuestionChoiceView, (), (id, title))

// What one answer would change, in words.
struct QuestionEffectView {
    std::string answer;  // "yes", "no", a choice, "unknown"
    std::vector<std::string> adds;
    std::vector<std::string> removes;
};
BOOST_DESCRIBE_STRUCT(QuestionEffectView, (), (answer, adds, removes))

struct IntakeQuestionView {
    std::string fact;
    std::string kind;
    std::string title;
    std::string question;
    std::string why;
    std::vector<QuestionChoiceView> choices;
    std::vector<QuestionEffectView> effects;
    std::vector<std::string> could_change;
};
BOOST_DESCRIBE_STRUCT(IntakeQuestionView, (),
                      (fact, kind, title, question, why, choices, effects, could_change))

struct CaseQuestionsView {
    std::optional<IntakeQuestionView> next;
    int asked = 0;
    int about = 0;
};
BOOST_DESCRIBE_STRUCT(CaseQuestionsView, (), (next, asked, about))

struct RadarBecauseView {
    std::string text;
    std::string law;
    std::string article;
};
BOOST_DESCRIBE_STRUCT(RadarBecauseView, (), (text, law, article))

// What a case about the item begins with: the body of POST /cases.
struct CaseStartView {
    std::optional<OrderId> order;
    std::optional<std::string> problem;
    std::map<std::string, std::string> facts;
};
BOOST_DESCRIBE_STRUCT(CaseStartView, (), (order, problem, facts))

struct RadarItemView {
    std::string key;  // for putting it off
    Day date{};
    std::string kind;
    std::optional<OrderId> order;
    std::optional<CaseId> case_;
    std::string title;
    RadarBecauseView because;
    int days_left = 0;
    std::string certainty;
    std::optional<CaseStartView> start;  // null: a case looks after it already
};
BOOST_DESCRIBE_STRUCT(RadarItemView, (),
                      (key, date, kind, order, case_, title, because, days_left, certainty, start))

struct RadarView {
    Day on{};
    std::vector<RadarItemView> items;
    int total = 0;  // before the limit
};
BOOST_DESCRIBE_STRUCT(RadarView, (), (on, items, total))

struct TodayView {
    Day today{};
    std::vector<CaseRowView> cases;
    std::vector<RadarItemView> items;
    int items_total = 0;
    bool empty = false;  // nothing imported, no case: the first page
};
BOOST_DESCRIBE_STRUCT(TodayView, (), (today, cases, items, items_total, empty))

CaseView to_view(const CaseAccount& account, const CaseKnowledge& knowledge, Language language);
CaseRowView to_row_view(const CaseAccount& account, Language language);
CaseQuestionsView to_view(const CaseQuestion& question, const CaseKnowledge& knowledge,
                          Language language);
NextStepView to_view(const NextStep& step, const CaseAccount& account, Language language);
RadarItemView to_view(const RadarItem& item, Day today, Language language);
RadarView radar_view(const std::vector<RadarItem>& items, Day today, std::size_t limit,
                     Language language);

TodayView today_view(const TodayAccount& account, std::size_t limit, Language language);

std::string to_json(const CaseView& view);
std::string to_json(const CasesView& view);
std::string to_json(const CaseQuestionsView& view);
std::string to_json(const RadarView& view);
std::string to_json(const NextStepView& view);
std::string to_json(const TodayView& view);

}  // namespace shuofa
