#pragma once

#include "base/day.h"
#include "base/enum_names.h"
#include "base/instant.h"
#include "base/language.h"
#include "base/result.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// Who is asked for something, in the order of the ladder.
enum class Party {
    Us,
    Seller,
    Platform,
    Market,       // the market regulator, through 12315
    Association,  // a consumer association
    Mediators,    // a people's mediation committee
    Court,
    Courier,
    Bank,
    Other,
};

template <>
inline constexpr auto enum_names<Party> = std::to_array<EnumName<Party>>({
    {Party::Us, "us"},
    {Party::Seller, "seller"},
    {Party::Platform, "platform"},
    {Party::Market, "msa_complaint"},
    {Party::Association, "consumer_association"},
    {Party::Mediators, "mediation"},
    {Party::Court, "court"},
    {Party::Courier, "courier"},
    {Party::Bank, "payment_provider"},
    {Party::Other, "other"},
});

enum class CaseEventType {
    Opened,
    FactSet,            // the fields are facts: name = value, "unknown" and "" (taken back) too
    Contact,            // we talked or wrote; may carry a promise
    Promise,            // somebody promised something until a day
    PromiseKept,        // what was promised came, and no bill shows it
    TheyAnswered,       // they came to us; may carry a promise
    GoodsSentBack,      // we sent the goods
    RefundSeen,         // money came back that no bill shows yet
    PaperDrafted,       // a paper is ready
    PaperHandedOver,    // a paper went out: the clock starts here
    PaperConfirmed,     // they have it
    ComplaintFiled,     // 12315, a consumer association or mediators have our complaint
    ComplaintAccepted,  // they take it up
    ComplaintRefused,   // they do not, for a reason
    MediationEnded,     // with an agreement or without
    SuitFiled,
    CourtDecided,
    Note,
    Snoozed,
    Woken,
    Closed,
    Reopened,
    Undone,  // takes the event with the number in `event` out of the account
};

template <>
inline constexpr auto enum_names<CaseEventType> = std::to_array<EnumName<CaseEventType>>({
    {CaseEventType::Opened, "opened"},
    {CaseEventType::FactSet, "fact_set"},
    {CaseEventType::Contact, "contact"},
    {CaseEventType::Promise, "promise"},
    {CaseEventType::PromiseKept, "promise_kept"},
    {CaseEventType::TheyAnswered, "they_answered"},
    {CaseEventType::GoodsSentBack, "goods_sent_back"},
    {CaseEventType::RefundSeen, "refund_seen"},
    {CaseEventType::PaperDrafted, "paper_drafted"},
    {CaseEventType::PaperHandedOver, "paper_handed_over"},
    {CaseEventType::PaperConfirmed, "paper_confirmed"},
    {CaseEventType::ComplaintFiled, "complaint_filed"},
    {CaseEventType::ComplaintAccepted, "complaint_accepted"},
    {CaseEventType::ComplaintRefused, "complaint_refused"},
    {CaseEventType::MediationEnded, "mediation_ended"},
    {CaseEventType::SuitFiled, "suit_filed"},
    {CaseEventType::CourtDecided, "court_decided"},
    {CaseEventType::Note, "note"},
    {CaseEventType::Snoozed, "snoozed"},
    {CaseEventType::Woken, "woken"},
    {CaseEventType::Closed, "closed"},
    {CaseEventType::Reopened, "reopened"},
    {CaseEventType::Undone, "undone"},
});

using EventFields = std::map<std::string, std::string, std::less<>>;

// One thing that happened in a case.  Events are only ever added; the case is computed from them.
struct CaseEvent {
    int number = 0;  // 1, 2, 3 ... within the case
    CaseEventType type = CaseEventType::Note;
    Day day{};              // when it happened, in China
    Instant recorded_at{};  // when it was written down
    EventFields fields = {};

    // Empty when the field is not there.
    std::string_view text(std::string_view field) const;
    std::optional<Day> day_of(std::string_view field) const;
    std::optional<int> number_of(std::string_view field) const;
    Party party(std::string_view field = "channel") const;

    bool operator==(const CaseEvent&) const = default;
};

enum class FieldKind { Text, Date, Money, Moment, Number, Choice };

template <>
inline constexpr auto enum_names<FieldKind> = std::to_array<EnumName<FieldKind>>({
    {FieldKind::Text, "text"},
    {FieldKind::Date, "day"},
    {FieldKind::Money, "money"},
    {FieldKind::Moment, "moment"},
    {FieldKind::Number, "number"},
    {FieldKind::Choice, "choice"},
});

// One field that a type of event may carry.
struct EventField {
    std::string_view name;
    FieldKind kind = FieldKind::Text;
    bool required = false;
    std::vector<std::string_view> choices = {};
    std::string_view alias = {};  // another name it may be given by
    std::string_view zh = {};
    std::string_view en = {};
};

// The closed list of fields of a type.  FactSet has none: its fields are facts.
std::span<const EventField> fields_of(CaseEventType type);

// What a user calls a type, in a few words.
Phrase event_title(CaseEventType type);

// Checks the fields and brings them into their stable form ("329.90", "2026-11-23").  `day` fields
// apart, an event happens on `today` unless `on` says otherwise; it cannot lie in the future.
Result<CaseEvent> read_case_event(std::string_view type, const EventFields& fields, Day today);

}  // namespace shuofa
