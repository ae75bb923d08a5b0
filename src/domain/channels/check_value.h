#pragma once

#include "base/day.h"
#include "base/enum_names.h"
#include "base/language.h"
#include "domain/channels/channel.h"
#include "domain/channels/confidence.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

class Directory;

enum class Verdict { Official, Conflicting, KnownBad, NeverSeen, Malformed };

template <>
inline constexpr auto enum_names<Verdict> = std::to_array<EnumName<Verdict>>({
    // The owner's own text, or independent sources that agree, give it, and nothing speaks against.
    {Verdict::Official, "official"},
    // Seen, but sources disagree, are too few, or give it for another owner.
    {Verdict::Conflicting, "conflicting"},
    {Verdict::KnownBad, "known_bad"},
    // Neither good nor bad is known of it.  It does not mean "fake".
    {Verdict::NeverSeen, "never_seen"},
    {Verdict::Malformed, "malformed"},
});

// For whom a value was seen.
struct CheckedFor {
    std::string entity;  // id
    std::string name_zh;
    std::string name_en;
    std::string channel;  // id; empty for a domain or a known-bad value
    ChannelRole role = ChannelRole::Unclear;
    Phrase purpose;
    Confidence confidence = Confidence::Low;
    bool as_rival = false;  // seen in dispute with another value of this entity

    bool operator==(const CheckedFor&) const = default;
};

// A short remark with a stable id: "short_code_with_country_code".
struct CheckWarning {
    std::string id;
    Phrase text;

    bool operator==(const CheckWarning&) const = default;
};

struct ValueCheck {
    Verdict verdict = Verdict::NeverSeen;
    ContactValue value;
    std::string printed;
    std::vector<CheckedFor> seen_for;
    std::vector<Observation> observations;
    std::vector<CheckWarning> warnings;
    Phrase advice;

    bool operator==(const ValueCheck&) const = default;
};

// What the directory knows of one phone, e-mail, domain, link or account.  It never says Official
// unless the sources carry it: a disputed, single or undated second-hand value is Conflicting.
ValueCheck check_value(std::string_view printed, const Directory& directory, Day today);

}  // namespace shuofa
