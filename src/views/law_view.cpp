#include "views/law_view.h"

#include "formats/describe.h"

#include <algorithm>

namespace shuofa {
namespace {

Phrase value_words(const FactValue& value, const FactEntry* entry) {
    if (const bool* yes = std::get_if<bool>(&value))
        return *yes ? Phrase{"是", "yes"} : Phrase{"否", "no"};
    if (is_unknown(value)) return {"不知道", "not known"};
    const auto* choice = std::get_if<std::string>(&value);
    const FactChoice* known =
        entry == nullptr || choice == nullptr ? nullptr : entry->find_choice(*choice);
    if (known != nullptr) return known->title;
    const std::string text = fact_text(value);
    return {text, text};
}

std::optional<std::string> first_of(const Assessment& assessment, OutcomeKind kind) {
    const auto ids = assessment.ids(kind);
    return ids.empty() ? std::nullopt : std::optional{std::string{ids.front()}};
}

std::vector<std::string> all_of(const Assessment& assessment, OutcomeKind kind) {
    std::vector<std::string> texts;
    for (const std::string_view id : assessment.ids(kind))
        texts.emplace_back(id);
    return texts;
}

InForceView to_view(const InForce& in_force) { return {in_force.from, in_force.until}; }

PackUseView pack_view(const Rule& rule, const RuleBook& rules, Day on) {
    const RulePack* pack = rules.find_pack(rule.pack);
    if (pack == nullptr) return {.id = rule.pack, .title = {rule.pack, rule.pack}};
    return {.id = pack->id,
            .title = pack->title,
            .version = pack->version,
            .expires_on = pack->expires_on,
            .expired = pack->has_expired(on),
            .note = pack->note};
}

// Both kinds of because start with the same fields.
template <class View>
View because_view(const Because& because, const RuleBook& rules, Day on) {
    const Rule& rule = *because.rule;
    const Law* law = rules.find_law(rule.law);
    View view;
    view.rule = rule.id;
    view.law = law == nullptr ? rule.law : law->name.zh;
    view.law_id = rule.law;
    view.article = rule.article;
    view.cites = rule.cites;
    view.in_force = to_view(rule.in_force);
    view.checked_on = rule.checked_on;
    view.certainty = name_of(rule.certainty);
    view.in_short = rule.in_short;
    view.pack = pack_view(rule, rules, on);
    for (const FactUse& used : because.facts) {
        const FactEntry* entry = rules.catalogue().find(used.name);
        view.facts.push_back({std::string{used.name},
                              entry == nullptr ? Phrase{std::string{used.name}, {}} : entry->title,
                              fact_text(used.value), value_words(used.value, entry), used.source});
    }
    return view;
}

RemedyView remedy_view(const Finding& finding, const RuleBook& rules, Day on) {
    return {finding.id,
            rules.words(finding.id),
            to_view(finding.because, rules, on),
            std::string{name_of(finding.because.rule->certainty)},
            {}};
}

DeadlineView deadline_view(const DeadlineFinding& found, const RuleBook& rules, Day on) {
    auto because = because_view<DeadlineBecauseView>(found.because, rules, on);
    because.start = found.start;
    because.start_event = found.start_event;
    const FactEntry* event = rules.catalogue().find(found.start_event);
    because.start_event_title = event == nullptr ? Phrase{"今天", "today"} : event->title;
    because.length = found.period.length;
    because.unit = name_of(found.period.unit);
    because.counting = name_of(found.counting);
    for (const SkippedDay& skipped : found.skipped) {
        because.skipped.push_back({skipped.day, std::string{name_of(skipped.kind)}});
    }
    return {.name = found.name,
            .title = rules.words(found.name),
            .date = found.date,
            .kind = std::string{name_of(found.kind)},
            .kind_if_known = std::string{name_of(found.kind_if_known)},
            .who = std::string{found.who},
            .days_left = days_between(on, found.date),
            .because = std::move(because)};
}

RightView right_view(const Finding& finding, const RuleBook& rules) {
    RightView view{finding.id, rules.words(finding.id), {}, finding.because.rule->cites};
    for (const FactUse& used : finding.because.facts)
        view.touched_by.emplace_back(used.name);
    return view;
}

OpenQuestionView question_view(const OpenQuestion& open, const RuleBook& rules) {
    OpenQuestionView view{
        open.fact->name, std::string{name_of(open.fact->kind)}, open.fact->question, {}, {}};
    for (const std::string_view id : open.could_change) {
        view.could_change.emplace_back(id);
        view.could_change_words.push_back(rules.words(id));
    }
    return view;
}

}  // namespace

BecauseView to_view(const Because& because, const RuleBook& rules, Day on) {
    return because_view<BecauseView>(because, rules, on);
}

AssessmentView to_view(const Assessment& assessment, const RuleBook& rules,
                       const WorkCalendar& calendar) {
    AssessmentView view;
    view.on = assessment.on;
    view.rules_version = rules.version();
    view.calendar.known_until = calendar.known_until();
    for (const Finding& finding : assessment.remedies)
        view.remedies.push_back(remedy_view(finding, rules, assessment.on));
    for (const Finding& finding : assessment.not_available) {
        view.not_available.push_back(remedy_view(finding, rules, assessment.on));
    }
    for (const AmountFinding& amount : assessment.amounts) {
        view.amounts.push_back({amount.name,
                                rules.words(amount.name),
                                amount.amount,
                                amount.formula,
                                to_view(amount.because, rules, assessment.on),
                                amount.choose_one_of.empty()
                                    ? std::nullopt
                                    : std::optional{std::string{amount.choose_one_of}},
                                amount.lawful,
                                {}});
    }
    if (!assessment.choose.empty()) view.choose = assessment.choose;
    for (const DeadlineFinding& deadline : assessment.deadlines) {
        view.deadlines.push_back(deadline_view(deadline, rules, assessment.on));
    }
    view.channels = all_of(assessment, OutcomeKind::Channel);
    view.warnings = all_of(assessment, OutcomeKind::Warning);
    for (const std::string& id : view.warnings)
        view.warning_words.push_back(rules.words(id));
    view.blocked_papers = all_of(assessment, OutcomeKind::BlockedPaper);
    view.burden_of_proof = first_of(assessment, OutcomeKind::BurdenOfProof);
    view.freight = first_of(assessment, OutcomeKind::Freight);
    for (const OpenQuestion& open : assessment.questions)
        view.questions.push_back(question_view(open, rules));
    for (const Finding& finding : assessment.rights)
        view.rights.push_back(right_view(finding, rules));
    view.liable = all_of(assessment, OutcomeKind::Liable);
    view.courts = all_of(assessment, OutcomeKind::Court);
    view.complaint_offices = all_of(assessment, OutcomeKind::ComplaintOffice);
    view.report_offices = all_of(assessment, OutcomeKind::ReportOffice);
    view.seller_status = first_of(assessment, OutcomeKind::SellerStatus);
    view.states = all_of(assessment, OutcomeKind::State);
    view.action = first_of(assessment, OutcomeKind::Action);
    view.offer = all_of(assessment, OutcomeKind::Offer);
    view.must_not_cite = all_of(assessment, OutcomeKind::MustNotCite);
    view.outcome = all_of(assessment, OutcomeKind::Forecast);
    return view;
}

void add_changes(AssessmentView& view, const PossibleChanges& changes, const RuleBook& rules) {
    const auto of = [&](const auto& by_id, const std::string& id) {
        std::vector<FactChangeView> views;
        const auto found = by_id.find(id);
        if (found == by_id.end()) return views;
        for (const FactChange& change : found->second) {
            const FactEntry* entry = rules.catalogue().find(change.fact);
            views.push_back({change.fact,
                             entry == nullptr ? Phrase{change.fact, change.fact} : entry->title,
                             fact_text(change.instead), value_words(change.instead, entry),
                             change.falls_away, change.then});
        }
        return views;
    };
    for (RemedyView& remedy : view.remedies)
        remedy.would_change = of(changes.remedies, remedy.id);
    for (AmountView& amount : view.amounts)
        amount.would_change = of(changes.amounts, amount.name);
    for (DeadlineView& deadline : view.deadlines)
        deadline.would_change = of(changes.deadlines, deadline.name);
}

FactEntryView to_view(const FactEntry& entry, const RuleBook& rules) {
    FactEntryView view{entry.name,
                       std::string{name_of(entry.kind)},
                       entry.title,
                       entry.question,
                       entry.why,
                       {},
                       entry.aliases,
                       entry.problems,
                       {}};
    for (const FactChoice& choice : entry.choices)
        view.choices.push_back({choice.id, choice.title});
    for (const Rule* rule : rules.rules_using(entry.name))
        view.rules.push_back(rule->id);
    return view;
}

RuleView to_view(const Rule& rule, const RuleBook& rules) {
    const Law* law = rules.find_law(rule.law);
    RuleView view{.id = rule.id,
                  .code = rule.code,
                  .law = law == nullptr ? rule.law : law->name.zh,
                  .law_id = rule.law,
                  .article = rule.article,
                  .cites = rule.cites,
                  .in_force = to_view(rule.in_force),
                  .checked_on = rule.checked_on,
                  .certainty = std::string{name_of(rule.certainty)},
                  .pack = rule.pack,
                  .in_short = rule.in_short,
                  .file = rule.file};
    for (const Outcome& outcome : rule.gives)
        view.gives.push_back(outcome.id);
    for (const AmountRule& amount : rule.amounts)
        view.gives.push_back(amount.name);
    for (const DeadlineRule& deadline : rule.deadlines)
        view.gives.push_back(deadline.name);
    return view;
}

LawView to_view(const Law& law, const RuleBook& rules) {
    const auto count = std::count_if(rules.rules().begin(), rules.rules().end(),
                                     [&](const Rule& rule) { return rule.law == law.id; });
    return {law.id,
            law.name.zh,
            law.name.en,
            law.number,
            to_view(law.in_force),
            law.checked_on,
            law.read_in,
            std::string{name_of(law.certainty)},
            law.note,
            static_cast<std::int64_t>(count)};
}

FactListView view_facts(const RuleBook& rules) {
    FactListView view;
    for (const FactEntry& entry : rules.catalogue().entries())
        view.facts.push_back(to_view(entry, rules));
    return view;
}

RuleListView view_rules(const RuleBook& rules) {
    RuleListView view;
    for (const Rule& rule : rules.rules())
        view.rules.push_back(to_view(rule, rules));
    return view;
}

LawListView view_laws(const RuleBook& rules) {
    LawListView view;
    for (const Law& law : rules.laws())
        view.sources.push_back(to_view(law, rules));
    return view;
}

std::string to_json(const AssessmentView& view) { return describe::to_text(view); }
std::string to_json(const FactListView& view) { return describe::to_text(view); }
std::string to_json(const RuleListView& view) { return describe::to_text(view); }
std::string to_json(const RuleView& view) { return describe::to_text(view); }
std::string to_json(const LawListView& view) { return describe::to_text(view); }

}  // namespace shuofa
