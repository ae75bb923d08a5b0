#pragma once

#include "base/day.h"
#include "domain/channels/own_observation.h"
#include "workflows/observe_channels.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

// Own observations of channels and packs of others as `--json` and HTTP answer them.
namespace shuofa {

struct OwnObservationView {
    std::string id;
    std::string entity;
    std::string name_zh;
    std::string name_en;
    std::string value;
    std::string kind;  // official_page, called_right, called_wrong, no_answer
    Day on{};
    std::string note;
    std::string proof;
    // Whether the page kept as proof prints the value; null = not looked at, or a PDF or picture.
    std::optional<bool> proof_prints;
    std::optional<std::string> pack;
};
BOOST_DESCRIBE_STRUCT(OwnObservationView, (),
                      (id, entity, name_zh, name_en, value, kind, on, note, proof, proof_prints,
                       pack))

struct PackView {
    std::string id;
    std::string name;
    std::string public_key;
    Day made_on{};
    Day imported_on{};
    std::string trust;  // counts, only_shown
    int observations = 0;
    int skipped = 0;
};
BOOST_DESCRIBE_STRUCT(PackView, (),
                      (id, name, public_key, made_on, imported_on, trust, observations, skipped))

struct ObservationsView {
    std::vector<OwnObservationView> observations;
    std::vector<PackView> packs;
};
BOOST_DESCRIBE_STRUCT(ObservationsView, (), (observations, packs))

// One value of two packs, or of a pack and one's own observations.
struct PackDifferenceView {
    std::string entity;
    std::string value;
    std::optional<std::string> first;  // the kinds seen there; null = not there
    std::optional<std::string> second;
};
BOOST_DESCRIBE_STRUCT(PackDifferenceView, (), (entity, value, first, second))

struct PackComparisonView {
    std::string first;
    std::string second;  // "own" for one's own observations
    std::vector<PackDifferenceView> differences;
    int same = 0;
};
BOOST_DESCRIBE_STRUCT(PackComparisonView, (), (first, second, differences, same))

OwnObservationView to_view(const OwnObservation& observation, const Directory& directory);
PackView to_view(const ImportedPack& imported);
ObservationsView observations_view(const std::vector<OwnObservation>& observations,
                                   const std::vector<ObservationPack>& packs,
                                   const Directory& directory);
// `second` empty = one's own.
PackComparisonView compare_packs_view(const std::vector<OwnObservation>& observations,
                                      const std::string& first, const std::string& second);

std::string to_json(const OwnObservationView& view);
std::string to_json(const PackView& view);
std::string to_json(const ObservationsView& view);
std::string to_json(const PackComparisonView& view);

}  // namespace shuofa
