#include "domain/cases/step_builder.h"

#include <fmt/format.h>

namespace shuofa {
namespace {

Money still_owed(const Situation& situation) {
    if (situation.order == nullptr || !situation.order->paid) return Money{};
    return *situation.order->paid - situation.position.came_back();
}

Phrase wish_words(const Situation& situation) {
    if (!situation.wish.empty()) return situation.wish;
    const Money owed = still_owed(situation);
    if (owed <= Money{}) return {};
    return {fmt::format("退回{}元", owed.text()), fmt::format("{} yuan back", owed.text())};
}

}  // namespace

Phrase party_words(Party party) {
    switch (party) {
        case Party::Us:
            return {"您", "you"};
        case Party::Seller:
            return {"卖家", "the seller"};
        case Party::Platform:
            return {"平台", "the platform"};
        case Party::Market:
            return {"12315", "12315"};
        case Party::Association:
            return {"消费者协会", "the consumer association"};
        case Party::Mediators:
            return {"人民调解委员会", "the mediation committee"};
        case Party::Court:
            return {"法院", "the court"};
        case Party::Courier:
            return {"快递公司", "the courier"};
        case Party::Bank:
            return {"支付机构", "the payment provider"};
        case Party::Other:
            return {"对方", "the other side"};
    }
    return {};
}

Phrase promise_words(const Promise& promise) {
    const std::string amount = promise.amount ? promise.amount->text() : "";
    if (promise.what == "refund") {
        if (amount.empty()) return {"退款", "a refund"};
        return {fmt::format("退款{}元", amount), fmt::format("a refund of {} yuan", amount)};
    }
    if (promise.what == "replacement") return {"换货", "a replacement"};
    if (promise.what == "repair") return {"维修", "a repair"};
    if (promise.what == "reply") return {"答复", "a reply"};
    if (promise.what == "send_goods") return {"发货", "to send the goods"};
    if (!promise.said.empty()) return {"“" + promise.said + "”", "“" + promise.said + "”"};
    return {"处理好", "to settle it"};
}

Phrase day_words(Day day, Day today) {
    if (day.year() == today.year()) {
        return {fmt::format("{}月{}日", static_cast<unsigned>(day.month()),
                            static_cast<unsigned>(day.day())),
                day_text(day)};
    }
    return {day_text_zh(day), day_text(day)};
}

StepBuilder::StepBuilder(const Situation& situation, std::string_view id)
    : situation_{situation}, words_{step_words(id)} {
    step_.id = id;
    step_.on = situation.today;
    if (situation.order != nullptr && !situation.order->number.empty()) {
        places_["number"] = {situation.order->number, situation.order->number};
    }
    if (!situation.problem.empty()) places_["problem"] = situation.problem;
    if (const Phrase wish = wish_words(situation); !wish.empty()) places_["wish"] = wish;
}

StepBuilder& StepBuilder::on(Day day) {
    step_.on = day;
    return *this;
}

StepBuilder& StepBuilder::by(std::optional<Day> day) {
    step_.by = day;
    return *this;
}

StepBuilder& StepBuilder::to(Party party) {
    step_.channel = party;
    return place("party", party_words(party));
}

StepBuilder& StepBuilder::waiting_for(Party party, Day until) {
    step_.waiting_for = party;
    step_.on = add_days(until, 1);
    return to(party).place("due", until);
}

StepBuilder& StepBuilder::about(const Promise& promise) {
    step_.about_event = promise.event;
    place("what", promise_words(promise)).place("made_on", promise.made_on);
    if (promise.due) {
        place("due", *promise.due);
        const std::string late = std::to_string(days_between(*promise.due, situation_.today));
        place("late", Phrase{late, late});
    }
    if (!promise.agent.empty()) place("agent", Phrase{promise.agent, promise.agent});
    return to(promise.by).ticket(promise.ticket);
}

StepBuilder& StepBuilder::paper(std::string_view kind) {
    step_.paper = kind;
    return *this;
}

StepBuilder& StepBuilder::ticket(std::string_view ticket) {
    if (ticket.empty()) return *this;
    step_.ticket = ticket;
    return place("ticket", Phrase{step_.ticket, step_.ticket});
}

StepBuilder& StepBuilder::or_instead(std::string_view id) {
    step_.or_instead.emplace_back(id);
    return *this;
}

StepBuilder& StepBuilder::place(std::string_view name, Phrase value) {
    places_.insert_or_assign(name, std::move(value));
    return *this;
}

StepBuilder& StepBuilder::place(std::string_view name, Day day) {
    return place(name, day_words(day, situation_.today));
}

NextStep StepBuilder::build() const {
    NextStep step = step_;
    step.title = with_places(words_.title, places_);
    step.why = with_places(words_.why, places_);
    // A line about something that is not known, such as a ticket, is not said.
    for (const Phrase& line : words_.script) {
        if (!has_open_place(line, places_)) step.script.push_back(with_places(line, places_));
    }
    for (const Phrase& need : words_.needs) {
        if (!has_open_place(need, places_)) step.needs.push_back(with_places(need, places_));
    }
    return step;
}

}  // namespace shuofa
