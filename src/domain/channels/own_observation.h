#pragma once

#include "base/day.h"
#include "base/enum_names.h"
#include "base/id.h"
#include "domain/channels/directory.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace shuofa {

// What the user, or somebody whose pack was imported, saw or tried.
enum class ObservationKind { OfficialPage, CalledRight, CalledWrong, NoAnswer };

template <>
inline constexpr auto enum_names<ObservationKind> = std::to_array<EnumName<ObservationKind>>({
    {ObservationKind::OfficialPage, "official_page"},  // printed on a page of the owner
    {ObservationKind::CalledRight, "called_right"},    // the right firm answered
    {ObservationKind::CalledWrong, "called_wrong"},    // somebody else answered
    {ObservationKind::NoAnswer, "no_answer"},          // counts neither way
});

// Whether a pack's observations change verdicts, or are only shown.
enum class PackTrust { Counts, OnlyShown };

template <>
inline constexpr auto enum_names<PackTrust> = std::to_array<EnumName<PackTrust>>({
    {PackTrust::Counts, "counts"},
    {PackTrust::OnlyShown, "only_shown"},
});

struct OwnObservation;
using OwnObservationId = Id<OwnObservation>;
template <>
inline constexpr std::string_view id_prefix<OwnObservation> = "obs";

struct ObservationPack;
using ObservationPackId = Id<ObservationPack>;
template <>
inline constexpr std::string_view id_prefix<ObservationPack> = "pck";

struct OwnObservation {
    OwnObservationId id;
    std::string entity;  // id in the directory
    std::string value;   // the number, mailbox or address
    ObservationKind kind = ObservationKind::OfficialPage;
    Day on{};
    std::string note;
    std::string proof;                      // id of an evidence item: the captured page
    std::optional<ObservationPackId> pack;  // nothing = the user's own

    bool operator==(const OwnObservation&) const = default;
};

// Observations of somebody else, signed.
struct ObservationPack {
    ObservationPackId id;
    std::string name;
    std::string public_key;  // of who signed
    Day made_on{};
    Day imported_on{};
    PackTrust trust = PackTrust::OnlyShown;

    bool operator==(const ObservationPack&) const = default;
};

// The directory with these observations in it.  One's own sighting on the owner's page counts as
// the owner's text, a right call as one more source; a wrong call disputes the value.  Everything
// of one pack counts once, as a second-hand source, and only when the pack is trusted.
std::unique_ptr<Directory> with_observations(const Directory& directory,
                                             std::span<const OwnObservation> observations,
                                             std::span<const ObservationPack> packs);

}  // namespace shuofa
