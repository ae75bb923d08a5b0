#include "domain/cases/radar.h"

#include "domain/cases/step_builder.h"
#include "domain/law/rule_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace shuofa {
namespace {

bool before(Day a, Day b) { return serial(a) < serial(b); }
bool within(Day day, Day from, Day to) { return !before(day, from) && !before(to, day); }

RadarItem promise_item(const Case& matter, const Promise& promise, Day today) {
    const Phrase who = party_words(promise.by);
    const Phrase what = promise_words(promise);
    const bool broken = promise.state == PromiseState::Broken;
    const Phrase made = day_words(promise.made_on, today);
    return {
        .date = *promise.due,
        .kind = broken ? RadarKind::PromiseBroken : RadarKind::PromiseDue,
        .name = std::to_string(promise.event),
        .order = matter.order,
        .matter = matter.id,
        .title = broken
                     ? Phrase{fmt::format("{}：{}承诺的{}没有兑现", matter.title, who.zh, what.zh),
                              fmt::format("{}: {} promised {}; it did not happen", matter.title,
                                          who.en, what.en)}
                     : Phrase{fmt::format("{}：{}承诺这天前{}", matter.title, who.zh, what.zh),
                              fmt::format("{}: {} promised {} by this day", matter.title, who.en,
                                          what.en)},
        .why = {fmt::format("{}您记录的承诺，第{}条记录。", made.zh, promise.event),
                fmt::format("The promise you noted on {}, event {}.", made.en, promise.event)},
        .certainty = "noted"};
}

std::optional<RadarKind> kind_of(const DeadlineFinding& deadline) {
    switch (deadline.kind) {
        case DeadlineKind::Safe:
            return RadarKind::OwnDeadline;
        case DeadlineKind::Provisional:
            return deadline.who == "consumer" ? RadarKind::OwnDeadline : RadarKind::TheirDeadline;
        case DeadlineKind::Authority:
            return RadarKind::TheirDeadline;
        case DeadlineKind::Arguable:
        case DeadlineKind::Status:
            return std::nullopt;
    }
    return std::nullopt;
}

std::string law_name(const RuleBook& rules, const std::string& id) {
    const Law* law = rules.find_law(id);
    return law == nullptr ? id : law->name.zh;
}

std::string_view certainty_of(const DeadlineFinding& deadline) {
    if (deadline.because.rule == nullptr) return "unverified";
    return name_of(deadline.because.rule->certainty);
}

}  // namespace

bool RadarItem::is_of_order() const {
    switch (kind) {
        case RadarKind::ReturnWindow:
        case RadarKind::ReceiptUnknown:
        case RadarKind::BurdenReversed:
        case RadarKind::RefundMissing:
        case RadarKind::RecordsDeletable:
        case RadarKind::WarrantyEnding:
            return true;
        case RadarKind::PromiseBroken:
        case RadarKind::PromiseDue:
        case RadarKind::OwnDeadline:
        case RadarKind::TheirDeadline:
        case RadarKind::NextStep:
            break;
    }
    return false;
}

std::string RadarItem::key() const {
    const bool by_order = order && (is_of_order() || !matter);
    const std::string owner = by_order ? order->text() : matter ? matter->text() : "";
    return fmt::format("{}:{}:{}", name_of(kind), owner, name);
}

std::optional<CaseStart> case_start(const RadarItem& item) {
    if (item.matter || !item.order || !item.is_of_order()) return std::nullopt;
    CaseStart start{.order = item.order};
    if (item.kind == RadarKind::RefundMissing) start.problem = "refund_late";
    if (item.kind == RadarKind::BurdenReversed || item.kind == RadarKind::WarrantyEnding)
        start.problem = "broken";
    if (item.kind == RadarKind::ReturnWindow) start.facts["return_reason"] = "none";
    if (item.received_on) start.facts["received_on"] = day_text(*item.received_on);
    if (item.warranty_months)
        start.facts["warranty_months"] = std::to_string(*item.warranty_months);
    return start;
}

std::vector<RadarItem> case_radar(const Case& matter, const CasePosition& position,
                                  const Assessment& assessment, const std::optional<NextStep>& step,
                                  const RuleBook& rules, Day today, Day until) {
    std::vector<RadarItem> items;
    if (!position.is_open()) return items;
    for (const Promise& promise : position.promises) {
        if (!promise.due) continue;
        const bool ahead = promise.state == PromiseState::Open && !before(until, *promise.due);
        if (promise.is_overdue() || ahead) items.push_back(promise_item(matter, promise, today));
    }
    for (const DeadlineFinding& deadline : assessment.deadlines) {
        const auto kind = kind_of(deadline);
        if (!kind || !within(deadline.date, today, until)) continue;
        const Phrase name = rules.words(deadline.name);
        const Rule* rule = deadline.because.rule;
        items.push_back({.date = deadline.date,
                         .kind = *kind,
                         .name = deadline.name,
                         .order = matter.order,
                         .matter = matter.id,
                         .title = {fmt::format("{}：{}", matter.title, name.zh),
                                   fmt::format("{}: {}", matter.title, name.en)},
                         .why = rule == nullptr ? Phrase{} : rule->in_short,
                         .law = rule == nullptr ? "" : law_name(rules, rule->law),
                         .article = rule == nullptr ? "" : rule->article,
                         .certainty = std::string{certainty_of(deadline)}});
    }
    // While a promise is open the day of the promise itself stands on the list.
    if (step && step->id != "wait_for_promise" && before(today, step->on) &&
        !before(until, step->on)) {
        items.push_back({.date = step->on,
                         .kind = RadarKind::NextStep,
                         .name = step->id,
                         .order = matter.order,
                         .matter = matter.id,
                         .title = {fmt::format("{}：{}", matter.title, step->title.zh),
                                   fmt::format("{}: {}", matter.title, step->title.en)},
                         .why = step->why,
                         .certainty = "noted"});
    }
    return items;
}

void sort_radar(std::vector<RadarItem>& items) {
    std::stable_sort(items.begin(), items.end(), [](const RadarItem& a, const RadarItem& b) {
        return std::tuple{serial(a.date), a.kind} < std::tuple{serial(b.date), b.kind};
    });
}

}  // namespace shuofa
