#include "views/cases_view.h"

#include "base/text.h"
#include "domain/cases/step_builder.h"
#include "domain/law/gaps_in_proof.h"
#include "domain/law/rule_book.h"
#include "formats/describe.h"

#include <fmt/format.h>

#include <algorithm>

namespace shuofa {
namespace {

std::optional<std::string> or_null(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional{std::string{text}};
}

std::string at_text(const CaseEvent& event) {
    const std::string_view moment = event.text("at");
    return moment.empty() ? day_text(event.day) : std::string{moment};
}

std::string value_words(const FactEntry& entry, const FactValue& value, Language language) {
    const bool zh = language == Language::Chinese;
    if (is_unknown(value)) return zh ? "不知道" : "not known";
    if (const bool* yes = std::get_if<bool>(&value)) {
        return *yes ? (zh ? "是" : "yes") : (zh ? "否" : "no");
    }
    if (const Money* amount = std::get_if<Money>(&value)) {
        return amount->text() + (zh ? "元" : " yuan");
    }
    if (const auto* choice = std::get_if<std::string>(&value)) {
        const FactChoice* known = entry.find_choice(*choice);
        if (known != nullptr) return known->title.in(language);
    }
    if (const auto* choices = std::get_if<std::vector<std::string>>(&value)) {
        std::vector<std::string> words;
        for (const std::string& choice : *choices) {
            const FactChoice* known = entry.find_choice(choice);
            words.push_back(known == nullptr ? choice : known->title.in(language));
        }
        return join(words, zh ? "、" : ", ");
    }
    return fact_text(value);
}

std::vector<CaseFactView> fact_views(const CaseAccount& account, const FactCatalogue& catalogue,
                                     Language language) {
    std::vector<CaseFactView> views;
    // In the order of the catalogue, as questions are asked.
    for (const FactEntry& entry : catalogue.entries()) {
        const Fact* fact = account.facts.find(entry.name);
        if (fact == nullptr) continue;
        views.push_back({.name = entry.name,
                         .title = entry.title.in(language),
                         .value = fact_text(fact->value),
                         .value_text = value_words(entry, fact->value, language),
                         .source = fact->source});
    }
    return views;
}

PromiseView promise_view(const Promise& promise, Day today) {
    PromiseView view{.id = promise.event,
                     .by = std::string{name_of(promise.by)},
                     .what = promise.what,
                     .said = promise.said,
                     .amount = promise.amount,
                     .made_on = promise.made_on,
                     .due = promise.due,
                     .agent = promise.agent,
                     .ticket = promise.ticket,
                     .state = std::string{name_of(promise.state)},
                     .kept_on = promise.kept_on,
                     .kept_by = promise.kept_by,
                     .days_left = {}};
    if (promise.due) view.days_left = days_between(today, *promise.due);
    return view;
}

std::string who_of(const CaseEvent& event) {
    for (const char* name : {"channel", "from", "with", "by"}) {
        if (!event.text(name).empty()) return std::string{event.text(name)};
    }
    return {};
}

ContactView contact_view(const CaseEvent& event) {
    return {.id = event.number,
            .type = std::string{name_of(event.type)},
            .at = at_text(event),
            .day = event.day,
            .channel = who_of(event),
            .way = std::string{event.text("way")},
            .number = std::string{event.text("number")},
            .agent = std::string{event.text("agent")},
            .ticket = std::string{event.text("ticket")},
            .said = std::string{event.text("said")},
            .answer = std::string{event.text("answer")},
            .promise = std::string{event.text("promise")},
            .due = event.day_of("due")};
}

// The papers as the events tell of them: written, handed over, received, answered.
std::vector<CasePaperView> paper_views(const CasePosition& position) {
    std::vector<CasePaperView> views;
    const auto paper_of = [&](const CaseEvent& event) -> CasePaperView* {
        const std::string_view id = event.text("paper");
        if (id.empty()) return nullptr;
        const auto found = std::find_if(views.begin(), views.end(),
                                        [&](const CasePaperView& one) { return one.id == id; });
        return found == views.end() ? nullptr : &*found;
    };
    for (const CaseEvent& event : position.timeline) {
        CasePaperView* paper = paper_of(event);
        if (event.type == CaseEventType::PaperDrafted && paper == nullptr) {
            views.push_back({.id = std::string{event.text("paper")},
                             .kind = std::string{event.text("kind")},
                             .title = std::string{event.text("title")},
                             .state = "draft",
                             .drafted_on = event.day,
                             .handed_over_on = {},
                             .channel = {},
                             .tracking = {},
                             .ticket = {}});
        }
        if (paper == nullptr) continue;
        if (event.type == CaseEventType::PaperHandedOver) {
            paper->state = "handed_over";
            paper->handed_over_on = event.day;
            paper->channel = event.text("channel");
            paper->tracking = event.text("tracking");
            paper->ticket = event.text("ticket");
        }
        if (event.type == CaseEventType::PaperConfirmed) paper->state = "confirmed";
        if (event.type == CaseEventType::TheyAnswered) paper->state = "answered";
    }
    return views;
}

std::vector<CaseEvidenceView> evidence_views(const std::optional<Order>& order, Language language) {
    std::vector<CaseEvidenceView> views;
    if (!order) return views;
    for (const Source& source : order->sources) {
        const Phrase title{fmt::format("账单第{}行", source.row),
                           fmt::format("bill, row {}", source.row)};
        views.push_back({.id = source.file,
                         .kind = "bill_row",
                         .title = title.in(language),
                         .row = static_cast<int>(source.row)});
    }
    return views;
}

std::string words_of(const CaseEvent& event) {
    for (const char* name : {"text", "said", "promise", "reason", "title", "note"}) {
        if (!event.text(name).empty()) return std::string{event.text(name)};
    }
    return {};
}

CaseEventView event_view(const CaseEvent& event, Language language) {
    return {.id = event.number,
            .type = std::string{name_of(event.type)},
            .title = event_title(event.type).in(language),
            .at = at_text(event),
            .day = event.day,
            .recorded_at = event.recorded_at,
            .actor = event.type == CaseEventType::TheyAnswered ? who_of(event) : "you",
            .channel = who_of(event),
            .text = words_of(event),
            .fields = {event.fields.begin(), event.fields.end()}};
}

// Refunds that bills tell of stand in the timeline beside what was written down.
std::vector<CaseEventView> timeline_views(const CaseAccount& account, Language language) {
    std::vector<CaseEventView> views;
    for (const CaseEvent& event : account.position.timeline) {
        views.push_back(event_view(event, language));
    }
    for (const MoneyBack& money : account.position.money_back) {
        if (money.source != "bill") continue;
        views.push_back({.id = 0,
                         .type = "refund_in_bill",
                         .title = Phrase{"账单里的退款", "Refund in a bill"}.in(language),
                         .at = day_text(money.day),
                         .day = money.day,
                         .recorded_at = china_instant(money.day, 0, 0, 0),
                         .actor = "bill",
                         .channel = {},
                         .text = {},
                         .fields = {{"amount", money.amount.text()}}});
    }
    std::stable_sort(views.begin(), views.end(),
                     [](const CaseEventView& a, const CaseEventView& b) {
                         return serial(a.day) < serial(b.day);
                     });
    return views;
}

std::optional<std::string> turn_of(const CaseAccount& account) {
    if (!account.turn) return "nobody";
    if (*account.turn == Party::Market || *account.turn == Party::Association ||
        *account.turn == Party::Mediators) {
        return "authority";
    }
    return std::string{name_of(*account.turn)};
}

std::optional<Money> paid_of(const CaseAccount& account) {
    return account.order ? account.order->paid : std::nullopt;
}

}  // namespace

NextStepView to_view(const NextStep& step, const CaseAccount& account, Language language) {
    NextStepView view;
    view.id = step.id;
    view.title = step.title.in(language);
    view.why = step.why.in(language);
    view.on = step.on;
    view.by = step.by;
    const Day today = account.today;
    if (step.by) {
        view.days_left = days_between(today, *step.by);
    } else if (serial(step.on) > serial(today)) {
        view.days_left = days_between(today, step.on);
    }
    view.channel = step.channel == Party::Us ? std::nullopt
                                             : std::optional{std::string{name_of(step.channel)}};
    view.paper = or_null(step.paper);
    view.ticket = step.ticket;
    for (const Phrase& line : step.script) {
        view.script.push_back(line.in(language));
    }
    for (const Phrase& need : step.needs) {
        view.needs.push_back({need.in(language), false});
    }
    view.about_event = step.about_event;
    view.or_instead = step.or_instead;
    const Promise* overdue = account.position.overdue_promise();
    view.broken = overdue != nullptr && step.about_event == overdue->event;
    return view;
}

CaseQuestionsView to_view(const CaseQuestion& question, const CaseKnowledge& knowledge,
                          Language language) {
    CaseQuestionsView view{.next = {}, .asked = question.asked, .about = question.about};
    if (!question.next || question.next->fact == nullptr) return view;
    const auto words = [&](std::string_view id) { return knowledge.rules.words(id).in(language); };
    const FactEntry& entry = *question.next->fact;
    IntakeQuestionView& next = view.next.emplace();
    next.fact = entry.name;
    next.kind = name_of(entry.kind);
    next.title = entry.title.in(language);
    next.question = entry.question.in(language);
    next.why = entry.why.in(language);
    for (const FactChoice& choice : entry.choices) {
        next.choices.push_back({choice.id, choice.title.in(language)});
    }
    for (const AnswerEffect& effect : question.next->effects) {
        QuestionEffectView& one = next.effects.emplace_back();
        one.answer = fact_text(effect.answer);
        for (const std::string& id : effect.adds) {
            one.adds.push_back(words(id));
        }
        for (const std::string& id : effect.removes) {
            one.removes.push_back(words(id));
        }
    }
    for (const std::string_view id : question.next->could_change) {
        next.could_change.push_back(words(id));
    }
    return view;
}

CaseView to_view(const CaseAccount& account, const CaseKnowledge& knowledge, Language language) {
    CaseView view;
    view.id = account.matter.id;
    view.title = account.matter.title;
    view.state = name_of(account.position.stage);
    view.whose_turn = turn_of(account);
    view.order = account.matter.order;
    if (const Fact* problem = account.facts.find("problem");
        problem != nullptr && !is_unknown(problem->value)) {
        view.problem = fact_text(problem->value);
    }
    view.opened_on = account.matter.opened_on;
    view.closed_on = account.position.closed_on;
    view.outcome = or_null(account.position.outcome);
    view.paid = paid_of(account);
    view.came_back = account.position.came_back();
    view.facts = fact_views(account, knowledge.rules.catalogue(), language);
    view.assessment = to_view(account.assessment, knowledge.rules, knowledge.calendar);
    add_changes(
        view.assessment,
        what_would_change(account.facts, knowledge.rules, knowledge.calendar, account.assessment),
        knowledge.rules);
    view.deadlines = view.assessment.deadlines;
    for (const ProofGap& gap : gaps_in_proof(account.facts, account.assessment, knowledge.rules)) {
        ProofGapView shown{
            gap.fact->name, gap.fact->title.in(language), gap.fact->proof.in(language), {}};
        for (const std::string_view id : gap.carries)
            shown.carries.push_back(knowledge.rules.words(id).in(language));
        view.proof_gaps.push_back(std::move(shown));
    }
    for (const Promise& promise : account.position.promises) {
        view.promises.push_back(promise_view(promise, account.today));
    }
    for (const CaseEvent& event : account.position.contacts) {
        view.contacts.push_back(contact_view(event));
    }
    view.papers = paper_views(account.position);
    view.evidence = evidence_views(account.order, language);
    view.timeline = timeline_views(account, language);
    if (account.step) view.next_step = to_view(*account.step, account, language);
    return view;
}

CaseRowView to_row_view(const CaseAccount& account, Language language) {
    CaseRowView view;
    view.id = account.matter.id;
    view.title = account.matter.title;
    view.state = name_of(account.position.stage);
    view.whose_turn = turn_of(account);
    view.order = account.matter.order;
    view.opened_on = account.matter.opened_on;
    view.paid = paid_of(account);
    view.promises_broken = account.position.overdue_promises();
    if (account.step) view.next_step = to_view(*account.step, account, language);
    return view;
}

RadarItemView to_view(const RadarItem& item, Day today, Language language) {
    RadarItemView view{.key = item.key(),
                       .date = item.date,
                       .kind = std::string{name_of(item.kind)},
                       .order = item.order,
                       .case_ = item.matter,
                       .title = item.title.in(language),
                       .because = {item.why.in(language), item.law, item.article},
                       .days_left = days_between(today, item.date),
                       .certainty = item.certainty,
                       .start = {}};
    if (const auto start = case_start(item))
        view.start = CaseStartView{start->order, or_null(start->problem), start->facts};
    return view;
}

RadarView radar_view(const std::vector<RadarItem>& items, Day today, std::size_t limit,
                     Language language) {
    RadarView view;
    view.on = today;
    view.total = static_cast<int>(items.size());
    for (const RadarItem& item : items) {
        if (view.items.size() == limit) break;
        view.items.push_back(to_view(item, today, language));
    }
    return view;
}

TodayView today_view(const TodayAccount& account, std::size_t limit, Language language) {
    TodayView view;
    view.today = account.today;
    for (const CaseAccount& one : account.cases) {
        view.cases.push_back(to_row_view(one, language));
    }
    RadarView radar = radar_view(account.radar, account.today, limit, language);
    view.items = std::move(radar.items);
    view.items_total = radar.total;
    view.empty = view.cases.empty() && !account.has_orders;
    return view;
}

std::string to_json(const CaseView& view) { return describe::to_text(view); }
std::string to_json(const CaseQuestionsView& view) { return describe::to_text(view); }
std::string to_json(const CasesView& view) { return describe::to_text(view); }
std::string to_json(const RadarView& view) { return describe::to_text(view); }
std::string to_json(const NextStepView& view) { return describe::to_text(view); }
std::string to_json(const TodayView& view) { return describe::to_text(view); }

}  // namespace shuofa
