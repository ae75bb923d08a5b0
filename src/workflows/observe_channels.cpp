#include "workflows/observe_channels.h"

#include "base/text.h"
#include "formats/describe.h"
#include "storage/observation_store.h"

#include <algorithm>

namespace shuofa {

struct PackedObservation {
    std::string entity;
    std::string value;
    ObservationKind kind = ObservationKind::OfficialPage;
    Day on{};
    std::string note;
};
BOOST_DESCRIBE_STRUCT(PackedObservation, (), (entity, value, kind, on, note))

struct PackPayload {
    std::string name;
    Day made_on{};
    std::string edition;
    std::vector<PackedObservation> observations;
};
BOOST_DESCRIBE_STRUCT(PackPayload, (), (name, made_on, edition, observations))

namespace {

constexpr std::string_view pack_format = "shuofa-observations-1";
constexpr std::size_t largest_file = 1 << 20;
constexpr std::size_t most_observations = 2000;
constexpr std::size_t longest_note = 200;

std::string short_text(std::string_view text) {
    return std::string{first_code_points(safe_for_display(trim(text)), longest_note)};
}

Result<PackPayload> payload_of(const SignedFile& file) {
    auto payload = describe::from_text<PackPayload>(file.payload);
    if (!payload) return fail(pack_unreadable, payload.error().detail, payload.error().where);
    if (payload->observations.size() > most_observations) {
        return fail(pack_unreadable, "too many observations", "observations");
    }
    return payload;
}

}  // namespace

Result<OwnObservation> observe_channel(const ObservingNeeds& needs, const ToObserve& seen,
                                       Day today) {
    const Entity* entity = needs.directory.find_entity(seen.entity);
    if (!entity) entity = needs.directory.entity_named(seen.entity);
    if (!entity) return fail(observed_entity_unknown, {}, "entity");
    if (!read_contact_value(seen.value).well_formed) {
        return fail(observed_value_malformed, {}, "value");
    }
    OwnObservation observation;
    observation.id = needs.ids.next<OwnObservation>();
    observation.entity = entity->id;
    observation.value = trim(seen.value);
    observation.kind = seen.kind;
    observation.on = today;
    observation.note = short_text(seen.note);
    observation.proof = seen.proof;
    return needs.database.write([&](sql::Transaction& transaction) -> Result<OwnObservation> {
        TRY(ObservationStore(transaction, needs.vault).insert(observation));
        return observation;
    });
}

Result<std::string> export_pack(const ObservingNeeds& needs, std::string_view name, Day today) {
    return needs.database.write([&](sql::Transaction& transaction) -> Result<std::string> {
        const ObservationStore store{transaction, needs.vault};
        PackPayload payload{short_text(name), today, needs.directory.edition(), {}};
        for (const OwnObservation& own : TRY(store.list())) {
            if (own.pack) continue;
            payload.observations.push_back({own.entity, own.value, own.kind, own.on, own.note});
        }
        if (payload.observations.empty()) return fail(nothing_to_export);
        return write_signed_file(transaction, needs.vault, pack_format, describe::to_text(payload));
    });
}

Result<ImportedPack> import_pack(const ObservingNeeds& needs, std::string_view text,
                                 PackTrust trust, Day today) {
    const SignedFile file = TRY(read_signed_file(text, pack_format, largest_file));
    const PackPayload payload = TRY(payload_of(file));
    const std::string digest = file.digest();
    ImportedPack imported;
    imported.pack = {.id = needs.ids.next<ObservationPack>(),
                     .name = short_text(payload.name),
                     .public_key = file.public_key,
                     .made_on = payload.made_on,
                     .imported_on = today,
                     .trust = trust};
    std::vector<OwnObservation> observations;
    for (const PackedObservation& packed : payload.observations) {
        const bool usable = needs.directory.find_entity(packed.entity) &&
                            read_contact_value(packed.value).well_formed && packed.on <= today;
        if (!usable) {
            ++imported.skipped;
            continue;
        }
        observations.push_back({.id = needs.ids.next<OwnObservation>(),
                                .entity = packed.entity,
                                .value = packed.value,
                                .kind = packed.kind,
                                .on = packed.on,
                                .note = short_text(packed.note),
                                .proof = "",
                                .pack = imported.pack.id});
    }
    imported.observations = static_cast<int>(observations.size());
    return needs.database.write([&](sql::Transaction& transaction) -> Result<ImportedPack> {
        ObservationStore store{transaction, needs.vault};
        if (TRY(store.has_pack_with(digest))) return fail(pack_known);
        TRY(store.insert_pack(imported.pack, digest));
        for (const OwnObservation& observation : observations)
            TRY(store.insert(observation));
        return imported;
    });
}

}  // namespace shuofa
