#include "domain/cases/next_step.h"

#include "domain/cases/step_builder.h"
#include "domain/cases/waiting_times.h"

#include <algorithm>

// The ladder of procedure: seller, platform, then 12315 or a consumer association (not both), then
// court.  The order is advice, no law forces it (消费者权益保护法 39, 电子商务法 60).
namespace shuofa {
namespace {

constexpr std::string_view letter_to_seller = "letter_seller";
constexpr std::string_view letter_to_platform = "letter_platform";
constexpr std::string_view text_for_12315 = "complaint_12315";
constexpr std::string_view civil_complaint = "civil_complaint";
constexpr std::string_view script_for_call = "call_script";

constexpr int urgent_days = 3;

bool before(Day a, Day b) { return serial(a) < serial(b); }

Day later_of(Day a, Day b) { return before(a, b) ? b : a; }

bool is_yes(const Facts& facts, std::string_view name) {
    const Fact* fact = facts.find(name);
    const bool* yes = fact == nullptr ? nullptr : std::get_if<bool>(&fact->value);
    return yes != nullptr && *yes;
}

bool is_known(const Facts& facts, std::string_view name) {
    const Fact* fact = facts.find(name);
    return fact != nullptr && !is_unknown(fact->value);
}

// The last day on which anything but a fact, a note or a snooze was written down.
std::optional<Day> last_act(const CasePosition& position) {
    std::optional<Day> last;
    for (const CaseEvent& event : position.timeline) {
        switch (event.type) {
            case CaseEventType::Contact:
            case CaseEventType::TheyAnswered:
            case CaseEventType::PaperHandedOver:
            case CaseEventType::ComplaintFiled:
            case CaseEventType::SuitFiled:
                last = event.day;
                break;
            default:
                break;
        }
    }
    return last;
}

bool notice_given(const Situation& now) {
    return now.position.goods_sent_on || now.position.approach(Party::Seller).demand_on ||
           now.position.approach(Party::Platform).demand_on ||
           is_known(now.facts, "notice_sent_on");
}

bool something_written_went_out(const CasePosition& position) {
    return std::any_of(position.approaches.begin(), position.approaches.end(),
                       [](const Approach& approach) { return approach.demand_on.has_value(); }) ||
           !position.complaints.empty() || position.suit_on;
}

bool is_return_notice(const DeadlineFinding& deadline) {
    return deadline.name.starts_with("notice_to_seller");
}

// The first day by which the shopper must do something that is not done yet.
const DeadlineFinding* nearest_own_deadline(const Situation& now) {
    const DeadlineFinding* nearest = nullptr;
    for (const DeadlineFinding& deadline : now.assessment.deadlines) {
        if (deadline.kind != DeadlineKind::Safe || deadline.who != "consumer") continue;
        if (before(deadline.date, now.today)) continue;
        const bool done = is_return_notice(deadline) ? notice_given(now)
                                                     : something_written_went_out(now.position);
        if (done) continue;
        if (nearest == nullptr || before(deadline.date, nearest->date)) nearest = &deadline;
    }
    return nearest;
}

std::optional<Day> own_deadline_day(const Situation& now) {
    const DeadlineFinding* deadline = nearest_own_deadline(now);
    return deadline == nullptr ? std::nullopt : std::optional{deadline->date};
}

Phrase deadline_words(const Situation& now, std::string_view name) {
    if (now.words != nullptr) {
        const auto found = now.words->find(name);
        if (found != now.words->end()) return found->second;
    }
    return {std::string{name}, std::string{name}};
}

std::optional<NextStep> urgent_step(const Situation& now) {
    const DeadlineFinding* deadline = nearest_own_deadline(now);
    if (deadline == nullptr || days_between(now.today, deadline->date) > urgent_days) {
        return std::nullopt;
    }
    // A return is wanted only where the shopper may return.
    if (is_return_notice(*deadline)) {
        if (!now.assessment.has_remedy("no_reason_return")) return std::nullopt;
        return StepBuilder{now, "give_return_notice"}
            .to(Party::Seller)
            .by(deadline->date)
            .place("due", deadline->date)
            .paper(letter_to_seller)
            .build();
    }
    return StepBuilder{now, "meet_deadline"}
        .to(Party::Seller)
        .by(deadline->date)
        .place("due", deadline->date)
        .place("deadline", deadline_words(now, deadline->name))
        .paper(letter_to_seller)
        .build();
}

// All the money is back and nothing happened since.
std::optional<NextStep> closing_step(const Situation& now) {
    const CasePosition& position = now.position;
    if (position.money_back.empty() || position.timeline.empty()) return std::nullopt;
    const MoneyBack& last = position.money_back.back();
    if (before(last.day, position.timeline.front().day)) return std::nullopt;
    const bool all_back = now.order != nullptr && now.order->paid && !now.order->paid->is_zero() &&
                          position.came_back() >= *now.order->paid;
    const bool as_promised = !position.promises.empty() &&
                             position.promises.back().what == "refund" &&
                             position.promises.back().kept_on && position.open_promise() == nullptr;
    if (!all_back && !as_promised) return std::nullopt;
    const auto act = last_act(position);
    if (act && before(last.day, *act)) return std::nullopt;
    const std::string amount = position.came_back().text();
    return StepBuilder{now, "confirm_and_close"}.place("amount", Phrase{amount, amount}).build();
}

NextStep court_way(const Situation& now) {
    return StepBuilder{now, "go_to_court"}.to(Party::Court).paper(civil_complaint).build();
}

NextStep file_with_12315(const Situation& now) {
    return StepBuilder{now, "file_12315"}
        .to(Party::Market)
        .paper(text_for_12315)
        .or_instead("file_association")
        .or_instead("go_to_court")
        .build();
}

NextStep step_in_court(const Situation& now) {
    const CasePosition& position = now.position;
    if (position.judgment_on) {
        return StepBuilder{now, "after_judgment"}.to(Party::Court).build();
    }
    const Day filing =
        last_day(*position.suit_on, waiting::court_filing, Counting::Court, now.calendar);
    if (!before(filing, now.today)) {
        return StepBuilder{now, "wait_for_court_filing"}.waiting_for(Party::Court, filing).build();
    }
    return StepBuilder{now, "follow_court"}.to(Party::Court).build();
}

NextStep step_after_refusal(const Situation& now, const FiledComplaint& complaint) {
    const std::string& ground = complaint.refusal_ground;
    // 市场监督管理投诉举报处理办法 16: 1 not its business or place, 5 material, 6 identity.
    if (ground == "1" || ground == "5" || ground == "6") {
        return StepBuilder{now, "refile_12315"}
            .to(complaint.with)
            .ticket(complaint.ticket)
            .paper(text_for_12315)
            .build();
    }
    if (ground.empty() || ground == "unknown" || ground == "7") {
        return StepBuilder{now, "read_refusal"}.to(complaint.with).ticket(complaint.ticket).build();
    }
    return court_way(now);
}

NextStep step_with_12315(const Situation& now, const FiledComplaint& complaint) {
    if (complaint.accepted_on) {
        const Day end = last_day(*complaint.accepted_on, waiting::market_mediation,
                                 Counting::Market, now.calendar);
        if (!before(end, now.today)) {
            return StepBuilder{now, "wait_for_mediation"}
                .waiting_for(Party::Market, end)
                .ticket(complaint.ticket)
                .build();
        }
        return StepBuilder{now, "ask_for_end_of_mediation"}
            .to(Party::Market)
            .place("due", end)
            .ticket(complaint.ticket)
            .or_instead("go_to_court")
            .build();
    }
    const Day decision =
        last_day(complaint.filed_on, waiting::market_decision, Counting::WorkingDays, now.calendar);
    if (!before(decision, now.today)) {
        return StepBuilder{now, "wait_for_12315_decision"}
            .waiting_for(Party::Market, decision)
            .ticket(complaint.ticket)
            .build();
    }
    const bool asked = complaint.reminded_on && before(decision, *complaint.reminded_on);
    if (!asked) {
        return StepBuilder{now, "call_12315"}
            .to(Party::Market)
            .place("due", decision)
            .place("made_on", complaint.filed_on)
            .ticket(complaint.ticket)
            .or_instead("go_to_court")
            .build();
    }
    const Day last = last_day(decision, waiting::reconsideration, Counting::Court, now.calendar);
    if (before(last, now.today)) return court_way(now);
    return StepBuilder{now, "ask_reconsideration"}
        .to(Party::Market)
        .by(last)
        .place("due", last)
        .ticket(complaint.ticket)
        .or_instead("go_to_court")
        .build();
}

NextStep step_with_association(const Situation& now, const FiledComplaint& complaint) {
    const Day since =
        later_of(complaint.filed_on, complaint.reminded_on.value_or(complaint.filed_on));
    const Day until = add_days(since, waiting::for_association);
    const std::string days = std::to_string(waiting::for_association);
    if (!before(until, now.today)) {
        return StepBuilder{now, "wait_for_association"}
            .waiting_for(complaint.with, until)
            .place("days", Phrase{days, days})
            .ticket(complaint.ticket)
            .build();
    }
    if (complaint.reminded_on) return court_way(now);
    return StepBuilder{now, "call_association"}
        .to(complaint.with)
        .place("days", Phrase{days, days})
        .place("made_on", complaint.filed_on)
        .ticket(complaint.ticket)
        .or_instead("go_to_court")
        .build();
}

NextStep step_with_office(const Situation& now) {
    const FiledComplaint& complaint = *now.position.last_complaint();
    if (complaint.refused_on) return step_after_refusal(now, complaint);
    if (complaint.ended_on) {
        // An agreement before 12315 is not enforceable by itself: the way is a suit on it.
        return court_way(now);
    }
    if (complaint.with == Party::Market) return step_with_12315(now, complaint);
    return step_with_association(now, complaint);
}

bool sold_without_platform(const Situation& now) {
    const Fact* where = now.facts.find("sold_through");
    const auto* choice = where == nullptr ? nullptr : std::get_if<std::string>(&where->value);
    return choice != nullptr && (*choice == "own_website" || *choice == "none");
}

NextStep ask_the_platform(const Situation& now) {
    if (sold_without_platform(now)) return file_with_12315(now);
    return StepBuilder{now, "ask_platform"}
        .to(Party::Platform)
        .by(own_deadline_day(now))
        .paper(letter_to_platform)
        .or_instead("file_12315")
        .build();
}

// What follows a promise that was not kept: one call to a superior, then the next rung.
std::optional<NextStep> step_after_broken_promise(const Situation& now) {
    const Promise* promise = now.position.overdue_promise();
    if (promise == nullptr || !promise->due) return std::nullopt;
    // What was agreed before an office is not asked for again: see step_with_office.
    const FiledComplaint* complaint = now.position.last_complaint();
    if (complaint != nullptr && complaint->ended_on) return std::nullopt;
    const Approach approach = now.position.approach(promise->by);
    const bool chased = approach.last_on && before(*promise->due, *approach.last_on);
    const bool again = now.position.overdue_promises() > 1;
    if (chased || again) return std::nullopt;
    const bool seller = promise->by == Party::Seller;
    return StepBuilder{now, "call_superior"}
        .about(*promise)
        .by(own_deadline_day(now))
        .paper(seller && !approach.demand_on ? letter_to_seller
               : seller                      ? letter_to_platform
                                             : text_for_12315)
        .or_instead(seller ? "ask_platform" : "file_12315")
        .build();
}

// They answered after we last spoke, and it is for the shopper to judge the answer.
bool answer_is_for_us(const Approach& approach) {
    return approach.answer_on && (approach.answer == "offer" || approach.answer == "other") &&
           (!approach.last_on || !before(*approach.answer_on, *approach.last_on));
}

NextStep look_at_answer(const Situation& now, const Approach& approach) {
    return StepBuilder{now, "look_at_their_answer"}
        .to(approach.party)
        .place("made_on", *approach.answer_on)
        .build();
}

NextStep wait_or(const Situation& now, const Approach& approach, std::string_view step, int days,
                 const NextStep& then) {
    const Day until = add_days(approach.answer == "will_reply" && approach.answer_on
                                   ? later_of(*approach.answer_on, *approach.last_on)
                                   : *approach.last_on,
                               days);
    if (before(until, now.today)) return then;
    const std::string count = std::to_string(days);
    return StepBuilder{now, step}
        .waiting_for(approach.party, until)
        .place("days", Phrase{count, count})
        .ticket(approach.ticket)
        .build();
}

NextStep step_with_platform(const Situation& now) {
    const Approach platform = now.position.approach(Party::Platform);
    if (answer_is_for_us(platform)) return look_at_answer(now, platform);
    if (platform.answer == "refused" || now.position.overdue_promise() != nullptr) {
        return file_with_12315(now);
    }
    return wait_or(now, platform, "wait_for_platform", waiting::for_platform, file_with_12315(now));
}

NextStep call_seller(const Situation& now) {
    return StepBuilder{now, "call_seller"}
        .to(Party::Seller)
        .by(own_deadline_day(now))
        .paper(script_for_call)
        .or_instead("send_demand")
        .build();
}

NextStep send_demand(const Situation& now) {
    return StepBuilder{now, "send_demand"}
        .to(Party::Seller)
        .by(own_deadline_day(now))
        .paper(letter_to_seller)
        .or_instead("ask_platform")
        .build();
}

NextStep step_with_seller(const Situation& now) {
    const Approach seller = now.position.approach(Party::Seller);
    if (!seller.begun()) return call_seller(now);
    if (answer_is_for_us(seller)) return look_at_answer(now, seller);
    if (seller.demand_on) {
        if (seller.answer == "refused" || now.position.overdue_promise() != nullptr) {
            return ask_the_platform(now);
        }
        return wait_or(now, seller, "wait_for_seller", waiting::for_seller, ask_the_platform(now));
    }
    if (seller.answer == "no_answer" && seller.contacts == 1) {
        return StepBuilder{now, "call_again"}
            .to(Party::Seller)
            .on(later_of(now.today, add_days(*seller.last_on, 1)))
            .place("made_on", *seller.last_on)
            .paper(script_for_call)
            .or_instead("send_demand")
            .build();
    }
    if (now.position.overdue_promise() != nullptr) return ask_the_platform(now);
    if (seller.answer == "will_reply") {
        return wait_or(now, seller, "wait_for_seller", waiting::for_seller, send_demand(now));
    }
    return send_demand(now);
}

// Enough to call with; further questions wait on the position page.
constexpr int answers_before_acting = 4;

int answers_given(const Facts& facts) {
    return static_cast<int>(std::count_if(
        facts.begin(), facts.end(), [](const auto& fact) { return fact.second.source == "user"; }));
}

std::optional<NextStep> step_before_acting(const Situation& now) {
    if (now.position.stage != CaseStage::Preparing) return std::nullopt;
    if (now.problem.empty()) return StepBuilder{now, "tell_what_happened"}.build();
    if (now.assessment.remedies.empty() && !now.assessment.questions.empty() &&
        answers_given(now.facts) < answers_before_acting) {
        return StepBuilder{now, "answer_questions"}.build();
    }
    return std::nullopt;
}

NextStep step_on_the_ladder(const Situation& now) {
    const CasePosition& position = now.position;
    if (position.suit_on || position.judgment_on) return step_in_court(now);
    if (!position.complaints.empty()) return step_with_office(now);
    if (position.approach(Party::Platform).begun()) return step_with_platform(now);
    return step_with_seller(now);
}

}  // namespace

std::optional<NextStep> next_step(const Situation& now) {
    const CasePosition& position = now.position;
    if (!position.is_open()) return std::nullopt;
    if (is_yes(now.facts, "buyer_tampered")) {
        return StepBuilder{now, "stop_and_ask_a_lawyer"}.build();
    }
    if (auto step = closing_step(now)) return step;
    if (auto step = urgent_step(now)) return step;
    if (position.snoozed_until) {
        return StepBuilder{now, "rest_until"}
            .on(*position.snoozed_until)
            .place("due", *position.snoozed_until)
            .build();
    }
    if (const Promise* promise = position.open_promise()) {
        return StepBuilder{now, "wait_for_promise"}
            .about(*promise)
            .waiting_for(promise->by, *promise->due)
            .build();
    }
    if (auto step = step_before_acting(now)) return step;
    if (auto step = step_after_broken_promise(now)) return step;
    return step_on_the_ladder(now);
}

std::optional<Party> whose_turn(const std::optional<NextStep>& step, Day today) {
    if (!step) return std::nullopt;
    return before(today, step->on) ? step->waiting_for : Party::Us;
}

}  // namespace shuofa
