#include "storage/observation_store.h"

#include <algorithm>

namespace shuofa {
namespace {

constexpr ErrorReason observation_row_broken{
    "observation_row_broken", ErrorCode::Internal, "核实记录损坏，请从备份恢复后再试。",
    "The record of an observation is damaged: restore a backup."};

Result<OwnObservation> read_observation(const sql::Row& row) {
    const auto id = OwnObservationId::parse(row.text(0));
    const auto kind = enum_from_name<ObservationKind>(row.text(4));
    if (!id || !kind) return fail(observation_row_broken, "id or kind");
    OwnObservation observation;
    observation.id = *id;
    if (!row.text(1).empty()) {
        observation.pack = ObservationPackId::parse(row.text(1));
        if (!observation.pack) return fail(observation_row_broken, "pack_id");
    }
    observation.entity = row.text(2);
    observation.value = row.text(3);
    observation.kind = *kind;
    observation.on = TRY(parse_day(row.text(5)));
    observation.note = row.text(6);
    observation.proof = row.text(7);
    return observation;
}

Result<ObservationPack> read_pack(const sql::Row& row) {
    const auto id = ObservationPackId::parse(row.text(0));
    const auto trust = enum_from_name<PackTrust>(row.text(5));
    if (!id || !trust) return fail(observation_row_broken, "pack");
    ObservationPack pack;
    pack.id = *id;
    pack.name = row.text(1);
    pack.public_key = row.text(2);
    pack.made_on = TRY(parse_day(row.text(3)));
    pack.imported_on = TRY(parse_day(row.text(4)));
    pack.trust = *trust;
    return pack;
}

}  // namespace

Result<std::vector<OwnObservation>> ObservationStore::list() const {
    std::vector<OwnObservation> observations;
    TRY(
        transaction_.run("SELECT id, pack_id, entity, value, kind, day, note, proof FROM "
                         "channel_observations WHERE vault_id = $1 ORDER BY id",
                         {vault_.text()}, [&](const sql::Row& row) -> Result<void> {
                             observations.push_back(TRY(read_observation(row)));
                             return {};
                         }));
    return observations;
}

Result<void> ObservationStore::insert(const OwnObservation& observation) {
    const std::string day = day_text(observation.on);
    const std::string pack = observation.pack ? observation.pack->text() : "";
    return transaction_.run(
        "INSERT INTO channel_observations (vault_id, id, pack_id, entity, value, kind, day, note, "
        "proof) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {vault_.text(), observation.id.text(), pack, observation.entity, observation.value,
         name_of(observation.kind), day, observation.note, observation.proof});
}

Result<void> ObservationStore::remove(const OwnObservationId& id) {
    const std::vector<OwnObservation> all = TRY(list());
    const bool own = std::any_of(all.begin(), all.end(), [&](const OwnObservation& one) {
        return one.id == id && !one.pack;
    });
    if (!own) return fail(observation_not_found, id.text());
    return transaction_.run("DELETE FROM channel_observations WHERE vault_id = $1 AND id = $2",
                            {vault_.text(), id.text()});
}

Result<std::vector<ObservationPack>> ObservationStore::packs() const {
    std::vector<ObservationPack> packs;
    TRY(
        transaction_.run("SELECT id, name, public_key, made_on, imported_on, trust FROM "
                         "observation_packs WHERE vault_id = $1 ORDER BY id",
                         {vault_.text()}, [&](const sql::Row& row) -> Result<void> {
                             packs.push_back(TRY(read_pack(row)));
                             return {};
                         }));
    return packs;
}

Result<ObservationPack> ObservationStore::load_pack(const ObservationPackId& id) const {
    for (ObservationPack& pack : TRY(packs())) {
        if (pack.id == id) return std::move(pack);
    }
    return fail(pack_not_found, id.text());
}

Result<bool> ObservationStore::has_pack_with(std::string_view digest) const {
    bool found = false;
    TRY(transaction_.run("SELECT 1 FROM observation_packs WHERE vault_id = $1 AND digest = $2",
                         {vault_.text(), digest}, [&](const sql::Row&) -> Result<void> {
                             found = true;
                             return {};
                         }));
    return found;
}

Result<void> ObservationStore::insert_pack(const ObservationPack& pack, std::string_view digest) {
    const std::string made_on = day_text(pack.made_on);
    const std::string imported_on = day_text(pack.imported_on);
    return transaction_.run(
        "INSERT INTO observation_packs (vault_id, id, name, public_key, digest, made_on, "
        "imported_on, trust) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {vault_.text(), pack.id.text(), pack.name, pack.public_key, digest, made_on, imported_on,
         name_of(pack.trust)});
}

Result<void> ObservationStore::set_trust(const ObservationPackId& id, PackTrust trust) {
    TRY(load_pack(id));
    return transaction_.run(
        "UPDATE observation_packs SET trust = $3 WHERE vault_id = $1 AND id = $2",
        {vault_.text(), id.text(), name_of(trust)});
}

Result<void> ObservationStore::remove_pack(const ObservationPackId& id) {
    TRY(load_pack(id));
    TRY(transaction_.run("DELETE FROM channel_observations WHERE vault_id = $1 AND pack_id = $2",
                         {vault_.text(), id.text()}));
    return transaction_.run("DELETE FROM observation_packs WHERE vault_id = $1 AND id = $2",
                            {vault_.text(), id.text()});
}

Result<std::optional<std::string>> ObservationStore::signing_seed() const {
    std::optional<std::string> seed;
    TRY(transaction_.run("SELECT seed FROM observation_keys WHERE vault_id = $1", {vault_.text()},
                         [&](const sql::Row& row) -> Result<void> {
                             seed = row.text(0);
                             return {};
                         }));
    return seed;
}

Result<void> ObservationStore::save_signing_seed(std::string_view seed) {
    return transaction_.run("INSERT INTO observation_keys (vault_id, seed) VALUES ($1, $2)",
                            {vault_.text(), seed});
}

}  // namespace shuofa
