#include "workflows/directory_in_use.h"

#include "storage/directory_update_store.h"
#include "storage/observation_store.h"
#include "workflows/update_directory.h"

namespace shuofa {

Result<std::unique_ptr<Directory>> observed_directory(sql::Transaction& transaction,
                                                      const VaultId& vault,
                                                      const Directory& directory) {
    const ObservationStore store{transaction, vault};
    const std::vector<OwnObservation> observations = TRY(store.list());
    if (observations.empty()) return std::unique_ptr<Directory>{};
    return with_observations(directory, observations, TRY(store.packs()));
}

Result<DirectoryInUse> directory_in_use(sql::Transaction& transaction, const VaultId& vault,
                                        Library& library) {
    DirectoryInUse in_use{*TRY(library.directory())};
    const DirectoryUpdateStore store{transaction, vault};
    for (const DirectoryUpdate& update : TRY(store.list())) {
        const std::string content = TRY(store.content(update.id));
        in_use.take_update(with_update(in_use.without_observations(),
                                       TRY(read_directory_content(content, library))));
    }
    in_use.take_observations(
        TRY(observed_directory(transaction, vault, in_use.without_observations())));
    return in_use;
}

}  // namespace shuofa
