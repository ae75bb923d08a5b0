#pragma once

#include "base/enum_names.h"
#include "base/instant.h"

#include <optional>
#include <string>
#include <vector>

namespace shuofa {

// Held: in a locker or a pick-up station.  That is no delivery to the person, which matters for
// the seven days.
enum class ParcelState {
    Unknown,
    Collected,
    InTransit,
    OutForDelivery,
    Held,
    Signed,
    Problem,
    Refused,
    Returning,
    Returned,
    Forwarded,
    Customs
};

template <>
inline constexpr auto enum_names<ParcelState> = std::to_array<EnumName<ParcelState>>({
    {ParcelState::Unknown, "unknown"},
    {ParcelState::Collected, "collected"},
    {ParcelState::InTransit, "in_transit"},
    {ParcelState::OutForDelivery, "out_for_delivery"},
    {ParcelState::Held, "held"},
    {ParcelState::Signed, "signed"},
    {ParcelState::Problem, "problem"},
    {ParcelState::Refused, "refused"},
    {ParcelState::Returning, "returning"},
    {ParcelState::Returned, "returned"},
    {ParcelState::Forwarded, "forwarded"},
    {ParcelState::Customs, "customs"},
});

struct ParcelEvent {
    std::optional<Instant> at;
    std::string text;
    std::string place;
    ParcelState state = ParcelState::Unknown;  // what the event itself says

    bool operator==(const ParcelEvent&) const = default;
};

struct Parcel {
    std::string carrier;       // the file's word for it: "yuantong"
    std::string number;        // the waybill number
    std::string order_number;  // when the file names the order
    ParcelState state = ParcelState::Unknown;
    std::vector<ParcelEvent> events;  // oldest first

    bool operator==(const Parcel&) const = default;
};

}  // namespace shuofa
