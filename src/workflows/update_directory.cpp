#include "workflows/update_directory.h"

#include "base/text.h"
#include "formats/describe.h"
#include "storage/directory_update_store.h"
#include "storage/observation_store.h"
#include "workflows/directory_in_use.h"

#include <algorithm>

namespace shuofa {

BOOST_DESCRIBE_STRUCT(UpdateToMake::File, (), (name, content))

struct UpdatePayload {
    std::string name;
    std::string edition;
    UpdateKind kind = UpdateKind::Extension;
    Day made_on{};
    std::vector<std::string> removed;
    std::vector<UpdateToMake::File> files;
};
BOOST_DESCRIBE_STRUCT(UpdatePayload, (), (name, edition, kind, made_on, removed, files))

namespace {

constexpr std::string_view update_format = "shuofa-directory-1";
constexpr std::size_t largest_update = 8 << 20;
constexpr std::size_t most_files = 2000;
constexpr std::size_t longest_name = 200;

std::string short_text(std::string_view text) {
    return std::string{first_code_points(safe_for_display(trim(text)), longest_name)};
}

Result<UpdatePayload> read_payload(std::string_view text) {
    auto payload = describe::from_text<UpdatePayload>(text);
    if (!payload) return fail(pack_unreadable, payload.error().detail, payload.error().where);
    if (payload->files.size() > most_files) return fail(pack_unreadable, "too many files", "files");
    return payload;
}

Result<DirectoryContent> content_of(const UpdatePayload& payload, Library& library) {
    std::vector<Library::TextFile> files;
    for (const UpdateToMake::File& file : payload.files)
        files.push_back({file.name, file.content});
    const std::unique_ptr<Directory> read = TRY(library.read_directory(files));
    return DirectoryContent{.kind = payload.kind,
                            .edition = payload.edition,
                            .entities = read->entities(),
                            .known_bad = read->known_bad(),
                            .removed = payload.removed};
}

Result<bool> is_signer_known(sql::Transaction& transaction, const VaultId& vault,
                             const std::string& public_key) {
    for (const DirectoryUpdate& update : TRY(DirectoryUpdateStore(transaction, vault).list())) {
        if (update.public_key == public_key) return true;
    }
    for (const ObservationPack& pack : TRY(ObservationStore(transaction, vault).packs())) {
        if (pack.public_key == public_key) return true;
    }
    return false;
}

Result<ReadUpdate> read_in(sql::Transaction& transaction, const UpdatingNeeds& needs,
                           std::string_view text, Day today) {
    const SignedFile file = TRY(read_signed_file(text, update_format, largest_update));
    const UpdatePayload payload = TRY(read_payload(file.payload));
    const DirectoryInUse in_use = TRY(directory_in_use(transaction, needs.vault, needs.library));
    const Directory& before = in_use.without_observations();
    const std::unique_ptr<Directory> after =
        with_update(before, TRY(content_of(payload, needs.library)));
    ReadUpdate read;
    read.update = {.name = short_text(payload.name),
                   .edition = short_text(payload.edition),
                   .kind = payload.kind,
                   .made_on = payload.made_on,
                   .imported_on = today,
                   .public_key = file.public_key,
                   .digest = file.digest()};
    read.content = file.payload;
    read.changes = changes_between(before, *after);
    read.faults = needs.library.directory_faults(*after, today);
    if (payload.made_on > today) read.faults.emplace_back("made in the future");
    read.signer_known = TRY(is_signer_known(transaction, needs.vault, file.public_key));
    return read;
}

}  // namespace

Result<DirectoryContent> read_directory_content(std::string_view payload, Library& library) {
    return content_of(TRY(read_payload(payload)), library);
}

Result<ReadUpdate> read_directory_update(const UpdatingNeeds& needs, std::string_view file,
                                         Day today) {
    return needs.database.read(
        [&](sql::Transaction& transaction) { return read_in(transaction, needs, file, today); });
}

Result<ReadUpdate> take_directory_update(const UpdatingNeeds& needs, std::string_view file,
                                         Day today) {
    return needs.database.write([&](sql::Transaction& transaction) -> Result<ReadUpdate> {
        ReadUpdate read = TRY(read_in(transaction, needs, file, today));
        if (!read.faults.empty()) {
            return fail(directory_update_faulty, join(read.faults, "; "), read.faults.front());
        }
        DirectoryUpdateStore store{transaction, needs.vault};
        const auto taken = TRY(store.list());
        const bool known = std::any_of(taken.begin(), taken.end(), [&](const auto& one) {
            return one.digest == read.update.digest;
        });
        if (known) return fail(directory_update_known);
        read.update.id = needs.ids.next<DirectoryUpdate>();
        TRY(store.insert(read.update, read.content));
        return read;
    });
}

Result<std::string> make_directory_update(const UpdatingNeeds& needs, const UpdateToMake& wanted,
                                          Day today) {
    if (wanted.files.empty() && wanted.removed.empty()) return fail(directory_update_empty);
    const UpdatePayload payload{short_text(wanted.name),
                                short_text(wanted.edition),
                                wanted.kind,
                                today,
                                wanted.removed,
                                wanted.files};
    const auto made = TRY(needs.database.write([&](sql::Transaction& transaction) {
        return write_signed_file(transaction, needs.vault, update_format,
                                 describe::to_text(payload));
    }));
    const ReadUpdate read = TRY(read_directory_update(needs, made, today));
    if (!read.faults.empty()) {
        return fail(directory_update_faulty, join(read.faults, "; "), read.faults.front());
    }
    return made;
}

}  // namespace shuofa
