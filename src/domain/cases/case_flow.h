#pragma once

#include "base/money.h"
#include "domain/cases/case.h"

#include <optional>
#include <string>
#include <vector>

namespace shuofa {

// How far a case has climbed.
enum class CaseStage {
    Preparing,
    WithSeller,
    WithPlatform,
    WithAuthority,  // 12315, a consumer association or mediators
    WithCourt,
    Closed,
};

template <>
inline constexpr auto enum_names<CaseStage> = std::to_array<EnumName<CaseStage>>({
    {CaseStage::Preparing, "preparing"},
    {CaseStage::WithSeller, "with_seller"},
    {CaseStage::WithPlatform, "with_platform"},
    {CaseStage::WithAuthority, "with_authority"},
    {CaseStage::WithCourt, "with_court"},
    {CaseStage::Closed, "closed"},
});

enum class PromiseState { Open, Kept, Broken };

template <>
inline constexpr auto enum_names<PromiseState> = std::to_array<EnumName<PromiseState>>({
    {PromiseState::Open, "open"},
    {PromiseState::Kept, "kept"},
    {PromiseState::Broken, "broken"},
});

// Something they said they would do, and whether they did.
struct Promise {
    int event = 0;  // the number of the event that carries it
    Party by = Party::Seller;
    std::string what = {};  // "refund", "replacement", "repair", "reply", "other"
    std::string said = {};  // in their words
    std::optional<Money> amount = {};
    Day made_on{};
    std::optional<Day> due = {};
    std::string agent = {};
    std::string ticket = {};
    PromiseState state = PromiseState::Open;
    std::optional<Day> kept_on = {};  // a broken promise can be kept late
    std::string kept_by = {};         // "bill" when a bill shows the money, "user" when you said so
    Money seen = {};                  // of a promised refund: how much of it has come
    std::optional<int> made_again = {};  // the later event that promises the same money again

    bool is_overdue() const { return state == PromiseState::Broken && !kept_on; }
    bool operator==(const Promise&) const = default;
};

// Money that came back, as a bill or the shopper tells it.
struct MoneyBack {
    Day day{};
    Money amount = {};
    std::string source = {};  // "bill", "user"

    bool operator==(const MoneyBack&) const = default;
};

// What we asked of one party and what came of it.
struct Approach {
    Party party = Party::Seller;
    std::optional<Day> first_on = {};   // the first contact or paper
    std::optional<Day> last_on = {};    // our last contact or paper
    std::optional<Day> demand_on = {};  // the first paper that can be shown to have gone out
    std::optional<Day> answer_on = {};  // their last answer
    std::string answer = {};  // "refused", "no_answer", "will_reply", "offer" ... of the last
    int contacts = 0;
    std::string ticket = {};  // the last one they gave

    bool begun() const { return first_on.has_value(); }
    bool operator==(const Approach&) const = default;
};

// A complaint that an office has: 12315, a consumer association, mediators.
struct FiledComplaint {
    Party with = Party::Market;
    Day filed_on{};
    std::string ticket = {};
    std::optional<Day> accepted_on = {};
    std::optional<Day> refused_on = {};
    std::string refusal_ground = {};  // 1 to 7: 市场监督管理投诉举报处理办法 16
    std::optional<Day> ended_on = {};
    std::string result = {};  // "agreement", "failed"
    std::optional<Day> reminded_on = {};

    bool operator==(const FiledComplaint&) const = default;
};

// The case as its events make it, seen from one day.
struct CasePosition {
    CaseStage stage = CaseStage::Preparing;
    std::vector<Promise> promises = {};
    std::vector<CaseEvent> contacts = {};  // conversations and answers, oldest first
    std::vector<CaseEvent> timeline = {};  // what is not undone, by day
    std::vector<MoneyBack> money_back = {};
    std::vector<Approach> approaches = {};
    std::vector<FiledComplaint> complaints = {};
    std::optional<Day> suit_on = {};
    std::optional<Day> judgment_on = {};
    std::optional<Day> goods_sent_on = {};
    std::optional<Day> snoozed_until = {};
    std::optional<Day> closed_on = {};
    std::string outcome = {};  // of the last closing
    std::optional<Money> got = {};

    bool is_open() const { return stage != CaseStage::Closed; }
    Money came_back() const;
    // The approach to a party; one that has not begun when there was none.
    Approach approach(Party party) const;
    const FiledComplaint* last_complaint() const;
    // The promise that is open and due first.
    const Promise* open_promise() const;
    // The broken promise that was made last and is still not kept.
    const Promise* overdue_promise() const;
    int overdue_promises() const;
};

// Replays the events.  `order` ticks off promised refunds with the refunds of its bills; null when
// the case has no order.
CasePosition position_of(const Case& matter, const Order* order, Day today);

// The events that count: undone ones and the undoing itself left out.
std::vector<CaseEvent> standing_events(const std::vector<CaseEvent>& events);

// The event that "undo" would take back; nothing when only the opening is left.
const CaseEvent* last_undoable(const std::vector<CaseEvent>& events);

}  // namespace shuofa
