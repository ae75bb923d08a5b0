#pragma once

#include "base/instant.h"
#include "base/language.h"
#include "domain/papers/paper_template.h"
#include "workflows/draft_paper.h"

#include <boost/describe/class.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

// Papers as `--json` and HTTP answer them.  Texts around a paper are in the
// language asked for; the paper itself is Chinese, as its readers are.
namespace shuofa {

struct MissingFactView {
    std::string fact;
    std::string question;
    bool required = false;
    std::optional<std::string> detail;  // the detail that answers it; null: a fact of the case
};
BOOST_DESCRIBE_STRUCT(MissingFactView, (), (fact, question, required, detail))

struct PaperLengthView {
    std::string id;
    std::optional<int> limit;  // characters; null = none known
    bool house_limit = false;  // ours: the receiver publishes none
};
BOOST_DESCRIBE_STRUCT(PaperLengthView, (), (id, limit, house_limit))

struct PaperKindView {
    std::string id;
    std::string name;
    std::string name_zh;
    std::string name_en;
    std::string purpose;
    std::string note;
    std::string explained;  // English only
    std::string reader;
    bool spoken = false;
    bool is_form = false;
    std::vector<MissingFactView> needs;
    std::vector<PaperLengthView> lengths;
    std::string checked_on;
};
BOOST_DESCRIBE_STRUCT(PaperKindView, (),
                      (id, name, name_zh, name_en, purpose, note, explained, reader, spoken,
                       is_form, needs, lengths, checked_on))

struct CitationView {
    std::string rule;
    std::string law;
    std::string article;
    std::optional<Day> in_force;
    std::optional<Day> in_force_until;
    std::optional<Day> checked_on;
    std::string certainty;
};
BOOST_DESCRIBE_STRUCT(CitationView, (),
                      (rule, law, article, in_force, in_force_until, checked_on, certainty))

struct PaperExcuseView {
    std::string id;
    std::string says;
    std::string reply;
    std::string explained;
    std::vector<CitationView> citations;
};
BOOST_DESCRIBE_STRUCT(PaperExcuseView, (), (id, says, reply, explained, citations))

struct PaperDetailView {
    std::string name;
    std::string title;
    bool of_the_writer = false;
    std::optional<std::string> value;
};
BOOST_DESCRIBE_STRUCT(PaperDetailView, (), (name, title, of_the_writer, value))

struct PaperKindsView {
    std::vector<PaperKindView> kinds;
    std::vector<PaperExcuseView> excuses;
};
BOOST_DESCRIBE_STRUCT(PaperKindsView, (), (kinds, excuses))

struct PaperDetailsView {
    std::vector<PaperDetailView> details;
};
BOOST_DESCRIBE_STRUCT(PaperDetailsView, (), (details))

struct LintView {
    std::string severity;  // error | warn | hint
    std::string rule;
    std::string where;
    int block = 0;  // 1 is the first; 0 the paper as a whole
    std::string text;
};
BOOST_DESCRIBE_STRUCT(LintView, (), (severity, rule, where, block, text))

struct LintListView {
    std::vector<LintView> lint;
    bool may_go_out = false;
};
BOOST_DESCRIBE_STRUCT(LintListView, (), (lint, may_go_out))

struct PaperFactView {
    std::string name;
    std::string label;
    std::string value;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(PaperFactView, (), (name, label, value, source))

struct PaperBlockView {
    std::string kind;
    std::string number;
    std::string text;
    std::vector<std::vector<std::string>> rows;
};
BOOST_DESCRIBE_STRUCT(PaperBlockView, (), (kind, number, text, rows))

struct PaperStepView {
    std::string state;
    Day day{};
    std::string channel;
    std::string proof;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(PaperStepView, (), (state, day, channel, proof, note))

// In the list of a case's papers.
struct PaperLineView {
    std::optional<PaperId> id;  // null while a required fact is missing: nothing is kept then
    CaseId case_;
    std::string kind;
    std::string name;
    std::string length;
    std::string title;
    std::string state;
    std::string state_words;
    bool edited = false;
    Day written_on{};
    Instant changed_at;
};
BOOST_DESCRIBE_STRUCT(PaperLineView, (),
                      (id, case_, kind, name, length, title, state, state_words, edited, written_on,
                       changed_at))

struct PaperView : PaperLineView {
    bool finished = false;
    std::string text;        // to edit
    std::string plain_text;  // to paste
    bool spoken = false;     // lines to say
    bool is_form = false;    // its text goes into a field of a form
    int characters = 0;      // of the plain text
    std::optional<int> limit;
    std::vector<PaperBlockView> blocks;
    std::vector<MissingFactView> missing;
    std::vector<LintView> lint;
    std::vector<CitationView> citations;
    std::vector<PaperFactView> facts_used;
    std::vector<PaperFactView> facts_unused;
    std::vector<PaperStepView> steps;
    std::vector<std::string> formats;
};
BOOST_DESCRIBE_STRUCT(PaperView, (PaperLineView),
                      (finished, text, plain_text, spoken, is_form, characters, limit, blocks,
                       missing, lint, citations, facts_used, facts_unused, steps, formats))

struct PaperListView {
    std::vector<PaperLineView> papers;
};
BOOST_DESCRIBE_STRUCT(PaperListView, (), (papers))

PaperKindsView paper_kinds_view(const PaperTemplates& templates, Language language);
PaperView paper_view(const CheckedPaper& paper, const PaperTemplates& templates, Language language);
PaperListView paper_list_view(const std::vector<DraftedPaper>& papers,
                              const PaperTemplates& templates, Language language);
LintListView lint_list_view(const std::vector<LintFinding>& findings, Language language);
PaperDetailsView paper_details_view(const PaperDetails& values, Language language);

std::string to_json(const PaperKindsView& view);
std::string to_json(const PaperView& view);
std::string to_json(const PaperListView& view);
std::string to_json(const LintListView& view);
std::string to_json(const PaperDetailsView& view);

}  // namespace shuofa
