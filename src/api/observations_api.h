#pragma once

#include "api/router.h"
#include "base/id.h"
#include "ports/blob_store.h"
#include "ports/clock.h"
#include "ports/id_source.h"
#include "ports/library.h"
#include "ports/sql.h"
#include "views/directory_updates_view.h"
#include "views/observations_view.h"
#include "workflows/directory_in_use.h"

#include <boost/describe/class.hpp>

#include <string>

namespace shuofa {

struct ObserveRequest {
    std::string entity;
    std::string value;
    ObservationKind kind = ObservationKind::OfficialPage;
    std::optional<std::string> note;
    std::optional<std::string> proof;  // id of a kept page
};
BOOST_DESCRIBE_STRUCT(ObserveRequest, (), (entity, value, kind, note, proof))

struct ExportPackRequest {
    std::string name;
};
BOOST_DESCRIBE_STRUCT(ExportPackRequest, (), (name))

struct ImportPackRequest {
    std::string file;  // the text of the pack
    PackTrust trust = PackTrust::OnlyShown;
};
BOOST_DESCRIBE_STRUCT(ImportPackRequest, (), (file, trust))

struct TrustPackRequest {
    PackTrust trust = PackTrust::OnlyShown;
};
BOOST_DESCRIBE_STRUCT(TrustPackRequest, (), (trust))

struct ComparePacksQuery {
    std::string first;
    std::string second;  // empty = one's own observations
};
BOOST_DESCRIBE_STRUCT(ComparePacksQuery, (), (first, second))

struct DirectoryUpdateRequest {
    std::string file;  // the text of the signed update
};
BOOST_DESCRIBE_STRUCT(DirectoryUpdateRequest, (), (file))

// What the user saw or tried of channels, and signed packs of other people's observations,
// and signed updates of the directory.
class ObservationsApi {
public:
    ObservationsApi(sql::Database& database, VaultId vault, Library& library, const Clock& clock,
                    IdSource& ids, BlobStore& blobs)
        : database_{database},
          vault_{std::move(vault)},
          library_{library},
          clock_{clock},
          ids_{ids},
          blobs_{blobs} {}

    void add_routes(Router& routes);

private:
    Result<ObservationsView> list() const;
    Result<OwnObservationView> observe(const ObserveRequest& asked) const;
    Result<ObservationsView> forget(const Request& request) const;
    Result<Response> export_file(const ExportPackRequest& asked) const;
    Result<PackView> import_file(const ImportPackRequest& asked) const;
    Result<ObservationsView> trust(const TrustPackRequest& asked, const Request& request) const;
    Result<ObservationsView> remove(const Request& request) const;
    Result<PackComparisonView> compare(const ComparePacksQuery& query) const;

    Result<ReadUpdateView> preview(const DirectoryUpdateRequest& asked) const;
    Result<ReadUpdateView> update(const DirectoryUpdateRequest& asked) const;
    Result<DirectoryUpdatesView> updates() const;
    Result<DirectoryUpdatesView> remove_update(const Request& request) const;
    Result<DirectoryInUse> directory() const;

    sql::Database& database_;
    VaultId vault_;
    Library& library_;
    const Clock& clock_;
    IdSource& ids_;
    BlobStore& blobs_;
};

}  // namespace shuofa
