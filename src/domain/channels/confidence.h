#pragma once

#include "base/day.h"
#include "base/enum_names.h"
#include "domain/channels/channel.h"

#include <string_view>
#include <vector>

namespace shuofa {

enum class Confidence { Low, Medium, High };

template <>
inline constexpr auto enum_names<Confidence> = std::to_array<EnumName<Confidence>>({
    {Confidence::Low, "low"},
    {Confidence::Medium, "medium"},
    {Confidence::High, "high"},
});

// Why a confidence is what it is, in numbers that can be shown.
struct ConfidenceReason {
    Confidence confidence = Confidence::Low;
    Confidence before_ageing = Confidence::Low;
    int independent_sources = 0;     // copies of one source count once
    bool has_owner_source = false;   // the owner's own text, or the user's own observation
    bool has_public_source = false;  // a public body or a newspaper
    std::optional<SeenOn> newest;    // nothing when every source is undated

    bool operator==(const ConfidenceReason&) const = default;
};

// How far the observations of one value can be trusted.  Never typed in, always computed:
//
//   independent source = the observations that share a `copy_of` key, or one without a key.
//   High    the owner's own text and another independent source seen in the same year or later;
//           or a public body or newspaper and another independent source;
//           or three independent sources, all dated, over at least two different years.
//   Medium  the owner's own text alone; or a public body or newspaper alone; or two independent
//           sources that agree.
//   Low     everything else.
//   Ageing  when the newest source is older than 24 months (or all are undated), one step down.
//           No number changed less than that: of 178 entries of a public list 21 % changed within
//           25 months.
ConfidenceReason confidence_of(const std::vector<Observation>& observations, Day today);

}  // namespace shuofa
