#pragma once

#include "base/day.h"
#include "base/enum_names.h"
#include "base/language.h"
#include "domain/law/amount.h"
#include "domain/law/condition.h"
#include "domain/law/deadline_rule.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// How sure we are of a text, in the user's words.
enum class Certainty { Stated, Likely, Disputed, Unverified };

template <>
inline constexpr auto enum_names<Certainty> = std::to_array<EnumName<Certainty>>({
    {Certainty::Stated, "stated"},          // read in the official text (A, B)
    {Certainty::Likely, "likely"},          // read in a copy that may be older (C)
    {Certainty::Disputed, "disputed"},      // courts or readings differ (E)
    {Certainty::Unverified, "unverified"},  // secondary source only (D)
});

// The days on which something is law.  Empty ends are open.
struct InForce {
    std::optional<Day> from;
    std::optional<Day> until;  // the last day

    bool contains(Day day) const {
        return (!from || serial(*from) <= serial(day)) && (!until || serial(day) <= serial(*until));
    }
    bool operator==(const InForce&) const = default;
};

// One statute, regulation or set of platform rules.
struct Law {
    std::string id;      // "XBF"
    Phrase name;         // "中华人民共和国消费者权益保护法"
    std::string number;  // "国务院令第778号"; empty when not known
    InForce in_force;
    std::string checked_on;  // day on which the text was last compared
    std::string read_in;     // where the text was read
    Certainty certainty = Certainty::Stated;
    Phrase note;
};

// What an outcome is about.  The names are the keys in rule files.
enum class OutcomeKind {
    Remedy,
    NotAvailable,
    Channel,
    Warning,
    BlockedPaper,
    Right,
    Liable,
    Court,
    ComplaintOffice,
    ReportOffice,
    BurdenOfProof,
    Freight,
    SellerStatus,
    State,
    Action,
    Offer,
    MustNotCite,
    Forecast,
};

template <>
inline constexpr auto enum_names<OutcomeKind> = std::to_array<EnumName<OutcomeKind>>({
    {OutcomeKind::Remedy, "remedies"},
    {OutcomeKind::NotAvailable, "not_available"},
    {OutcomeKind::Channel, "channels"},
    {OutcomeKind::Warning, "warnings"},
    {OutcomeKind::BlockedPaper, "blocked_papers"},
    {OutcomeKind::Right, "rights"},
    {OutcomeKind::Liable, "liable"},
    {OutcomeKind::Court, "courts"},
    {OutcomeKind::ComplaintOffice, "complaint_offices"},
    {OutcomeKind::ReportOffice, "report_offices"},
    {OutcomeKind::BurdenOfProof, "burden_of_proof"},
    {OutcomeKind::Freight, "freight"},
    {OutcomeKind::SellerStatus, "seller_status"},
    {OutcomeKind::State, "states"},
    {OutcomeKind::Action, "action"},
    {OutcomeKind::Offer, "offer"},
    {OutcomeKind::MustNotCite, "must_not_cite"},
    {OutcomeKind::Forecast, "outcome"},
});

// One thing a rule gives, by id; `only_if` narrows it.
struct Outcome {
    OutcomeKind kind = OutcomeKind::Remedy;
    std::string id;
    Condition only_if;
};

// A yes/no fact that follows from a rule, so that other rules can build on it.
struct Conclusion {
    std::string fact;
    FactValue value;
};

inline constexpr std::string_view every_rule = "every_rule";

// One rule, as it stands in its file: names, not yet compiled.
struct Rule {
    std::string id;                  // "xbf-55-fraud-triple"
    std::string code;                // "CMP-01", the id in the register of rules; may be empty
    std::string law;                 // "XBF"
    std::string article;             // "第五十五条第一款"
    std::vector<std::string> cites;  // "XBF 55(1)"
    Phrase in_short;
    InForce in_force;
    std::string checked_on;
    Certainty certainty = Certainty::Stated;
    std::string pack = "national";
    // The fact whose day decides which version applies; empty: the day of the assessment.
    std::string as_of;
    Condition when;
    Condition unless;
    std::vector<Conclusion> concludes;
    std::vector<Outcome> gives;
    std::vector<AmountRule> amounts;
    std::vector<DeadlineRule> deadlines;
    // Ids that are not available when the exception in `unless` holds.
    std::vector<Outcome> otherwise;
    // Rules whose remedies and channels this one takes away; `every_rule` for all.
    std::vector<std::string> stands_above;
    std::string file;  // for error messages
    int line = 0;
};

}  // namespace shuofa
