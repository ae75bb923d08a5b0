#pragma once

#include "base/id.h"
#include "base/result.h"
#include "domain/channels/own_observation.h"
#include "ports/sql.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

inline constexpr ErrorReason observation_not_found{"observation_not_found", ErrorCode::NotFound,
                                                   "没有找到这条核实记录，请刷新后再试。",
                                                   "There is no such observation. Please reload."};
inline constexpr ErrorReason pack_not_found{"pack_not_found", ErrorCode::NotFound,
                                            "没有找到这个数据包，请刷新后再试。",
                                            "There is no such pack. Please reload."};

// Own observations and packs in the database.  One is made on a transaction and lives no longer.
class ObservationStore {
public:
    ObservationStore(sql::Transaction& transaction, VaultId vault)
        : transaction_{transaction}, vault_{std::move(vault)} {}

    // All of them, one's own and those of packs, oldest first.
    Result<std::vector<OwnObservation>> list() const;
    Result<void> insert(const OwnObservation& observation);
    // Only one's own; those of a pack go with it.
    Result<void> remove(const OwnObservationId& id);

    Result<std::vector<ObservationPack>> packs() const;
    Result<ObservationPack> load_pack(const ObservationPackId& id) const;
    Result<bool> has_pack_with(std::string_view digest) const;
    Result<void> insert_pack(const ObservationPack& pack, std::string_view digest);
    Result<void> set_trust(const ObservationPackId& id, PackTrust trust);
    // With its observations.
    Result<void> remove_pack(const ObservationPackId& id);

    Result<std::optional<std::string>> signing_seed() const;
    Result<void> save_signing_seed(std::string_view seed);

private:
    sql::Transaction& transaction_;
    VaultId vault_;
};

}  // namespace shuofa
