#pragma once

#include "base/language.h"
#include "domain/cases/case_flow.h"
#include "domain/cases/next_step.h"
#include "domain/law/work_calendar.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace shuofa {

enum class RadarKind {
    PromiseBroken,
    PromiseDue,
    OwnDeadline,       // something the shopper must do
    TheirDeadline,     // somebody else's duty
    NextStep,          // a wait ends
    ReturnWindow,      // seven days without a reason
    ReceiptUnknown,    // the window cannot be computed without the day of receipt
    BurdenReversed,    // the shop's burden of proof ends
    RefundMissing,     // closed, paid, and no refund is known
    RecordsDeletable,  // the platform need not keep its records any longer
    WarrantyEnding     // agreed months run out
};

template <>
inline constexpr auto enum_names<RadarKind> = std::to_array<EnumName<RadarKind>>({
    {RadarKind::PromiseBroken, "promise_broken"},
    {RadarKind::PromiseDue, "promise_due"},
    {RadarKind::OwnDeadline, "deadline"},
    {RadarKind::TheirDeadline, "their_deadline"},
    {RadarKind::NextStep, "next_step"},
    {RadarKind::ReturnWindow, "return_window"},
    {RadarKind::ReceiptUnknown, "receipt_unknown"},
    {RadarKind::BurdenReversed, "burden_reversed"},
    {RadarKind::RefundMissing, "refund_missing"},
    {RadarKind::RecordsDeletable, "records_deletable"},
    {RadarKind::WarrantyEnding, "warranty_ending"},
});

// One day to look out for.
struct RadarItem {
    Day date{};
    RadarKind kind = RadarKind::NextStep;
    std::string name = {};  // tells days of one kind and case apart
    std::optional<OrderId> order = {};
    std::optional<CaseId> matter = {};
    Phrase title = {};
    Phrase why = {};
    std::string law = {};      // full name; empty when no law sets the day
    std::string article = {};  // "第二十五条第一款"
    // "stated", "likely", "disputed" or "unverified" as in law; "unknown" where a fact is missing;
    // "noted" where the day was promised or chosen.
    std::string certainty = {};
    // What is known of the order, for a case that is opened about it.
    std::optional<Day> received_on = {};
    std::optional<int> warranty_months = {};

    // Names the item while it lasts, for putting it off and for calendars: kind, case or order,
    // name.  A day of the order keeps its name when a case is opened.
    std::string key() const;
    // Whether the day follows from the order alone, whether a case looks after it or not.
    bool is_of_order() const;

    bool operator==(const RadarItem&) const = default;
};

// With what a case about an item begins.
struct CaseStart {
    std::optional<OrderId> order = {};
    std::string problem = {};                       // a choice of the fact "problem", or empty
    std::map<std::string, std::string> facts = {};  // by the catalogue's names
    bool operator==(const CaseStart&) const = default;
};
// Nothing for an item that a case looks after already.
std::optional<CaseStart> case_start(const RadarItem& item);

// The days that a case brings: broken promises whatever their day, and what lies ahead.
std::vector<RadarItem> case_radar(const Case& matter, const CasePosition& position,
                                  const Assessment& assessment, const std::optional<NextStep>& step,
                                  const RuleBook& rules, Day today, Day until);

// Soonest first; of one day the graver kind first.
void sort_radar(std::vector<RadarItem>& items);

}  // namespace shuofa
