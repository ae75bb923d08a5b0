#pragma once

#include "base/id.h"
#include "base/result.h"
#include "domain/channels/own_observation.h"
#include "ports/id_source.h"
#include "ports/sql.h"
#include "workflows/signed_file.h"

#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

inline constexpr ErrorReason observed_entity_unknown{
    "observed_entity_unknown", ErrorCode::NotFound,
    "目录里没有这个机构，请先用 shuofa channel find 查找。",
    "The directory has no such entity: look it up with shuofa channel find."};
inline constexpr ErrorReason observed_value_malformed{
    "observed_value_malformed", ErrorCode::InvalidInput,
    "这不是有效的电话、邮箱或网址，请核对后再记。",
    "This is no valid number, mailbox or address: check it first."};
inline constexpr ErrorReason pack_known{"pack_known", ErrorCode::Conflict, "这个数据包已经导入过。",
                                        "This pack has been imported already."};
inline constexpr ErrorReason nothing_to_export{"nothing_to_export", ErrorCode::Conflict,
                                               "还没有自己的核实记录，没有可导出的内容。",
                                               "There are no observations of your own to export."};

struct ObservingNeeds {
    sql::Database& database;
    const VaultId& vault;
    const Directory& directory;
    IdSource& ids;
};

struct ToObserve {
    std::string entity;  // id or name
    std::string value;
    ObservationKind kind = ObservationKind::OfficialPage;
    std::string note = {};
    std::string proof = {};
};

// Notes what the user saw or tried today.
Result<OwnObservation> observe_channel(const ObservingNeeds& needs, const ToObserve& seen,
                                       Day today);

// The vault's own observations as a signed file.  Proofs stay at home.
Result<std::string> export_pack(const ObservingNeeds& needs, std::string_view name, Day today);

struct ImportedPack {
    ObservationPack pack;
    int observations = 0;
    int skipped = 0;  // of entities that this directory does not have
};

// Checks the signature and keeps the observations, with their own trust.
Result<ImportedPack> import_pack(const ObservingNeeds& needs, std::string_view file,
                                 PackTrust trust, Day today);

}  // namespace shuofa
