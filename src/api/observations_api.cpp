#include "api/observations_api.h"

#include "api/typed_routes.h"
#include "storage/directory_update_store.h"
#include "storage/observation_store.h"
#include "workflows/keep_pages.h"
#include "workflows/observe_channels.h"

namespace shuofa {

void ObservationsApi::add_routes(Router& routes) {
    routes.get("/api/v1/observations", "list_observations", this, &ObservationsApi::list)
        .titled("自己的核实记录和数据包", "Own observations and packs");
    routes.post("/api/v1/observations", "observe_channel", this, &ObservationsApi::observe)
        .titled("记下看到或拨打的结果", "Note what you saw or tried")
        .answers_with(201);
    routes.remove("/api/v1/observations/{id}", "forget_observation", this, &ObservationsApi::forget)
        .titled("删除一条自己的核实记录", "Remove one of your own observations");
    routes.post("/api/v1/packs/export", "export_pack", this, &ObservationsApi::export_file)
        .titled("导出签名数据包", "Export a signed pack");
    routes.post("/api/v1/packs", "import_pack", this, &ObservationsApi::import_file)
        .titled("导入数据包", "Import a pack")
        .up_to_bytes(4 << 20)
        .answers_with(201);
    routes.get("/api/v1/packs/compare", "compare_packs", this, &ObservationsApi::compare)
        .titled("比较数据包", "Compare packs");
    routes.patch("/api/v1/packs/{id}", "trust_pack", this, &ObservationsApi::trust)
        .titled("改变对数据包的信任", "Change the trust in a pack");
    routes.remove("/api/v1/packs/{id}", "remove_pack", this, &ObservationsApi::remove)
        .titled("删除数据包及其记录", "Remove a pack with its observations");
    routes
        .get("/api/v1/directory-updates", "list_directory_updates", this, &ObservationsApi::updates)
        .titled("采用过的目录更新", "Updates of the directory that were taken in");
    routes
        .post("/api/v1/directory-updates/preview", "preview_directory_update", this,
              &ObservationsApi::preview)
        .titled("先看目录更新会改什么", "What an update of the directory would change")
        .up_to_bytes(16 << 20);
    routes
        .post("/api/v1/directory-updates", "take_directory_update", this, &ObservationsApi::update)
        .titled("采用一份目录更新", "Take an update of the directory in")
        .up_to_bytes(16 << 20)
        .answers_with(201);
    routes
        .remove("/api/v1/directory-updates/{id}", "remove_directory_update", this,
                &ObservationsApi::remove_update)
        .titled("撤下一份目录更新", "Take an update of the directory out again");
}

Result<DirectoryInUse> ObservationsApi::directory() const {
    return database_.read([&](sql::Transaction& transaction) {
        return directory_in_use(transaction, vault_, library_);
    });
}

Result<ObservationsView> ObservationsApi::list() const {
    const DirectoryInUse opened = TRY(this->directory());
    const Directory& directory = opened.without_observations();
    return database_.read([&](sql::Transaction& transaction) -> Result<ObservationsView> {
        const ObservationStore store{transaction, vault_};
        return observations_view(TRY(store.list()), TRY(store.packs()), directory);
    });
}

Result<OwnObservationView> ObservationsApi::observe(const ObserveRequest& asked) const {
    const DirectoryInUse opened = TRY(this->directory());
    const Directory& directory = opened.without_observations();
    const ObservingNeeds needs{database_, vault_, directory, ids_};
    const ToObserve seen{.entity = asked.entity,
                         .value = asked.value,
                         .kind = asked.kind,
                         .note = asked.note.value_or(""),
                         .proof = asked.proof.value_or("")};
    OwnObservationView view = to_view(TRY(observe_channel(needs, seen, clock_.today())), directory);
    view.proof_prints = TRY(database_.read([&](sql::Transaction& transaction) {
        return proof_prints(transaction, vault_, blobs_, seen.proof, seen.value);
    }));
    return view;
}

Result<ObservationsView> ObservationsApi::forget(const Request& request) const {
    const OwnObservationId id = TRY(request.path_id<OwnObservation>());
    TRY(database_.write([&](sql::Transaction& transaction) -> Result<void> {
        return ObservationStore(transaction, vault_).remove(id);
    }));
    return list();
}

Result<Response> ObservationsApi::export_file(const ExportPackRequest& asked) const {
    const DirectoryInUse opened = TRY(directory());
    const ObservingNeeds needs{database_, vault_, opened.without_observations(), ids_};
    Response response;
    response.set("Content-Type", "application/json; charset=utf-8");
    response.set("Content-Disposition", "attachment; filename=\"observations.shuofa-pack\"");
    response.body = TRY(export_pack(needs, asked.name, clock_.today()));
    return response;
}

Result<PackView> ObservationsApi::import_file(const ImportPackRequest& asked) const {
    const DirectoryInUse opened = TRY(directory());
    const ObservingNeeds needs{database_, vault_, opened.without_observations(), ids_};
    return to_view(TRY(import_pack(needs, asked.file, asked.trust, clock_.today())));
}

Result<ObservationsView> ObservationsApi::trust(const TrustPackRequest& asked,
                                                const Request& request) const {
    const ObservationPackId id = TRY(request.path_id<ObservationPack>());
    TRY(database_.write([&](sql::Transaction& transaction) -> Result<void> {
        return ObservationStore(transaction, vault_).set_trust(id, asked.trust);
    }));
    return list();
}

Result<ObservationsView> ObservationsApi::remove(const Request& request) const {
    const ObservationPackId id = TRY(request.path_id<ObservationPack>());
    TRY(database_.write([&](sql::Transaction& transaction) -> Result<void> {
        return ObservationStore(transaction, vault_).remove_pack(id);
    }));
    return list();
}

Result<PackComparisonView> ObservationsApi::compare(const ComparePacksQuery& query) const {
    return database_.read([&](sql::Transaction& transaction) -> Result<PackComparisonView> {
        const ObservationStore store{transaction, vault_};
        return compare_packs_view(TRY(store.list()), query.first, query.second);
    });
}

Result<ReadUpdateView> ObservationsApi::preview(const DirectoryUpdateRequest& asked) const {
    return to_view(TRY(
        read_directory_update({database_, vault_, library_, ids_}, asked.file, clock_.today())));
}

Result<ReadUpdateView> ObservationsApi::update(const DirectoryUpdateRequest& asked) const {
    return to_view(TRY(
        take_directory_update({database_, vault_, library_, ids_}, asked.file, clock_.today())));
}

Result<DirectoryUpdatesView> ObservationsApi::updates() const {
    return database_.read([&](sql::Transaction& transaction) {
        return directory_updates_view(transaction, vault_, library_);
    });
}

Result<DirectoryUpdatesView> ObservationsApi::remove_update(const Request& request) const {
    const DirectoryUpdateId id = TRY(request.path_id<DirectoryUpdate>());
    TRY(database_.write([&](sql::Transaction& transaction) -> Result<void> {
        return DirectoryUpdateStore(transaction, vault_).remove(id);
    }));
    return updates();
}

}  // namespace shuofa
