#pragma once

#include "base/day.h"
#include "base/enum_names.h"
#include "base/language.h"
#include "domain/channels/contact_value.h"

#include <optional>
#include <string>
#include <vector>

// The directory of complaint channels keeps three things apart that lists on the web mix: the
// entity (who), the channel (which door, for what) and the observation (who printed it, when).
namespace shuofa {

enum class EntityKind { Platform, Payment, Courier, Travel, Regulator, Association, Court, Media };

template <>
inline constexpr auto enum_names<EntityKind> = std::to_array<EnumName<EntityKind>>({
    {EntityKind::Platform, "platform"},
    {EntityKind::Payment, "payment"},
    {EntityKind::Courier, "courier"},
    {EntityKind::Travel, "travel"},
    {EntityKind::Regulator, "regulator"},
    {EntityKind::Association, "association"},
    {EntityKind::Court, "court"},
    {EntityKind::Media, "media"},
});

enum class EntityStatus { Current, Closed, Unknown };

template <>
inline constexpr auto enum_names<EntityStatus> = std::to_array<EnumName<EntityStatus>>({
    {EntityStatus::Current, "current"},
    {EntityStatus::Closed, "closed"},
    {EntityStatus::Unknown, "unknown"},
});

enum class ChannelKind { AppPath, Web, Phone, Wechat, Weibo, Email, Post };

template <>
inline constexpr auto enum_names<ChannelKind> = std::to_array<EnumName<ChannelKind>>({
    {ChannelKind::AppPath, "app_path"},
    {ChannelKind::Web, "web"},
    {ChannelKind::Phone, "phone"},
    {ChannelKind::Wechat, "wechat"},
    {ChannelKind::Weibo, "weibo"},
    {ChannelKind::Email, "email"},
    {ChannelKind::Post, "post"},
});

// Whom the channel serves.  Only Buyer, Appeal, Court and Fraud are ever offered to a shopper.
enum class ChannelRole {
    Buyer,           // the firm's own service for customers
    Appeal,          // an office above the firm: regulator, association, complaint site
    Court,           // filing a lawsuit, asking a court
    Advice,          // free legal advice
    Fraud,           // police and fraud reporting
    Merchant,        // sellers on a platform
    ReportContent,   // illegal content, not orders
    Privacy,         // personal-data requests; other mail may go unanswered
    OutgoingNotice,  // a number that only calls out
    Corporate,       // switchboard
    OtherProduct,    // a real line of the firm, for something else
    Unclear,         // printed somewhere without saying what for
};

template <>
inline constexpr auto enum_names<ChannelRole> = std::to_array<EnumName<ChannelRole>>({
    {ChannelRole::Buyer, "buyer"},
    {ChannelRole::Appeal, "appeal"},
    {ChannelRole::Court, "court"},
    {ChannelRole::Advice, "advice"},
    {ChannelRole::Fraud, "fraud"},
    {ChannelRole::Merchant, "merchant"},
    {ChannelRole::ReportContent, "report_content"},
    {ChannelRole::Privacy, "privacy"},
    {ChannelRole::OutgoingNotice, "outgoing_notice"},
    {ChannelRole::Corporate, "corporate"},
    {ChannelRole::OtherProduct, "other_product"},
    {ChannelRole::Unclear, "unclear"},
});

constexpr bool is_offered_to_shoppers(ChannelRole role) {
    return role == ChannelRole::Buyer || role == ChannelRole::Appeal ||
           role == ChannelRole::Court || role == ChannelRole::Advice || role == ChannelRole::Fraud;
}

enum class ChannelReach { National, Local, AppOnly };

template <>
inline constexpr auto enum_names<ChannelReach> = std::to_array<EnumName<ChannelReach>>({
    {ChannelReach::National, "national"},
    {ChannelReach::Local, "local"},  // answered by the place; area code first from elsewhere
    {ChannelReach::AppOnly, "app_only"},
});

enum class ChannelStatus { Current, Legacy, Retired, Unknown };

template <>
inline constexpr auto enum_names<ChannelStatus> = std::to_array<EnumName<ChannelStatus>>({
    {ChannelStatus::Current, "current"},
    {ChannelStatus::Legacy, "legacy"},    // an older line that may still answer
    {ChannelStatus::Retired, "retired"},  // known to be withdrawn
    {ChannelStatus::Unknown, "unknown"},
});

// Who printed it.  Own is the user's own observation.
enum class SourceAuthority { Official, Government, Media, Secondary, Own };

template <>
inline constexpr auto enum_names<SourceAuthority> = std::to_array<EnumName<SourceAuthority>>({
    {SourceAuthority::Official, "official"},      // the owner's own text, or an archived copy of it
    {SourceAuthority::Government, "government"},  // a page of another public body
    {SourceAuthority::Media, "media"},
    {SourceAuthority::Secondary, "secondary"},  // lists, copies, guides
    {SourceAuthority::Own, "own"},
});

enum class DatePrecision { ExactDay, Month, Year };

template <>
inline constexpr auto enum_names<DatePrecision> = std::to_array<EnumName<DatePrecision>>({
    {DatePrecision::ExactDay, "day"},
    {DatePrecision::Month, "month"},
    {DatePrecision::Year, "year"},
});

// When something was seen: a day, or only a month or a year.  `day` is the earliest day it can
// mean, so that an age is never understated.
struct SeenOn {
    Day day{};
    DatePrecision precision = DatePrecision::ExactDay;

    auto operator<=>(const SeenOn& other) const { return day <=> other.day; }
    bool operator==(const SeenOn&) const = default;
};

// Reads "2022-04-02", "2022-04" or "2022".
std::optional<SeenOn> read_seen_on(std::string_view text);
std::string seen_on_text(const SeenOn& seen);

// One place where a value was printed.
struct Observation {
    Phrase source;     // "京东隐私政策（公开存档）", in words the user understands
    std::string link;  // where to look it up; empty for a source known by number only
    SourceAuthority source_kind = SourceAuthority::Secondary;
    std::optional<SeenOn> seen_on;       // the last time it was seen; nothing = undated
    std::optional<SeenOn> listed_since;  // of lists: when it was first entered
    std::string copy_of;  // observations with the same key are copies: they count once
    std::string value;    // as printed, when it differs from the channel's value
    Phrase note;

    bool operator==(const Observation&) const = default;
};

enum class RivalStanding { Open, Refuted, Outdated, OtherRole, Remark };

template <>
inline constexpr auto enum_names<RivalStanding> = std::to_array<EnumName<RivalStanding>>({
    {RivalStanding::Open, "open"},          // nobody can say yet which is right
    {RivalStanding::Refuted, "refuted"},    // printed by pages that invent numbers
    {RivalStanding::Outdated, "outdated"},  // right once
    {RivalStanding::OtherRole, "other_role"},
    {RivalStanding::Remark, "remark"},  // no value of its own: other hours, no number at all
});

// Another value seen for the same door.
struct Rival {
    std::string value;  // empty for a remark
    RivalStanding standing = RivalStanding::Open;
    Observation seen;

    bool operator==(const Rival&) const = default;
};

// One door of an entity, with everything needed to use it.
struct Channel {
    std::string id;  // unique in the directory: "jd/phone-950618"
    ChannelKind kind = ChannelKind::Phone;
    std::string value;  // as shown
    ChannelRole role = ChannelRole::Unclear;
    ChannelReach reach = ChannelReach::National;
    ChannelStatus status = ChannelStatus::Unknown;
    Phrase purpose;                 // what it is for
    Phrase not_for;                 // what it is not for
    std::string hours;              // as printed; empty = not known
    std::vector<std::string> menu;  // steps of an in-app path, or keys to press
    std::vector<Phrase> they_ask;   // what they will ask: have it ready
    std::vector<Phrase> limits;     // of the form: fields, lengths, entry conditions
    std::vector<Observation> observations;
    std::vector<Rival> rivals;

    bool operator==(const Channel&) const = default;
};

// A domain that belongs to an entity; without a source it never makes anything "official".
struct OwnDomain {
    std::string domain;
    bool sourced = true;

    bool operator==(const OwnDomain&) const = default;
};

struct Entity {
    std::string id;
    std::string name_zh;
    std::string name_en;
    EntityKind kind = EntityKind::Platform;
    EntityStatus status = EntityStatus::Current;
    std::string moved_to;       // the entity that answers for a renamed or closed one
    std::string operator_name;  // the company behind it; empty = not known
    std::string credit_code;
    std::vector<std::string> aliases;  // other names, nicknames, old names
    std::string pinyin;                // "jingdong"
    std::string initials;              // "jd"
    std::vector<OwnDomain> domains;
    std::vector<Channel> channels;
    Phrase note;

    bool operator==(const Entity&) const = default;
};

// A value that pages print and that must not be used.
struct KnownBad {
    std::string value;
    std::vector<std::string> entities;  // whom it pretends to be; may be empty
    Phrase where;                       // where it was seen
    Phrase why;
    // The value really belongs to the entity, and pages of others reuse it.
    bool real_but_reused = false;

    bool operator==(const KnownBad&) const = default;
};

}  // namespace shuofa
