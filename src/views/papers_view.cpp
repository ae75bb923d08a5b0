#include "views/papers_view.h"

#include "base/text.h"
#include "domain/papers/gather_inputs.h"
#include "domain/papers/paper_text.h"
#include "formats/describe.h"

namespace shuofa {
namespace {

MissingFactView missing_view(const std::string& fact, const Phrase& question, bool required,
                             Language language) {
    const std::string detail = detail_that_answers(fact);
    return {fact, question.in(language), required,
            detail.empty() ? std::nullopt : std::optional{detail}};
}

std::vector<CitationView> citation_views(const std::vector<Citation>& citations) {
    std::vector<CitationView> views;
    for (const Citation& citation : citations) {
        views.push_back({citation.rule, citation.law, citation.article, citation.in_force_from,
                         citation.in_force_until, citation.checked_on, citation.certainty});
    }
    return views;
}

PaperKindView kind_view(const PaperTemplate& kind, Language language) {
    PaperKindView view{.id = kind.id,
                       .name = kind.name.in(language),
                       .name_zh = kind.name.zh,
                       .name_en = kind.name.en,
                       .purpose = kind.purpose.in(language),
                       .note = kind.note.in(language),
                       .explained = language == Language::English ? kind.explained_en : "",
                       .reader = std::string{name_of(kind.reader)},
                       .spoken = kind.spoken,
                       .is_form = kind.is_form,
                       .needs = {},
                       .lengths = {},
                       .checked_on = kind.checked_on};
    for (const PaperNeed& need : kind.needs) {
        view.needs.push_back(missing_view(need.name, need.question, need.required, language));
    }
    for (const PaperLength& length : kind.lengths) {
        view.lengths.push_back(
            {length.id,
             length.limit == 0 ? std::nullopt : std::optional{static_cast<int>(length.limit)},
             length.limit_is_ours});
    }
    return view;
}

std::vector<LintView> lint_views(const std::vector<LintFinding>& findings, Language language) {
    std::vector<LintView> views;
    for (const LintFinding& finding : findings) {
        views.push_back({std::string{name_of(finding.severity)}, finding.rule, finding.where,
                         finding.block, finding.text.in(language)});
    }
    return views;
}

std::vector<PaperFactView> fact_views(const std::vector<PaperFact>& facts, Language language) {
    std::vector<PaperFactView> views;
    for (const PaperFact& fact : facts) {
        views.push_back({fact.name, fact.label.in(language), fact.value, fact.source});
    }
    return views;
}

PaperLineView line_view(const DraftedPaper& paper, const PaperTemplates& templates,
                        Language language) {
    PaperLineView view;
    if (!paper.id.empty()) view.id = paper.id;
    view.case_ = paper.case_id;
    view.kind = paper.kind;
    const auto kind = templates.find(paper.kind);
    view.name = kind ? (*kind)->name.in(language) : paper.kind;
    view.length = paper.length;
    view.title = paper.title();
    view.state = name_of(paper.state);
    view.state_words = title_of(paper.state).in(language);
    view.edited = paper.is_edited();
    view.written_on = paper.written_on;
    view.changed_at = paper.changed_at;
    return view;
}

}  // namespace

PaperKindsView paper_kinds_view(const PaperTemplates& templates, Language language) {
    PaperKindsView view;
    for (const PaperTemplate& kind : templates.all()) {
        view.kinds.push_back(kind_view(kind, language));
    }
    for (const Excuse& excuse : templates.excuses()) {
        view.excuses.push_back({excuse.id, excuse.says.in(language), excuse.reply,
                                excuse.explained_en, citation_views(excuse.citations)});
    }
    return view;
}

PaperView paper_view(const CheckedPaper& checked, const PaperTemplates& templates,
                     Language language) {
    const DraftedPaper& paper = checked.paper;
    PaperView view;
    static_cast<PaperLineView&>(view) = line_view(paper, templates, language);
    const std::vector<PaperBlock> blocks = parse_paper_text(paper.text);
    view.finished = !blocks.empty();
    view.text = paper.text;
    view.plain_text = trim(plain_text(blocks, TextLayout::Form));
    view.characters = static_cast<int>(count_code_points(view.plain_text));
    if (const auto kind = templates.find(paper.kind)) {
        view.spoken = (*kind)->spoken;
        view.is_form = (*kind)->is_form;
        for (const PaperLength& length : (*kind)->lengths) {
            if (length.id == paper.length && length.limit > 0) {
                view.limit = static_cast<int>(length.limit);
            }
        }
    }
    for (const PaperBlock& block : blocks) {
        view.blocks.push_back(
            {std::string{name_of(block.kind)}, block.number, block.text, block.rows});
    }
    for (const MissingFact& missing : paper.missing) {
        view.missing.push_back(
            missing_view(missing.fact, missing.question, missing.required, language));
    }
    view.lint = lint_views(checked.lint, language);
    view.citations = citation_views(paper.citations);
    view.facts_used = fact_views(paper.facts_used, language);
    view.facts_unused = fact_views(paper.facts_unused, language);
    for (const PaperStep& step : paper.steps) {
        view.steps.push_back(
            {std::string{name_of(step.state)}, step.day, step.channel, step.proof, step.note});
    }
    if (view.finished) view.formats = {"pdf", "docx", "txt", "md", "eml"};
    return view;
}

PaperListView paper_list_view(const std::vector<DraftedPaper>& papers,
                              const PaperTemplates& templates, Language language) {
    PaperListView view;
    for (const DraftedPaper& paper : papers) {
        view.papers.push_back(line_view(paper, templates, language));
    }
    return view;
}

LintListView lint_list_view(const std::vector<LintFinding>& findings, Language language) {
    return {lint_views(findings, language), !has_errors(findings)};
}

PaperDetailsView paper_details_view(const PaperDetails& values, Language language) {
    PaperDetailsView view;
    for (const PaperDetail& detail : paper_details()) {
        const auto value = values.find(detail.name);
        const Phrase title{std::string{detail.zh}, std::string{detail.en}};
        view.details.push_back(
            {std::string{detail.name}, title.in(language), detail.of_the_writer,
             value == values.end() ? std::nullopt : std::optional{value->second}});
    }
    return view;
}

std::string to_json(const PaperKindsView& view) { return describe::to_text(view); }
std::string to_json(const PaperView& view) { return describe::to_text(view); }
std::string to_json(const PaperListView& view) { return describe::to_text(view); }
std::string to_json(const LintListView& view) { return describe::to_text(view); }
std::string to_json(const PaperDetailsView& view) { return describe::to_text(view); }

}  // namespace shuofa
