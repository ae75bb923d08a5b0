#pragma once

#include "base/id.h"
#include "base/result.h"
#include "domain/channels/directory_update.h"
#include "ports/id_source.h"
#include "ports/library.h"
#include "ports/sql.h"
#include "workflows/signed_file.h"

#include <string>
#include <string_view>
#include <vector>

// A directory of complaint channels that is newer or larger than the one in the program comes as a
// file that somebody signed.  It is read and checked, what it changes is shown, and only then taken
// in; it can be taken out again.  The program never fetches one.
namespace shuofa {

inline constexpr ErrorReason directory_update_faulty{
    "directory_update_faulty", ErrorCode::InvalidInput,
    "这个目录更新没有通过检查，没有采用。请把下面的说明转告发布者。",
    "The update did not pass the checks and was not taken in. Tell its maker what is said below."};
inline constexpr ErrorReason directory_update_known{"directory_update_known", ErrorCode::Conflict,
                                                    "这个目录更新已经采用过。",
                                                    "This update has been taken in already."};
inline constexpr ErrorReason directory_update_empty{
    "directory_update_empty", ErrorCode::InvalidInput, "里面没有机构文件，请核对文件夹。",
    "There are no files of entities in it: check the folder."};

struct UpdatingNeeds {
    sql::Database& database;
    const VaultId& vault;
    Library& library;
    IdSource& ids;
};

// What an update is and what it would change.
struct ReadUpdate {
    DirectoryUpdate update;
    std::string content;  // the payload
    std::vector<DirectoryChange> changes;
    std::vector<std::string> faults;  // sentences; not empty = it will not be taken in
    bool signer_known = false;        // an update or pack of the same key was taken in before
};

Result<ReadUpdate> read_directory_update(const UpdatingNeeds& needs, std::string_view file,
                                         Day today);

// Takes it in.  Fails when it has faults.
Result<ReadUpdate> take_directory_update(const UpdatingNeeds& needs, std::string_view file,
                                         Day today);

struct UpdateToMake {
    std::string name;
    std::string edition;
    UpdateKind kind = UpdateKind::Extension;
    std::vector<std::string> removed = {};
    struct File {
        std::string name;     // "jd.yaml"
        std::string content;  // in the form of data/channels/
    };
    std::vector<File> files = {};
};

// A signed update of these files, which must pass the checks.
Result<std::string> make_directory_update(const UpdatingNeeds& needs, const UpdateToMake& wanted,
                                          Day today);

// Reads a payload.
Result<DirectoryContent> read_directory_content(std::string_view payload, Library& library);

}  // namespace shuofa
