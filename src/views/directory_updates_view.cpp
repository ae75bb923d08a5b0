#include "views/directory_updates_view.h"

#include "formats/describe.h"
#include "storage/directory_update_store.h"
#include "workflows/directory_in_use.h"

namespace shuofa {
namespace {

DirectoryUpdateView to_view(const DirectoryUpdate& update) {
    return {.id = update.id.text(),
            .name = update.name,
            .edition = update.edition,
            .kind = std::string{name_of(update.kind)},
            .made_on = update.made_on,
            .imported_on = update.imported_on,
            .public_key = update.public_key};
}

}  // namespace

ReadUpdateView to_view(const ReadUpdate& read) {
    ReadUpdateView view;
    view.update = to_view(read.update);
    for (const DirectoryChange& change : read.changes) {
        view.changes.push_back({std::string{name_of(change.kind)}, change.entity, change.name_zh,
                                change.name_en, change.value});
    }
    view.faults = read.faults;
    view.signer_known = read.signer_known;
    view.taken = !read.update.id.empty();
    return view;
}

Result<DirectoryUpdatesView> directory_updates_view(sql::Transaction& transaction,
                                                    const VaultId& vault, Library& library) {
    const DirectoryInUse in_use = TRY(directory_in_use(transaction, vault, library));
    DirectoryUpdatesView view;
    view.edition = in_use.without_observations().edition();
    view.entities = static_cast<int>(in_use.without_observations().entities().size());
    for (const DirectoryUpdate& update : TRY(DirectoryUpdateStore(transaction, vault).list()))
        view.updates.push_back(to_view(update));
    return view;
}

std::string to_json(const ReadUpdateView& view) { return describe::to_text(view); }
std::string to_json(const DirectoryUpdatesView& view) { return describe::to_text(view); }

}  // namespace shuofa
