#include "domain/cases/case_flow.h"

#include "domain/cases/promised_refunds.h"
#include "domain/orders/refunds.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace shuofa {
namespace {

bool not_later(Day a, Day b) { return serial(a) <= serial(b); }

std::optional<Money> money_in(const CaseEvent& event, std::string_view field) {
    const auto amount = Money::parse(event.text(field));
    return amount ? std::optional{*amount} : std::nullopt;
}

Approach& approach_to(CasePosition& position, Party party) {
    for (Approach& approach : position.approaches) {
        if (approach.party == party) return approach;
    }
    return position.approaches.emplace_back(Approach{.party = party});
}

FiledComplaint* complaint_with(CasePosition& position, const CaseEvent& event) {
    const bool named = !event.text("with").empty();
    for (auto it = position.complaints.rbegin(); it != position.complaints.rend(); ++it) {
        if (!named || it->with == event.party("with")) return &*it;
    }
    return nullptr;
}

// Whoever has the case now: asked last, highest on the ladder.
Party current_party(const CasePosition& position) {
    if (const FiledComplaint* complaint = position.last_complaint()) return complaint->with;
    Party latest = Party::Seller;
    std::optional<Day> on;
    for (const Approach& approach : position.approaches) {
        if (approach.last_on && (!on || not_later(*on, *approach.last_on))) {
            latest = approach.party;
            on = approach.last_on;
        }
    }
    return latest;
}

// A conversation, an answer or an agreement may carry a promise: something said to be done by a
// day.
void add_promise(CasePosition& position, const CaseEvent& event, Party by) {
    const auto due = event.day_of("due");
    const std::string_view words = event.text("promise");
    if (!due && words.empty() && event.text("what").empty()) return;
    Promise promise{.event = event.number,
                    .by = by,
                    .what = std::string{event.text("what")},
                    .said = std::string{words.empty() ? event.text("said") : words},
                    .amount = money_in(event, "amount"),
                    .made_on = event.day,
                    .due = due,
                    .agent = std::string{event.text("agent")},
                    .ticket = std::string{event.text("ticket")}};
    // A sum by a day is money coming back unless they said otherwise.
    if (promise.what.empty()) promise.what = promise.amount ? "refund" : "other";
    position.promises.push_back(std::move(promise));
}

void follow_contact(CasePosition& position, const CaseEvent& event) {
    Approach& approach = approach_to(position, event.party());
    if (!approach.first_on) approach.first_on = event.day;
    approach.last_on = event.day;
    approach.contacts += 1;
    if (!event.text("ticket").empty()) approach.ticket = event.text("ticket");
    if (!event.text("answer").empty()) {
        approach.answer = event.text("answer");
        if (approach.answer != "no_answer") approach.answer_on = event.day;
    }
    position.contacts.push_back(event);
    if (FiledComplaint* complaint = complaint_with(position, event);
        complaint != nullptr && complaint->with == event.party()) {
        complaint->reminded_on = event.day;
    }
    add_promise(position, event, event.party());
}

void follow_answer(CasePosition& position, const CaseEvent& event) {
    const Party from = event.text("from").empty() ? current_party(position) : event.party("from");
    Approach& approach = approach_to(position, from);
    approach.answer_on = event.day;
    approach.answer = event.text("answer").empty() ? "other" : event.text("answer");
    if (!event.text("ticket").empty()) approach.ticket = event.text("ticket");
    position.contacts.push_back(event);
    add_promise(position, event, from);
}

void follow_paper(CasePosition& position, const CaseEvent& event) {
    Approach& approach = approach_to(position, event.party());
    if (!approach.first_on) approach.first_on = event.day;
    approach.last_on = event.day;
    if (!approach.demand_on) approach.demand_on = event.day;
    if (!event.text("ticket").empty()) approach.ticket = event.text("ticket");
    const Party to = event.party();
    if (to == Party::Market || to == Party::Association || to == Party::Mediators) {
        position.complaints.push_back(
            {.with = to, .filed_on = event.day, .ticket = std::string{event.text("ticket")}});
    }
    if (to == Party::Court && !position.suit_on) position.suit_on = event.day;
}

void follow_complaint(CasePosition& position, const CaseEvent& event) {
    const Party with = event.text("with").empty() ? Party::Market : event.party("with");
    if (with == Party::Seller || with == Party::Platform) {
        CaseEvent as_paper = event;
        as_paper.fields["channel"] = name_of(with);
        follow_paper(position, as_paper);
        return;
    }
    // The text is handed over and then the number comes: one complaint, not two.
    const Day filed_on = event.day_of("received").value_or(event.day);
    FiledComplaint* last = complaint_with(position, event);
    if (last != nullptr && last->with == with && !last->accepted_on && !last->refused_on) {
        last->filed_on = filed_on;
        if (!event.text("ticket").empty()) last->ticket = event.text("ticket");
        return;
    }
    position.complaints.push_back(
        {.with = with, .filed_on = filed_on, .ticket = std::string{event.text("ticket")}});
}

void follow_office(CasePosition& position, const CaseEvent& event) {
    FiledComplaint* complaint = complaint_with(position, event);
    if (complaint == nullptr) {
        const Party with = event.text("with").empty() ? Party::Market : event.party("with");
        position.complaints.push_back({.with = with, .filed_on = event.day});
        complaint = &position.complaints.back();
    }
    if (!event.text("ticket").empty()) complaint->ticket = event.text("ticket");
    if (event.type == CaseEventType::ComplaintAccepted) complaint->accepted_on = event.day;
    if (event.type == CaseEventType::ComplaintRefused) {
        complaint->refused_on = event.day;
        complaint->refusal_ground = event.text("ground");
    }
    if (event.type == CaseEventType::MediationEnded) {
        complaint->ended_on = event.day;
        complaint->result = event.text("result");
        // What is agreed before an office is owed by the seller.
        add_promise(position, event, Party::Seller);
    }
}

void follow_kept(CasePosition& position, const CaseEvent& event) {
    const auto number = event.number_of("promise");
    for (auto it = position.promises.rbegin(); it != position.promises.rend(); ++it) {
        if (it->kept_on || (number && it->event != *number)) continue;
        it->kept_on = event.day;
        it->kept_by = "user";
        return;
    }
}

void follow_closing(CasePosition& position, const CaseEvent& event) {
    position.closed_on = event.day;
    position.outcome = event.text("outcome");
    position.got = money_in(event, "got");
}

void follow(CasePosition& position, const CaseEvent& event) {
    switch (event.type) {
        case CaseEventType::Contact:
            return follow_contact(position, event);
        case CaseEventType::Promise:
            return add_promise(
                position, event,
                event.text("by").empty() ? current_party(position) : event.party("by"));
        case CaseEventType::PromiseKept:
            return follow_kept(position, event);
        case CaseEventType::TheyAnswered:
            return follow_answer(position, event);
        case CaseEventType::GoodsSentBack:
            position.goods_sent_on = event.day;
            return;
        case CaseEventType::RefundSeen:
            position.money_back.push_back(
                {event.day, money_in(event, "amount").value_or(Money{}), "user"});
            return;
        case CaseEventType::PaperHandedOver:
            return follow_paper(position, event);
        case CaseEventType::ComplaintFiled:
            return follow_complaint(position, event);
        case CaseEventType::ComplaintAccepted:
        case CaseEventType::ComplaintRefused:
        case CaseEventType::MediationEnded:
            return follow_office(position, event);
        case CaseEventType::SuitFiled:
            position.suit_on = event.day;
            return;
        case CaseEventType::CourtDecided:
            position.judgment_on = event.day;
            return;
        case CaseEventType::Snoozed:
            position.snoozed_until = event.day_of("until");
            return;
        case CaseEventType::Woken:
            position.snoozed_until.reset();
            return;
        case CaseEventType::Closed:
            return follow_closing(position, event);
        case CaseEventType::Reopened:
            position.closed_on.reset();
            return;
        case CaseEventType::Opened:
        case CaseEventType::FactSet:
        case CaseEventType::PaperDrafted:
        case CaseEventType::PaperConfirmed:
        case CaseEventType::Note:
        case CaseEventType::Undone:
            return;
    }
}

bool has_money(const std::vector<MoneyBack>& all, const MoneyBack& one) {
    return std::any_of(all.begin(), all.end(), [&](const MoneyBack& other) {
        return other.amount == one.amount && std::abs(days_between(other.day, one.day)) <= 3;
    });
}

// The bill's rows first; what the shopper says about the same money is not counted again.
void gather_money_back(CasePosition& position, const Order* order, Day today) {
    std::vector<MoneyBack> from_bills;
    if (order != nullptr) {
        for (const Refund& refund : refunds_told_once(*order)) {
            if (!refund.at || serial(china_day(*refund.at)) > serial(today)) continue;
            from_bills.push_back({china_day(*refund.at), refund.amount, "bill"});
        }
    }
    std::vector<MoneyBack> all = from_bills;
    for (const MoneyBack& money : position.money_back) {
        if (!has_money(from_bills, money)) all.push_back(money);
    }
    std::stable_sort(all.begin(), all.end(), [](const MoneyBack& a, const MoneyBack& b) {
        return serial(a.day) < serial(b.day);
    });
    position.money_back = std::move(all);
}

// Ticks off all promised refunds together: the same money keeps one of them only.
void tick_off_promises(CasePosition& position, std::optional<Money> paid) {
    std::vector<Promise*> promises;
    std::vector<RefundPromise> promised;
    for (Promise& promise : position.promises) {
        if (promise.what != "refund") continue;
        promises.push_back(&promise);
        promised.push_back({fmt::format("{:06}", promise.event), promise.made_on, promise.due,
                            promise.amount, promise.kept_on});
    }
    std::vector<RefundRow> rows;
    for (const MoneyBack& money : position.money_back)
        rows.push_back({money.day, money.amount});
    const std::vector<TickedPromise> ticked = tick_off(promised, rows, paid);
    for (std::size_t i = 0; i < promises.size(); ++i) {
        Promise& promise = *promises[i];
        promise.seen = ticked[i].seen;
        if (ticked[i].again) promise.made_again = promises[*ticked[i].again]->event;
        if (promise.kept_on || !ticked[i].kept_on) continue;
        promise.kept_on = ticked[i].kept_on;
        promise.kept_by =
            ticked[i].rows.empty() ? "user" : position.money_back[ticked[i].rows.back()].source;
    }
}

CaseStage stage_of(const CasePosition& position) {
    if (position.closed_on) return CaseStage::Closed;
    if (position.suit_on || position.judgment_on) return CaseStage::WithCourt;
    if (!position.complaints.empty()) return CaseStage::WithAuthority;
    if (position.approach(Party::Platform).begun()) return CaseStage::WithPlatform;
    if (!position.approaches.empty() || !position.promises.empty()) return CaseStage::WithSeller;
    return CaseStage::Preparing;
}

}  // namespace

Money CasePosition::came_back() const {
    Money sum;
    for (const MoneyBack& back : money_back) {
        sum += back.amount;
    }
    return sum;
}

Approach CasePosition::approach(Party party) const {
    for (const Approach& approach : approaches) {
        if (approach.party == party) return approach;
    }
    return Approach{.party = party};
}

const FiledComplaint* CasePosition::last_complaint() const {
    return complaints.empty() ? nullptr : &complaints.back();
}

const Promise* CasePosition::open_promise() const {
    const Promise* first = nullptr;
    for (const Promise& promise : promises) {
        if (promise.state != PromiseState::Open || !promise.due) continue;
        if (first == nullptr || serial(*promise.due) < serial(*first->due)) first = &promise;
    }
    return first;
}

const Promise* CasePosition::overdue_promise() const {
    const auto found = std::find_if(promises.rbegin(), promises.rend(),
                                    [](const Promise& promise) { return promise.is_overdue(); });
    return found == promises.rend() ? nullptr : &*found;
}

int CasePosition::overdue_promises() const {
    return static_cast<int>(
        std::count_if(promises.begin(), promises.end(),
                      [](const Promise& promise) { return promise.is_overdue(); }));
}

std::vector<CaseEvent> standing_events(const std::vector<CaseEvent>& events) {
    std::set<int> undone;
    for (const CaseEvent& event : events) {
        if (event.type != CaseEventType::Undone) continue;
        if (const auto number = event.number_of("event")) undone.insert(*number);
    }
    std::vector<CaseEvent> standing;
    for (const CaseEvent& event : events) {
        if (event.type != CaseEventType::Undone && !undone.contains(event.number)) {
            standing.push_back(event);
        }
    }
    return standing;
}

const CaseEvent* last_undoable(const std::vector<CaseEvent>& events) {
    const auto standing = standing_events(events);
    if (standing.empty() || standing.back().type == CaseEventType::Opened) return nullptr;
    const auto found = std::find_if(events.begin(), events.end(), [&](const CaseEvent& event) {
        return event.number == standing.back().number;
    });
    return &*found;
}

CasePosition position_of(const Case& matter, const Order* order, Day today) {
    CasePosition position;
    position.timeline = standing_events(matter.events);
    std::erase_if(position.timeline,
                  [&](const CaseEvent& event) { return serial(event.day) > serial(today); });
    std::stable_sort(
        position.timeline.begin(), position.timeline.end(),
        [](const CaseEvent& a, const CaseEvent& b) { return serial(a.day) < serial(b.day); });
    for (const CaseEvent& event : position.timeline) {
        follow(position, event);
    }
    if (position.snoozed_until && not_later(*position.snoozed_until, today)) {
        position.snoozed_until.reset();
    }
    gather_money_back(position, order, today);
    tick_off_promises(position, order != nullptr ? order->paid : std::optional<Money>{});
    for (Promise& promise : position.promises) {
        const bool in_time =
            promise.kept_on && (!promise.due || not_later(*promise.kept_on, *promise.due));
        const bool past_due = promise.due && serial(*promise.due) < serial(today);
        promise.state = in_time    ? PromiseState::Kept
                        : past_due ? PromiseState::Broken
                                   : PromiseState::Open;
    }
    position.stage = stage_of(position);
    return position;
}

}  // namespace shuofa
