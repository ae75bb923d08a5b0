#include "views/observations_view.h"

#include "formats/describe.h"

#include <algorithm>
#include <map>

namespace shuofa {
namespace {

std::string pack_of(const OwnObservation& observation) {
    return observation.pack ? observation.pack->text() : "";
}

using KindsByValue = std::map<std::pair<std::string, std::string>, std::string>;

KindsByValue kinds_of(const std::vector<OwnObservation>& observations, const std::string& pack) {
    KindsByValue kinds;
    for (const OwnObservation& one : observations) {
        if (pack_of(one) != pack) continue;
        std::string& text = kinds[{one.entity, read_contact_value(one.value).key}];
        if (!text.empty()) text += ", ";
        text += name_of(one.kind);
    }
    return kinds;
}

}  // namespace

OwnObservationView to_view(const OwnObservation& observation, const Directory& directory) {
    OwnObservationView view;
    view.id = observation.id.text();
    view.entity = observation.entity;
    if (const Entity* entity = directory.find_entity(observation.entity)) {
        view.name_zh = entity->name_zh;
        view.name_en = entity->name_en;
    }
    view.value = observation.value;
    view.kind = name_of(observation.kind);
    view.on = observation.on;
    view.note = observation.note;
    view.proof = observation.proof;
    if (observation.pack) view.pack = observation.pack->text();
    return view;
}

PackView to_view(const ImportedPack& imported) {
    const ObservationPack& pack = imported.pack;
    return {.id = pack.id.text(),
            .name = pack.name,
            .public_key = pack.public_key,
            .made_on = pack.made_on,
            .imported_on = pack.imported_on,
            .trust = std::string{name_of(pack.trust)},
            .observations = imported.observations,
            .skipped = imported.skipped};
}

ObservationsView observations_view(const std::vector<OwnObservation>& observations,
                                   const std::vector<ObservationPack>& packs,
                                   const Directory& directory) {
    ObservationsView view;
    for (const OwnObservation& observation : observations)
        view.observations.push_back(to_view(observation, directory));
    for (const ObservationPack& pack : packs) {
        const auto count =
            std::count_if(observations.begin(), observations.end(),
                          [&](const OwnObservation& o) { return o.pack == pack.id; });
        view.packs.push_back(to_view(ImportedPack{pack, static_cast<int>(count), 0}));
    }
    return view;
}

PackComparisonView compare_packs_view(const std::vector<OwnObservation>& observations,
                                      const std::string& first, const std::string& second) {
    PackComparisonView view{first, second.empty() ? "own" : second, {}, 0};
    const KindsByValue in_first = kinds_of(observations, first);
    const KindsByValue in_second = kinds_of(observations, second);
    KindsByValue all = in_first;
    all.insert(in_second.begin(), in_second.end());
    for (const auto& [key, kinds] : all) {
        const auto one = in_first.find(key), two = in_second.find(key);
        PackDifferenceView difference{key.first, key.second, std::nullopt, std::nullopt};
        if (one != in_first.end()) difference.first = one->second;
        if (two != in_second.end()) difference.second = two->second;
        if (difference.first == difference.second) {
            ++view.same;
        } else {
            view.differences.push_back(std::move(difference));
        }
    }
    return view;
}

std::string to_json(const OwnObservationView& view) { return describe::to_text(view); }
std::string to_json(const PackView& view) { return describe::to_text(view); }
std::string to_json(const ObservationsView& view) { return describe::to_text(view); }
std::string to_json(const PackComparisonView& view) { return describe::to_text(view); }

}  // namespace shuofa
