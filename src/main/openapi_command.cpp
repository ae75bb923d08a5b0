#include "adapters/folder_blob_store.h"
#include "adapters/sqlite_database.h"
#include "api/openapi.h"
#include "api/routes.h"
#include "cli/console.h"
#include "main/serve_command.h"

namespace shuofa {
namespace {

// The routes are only looked at; nothing of the vault is opened for that.
Result<int> print_openapi(const Arguments&, const GlobalOptions&, Equipment& equipment,
                          Console& console) {
    const auto database = TRY(open_memory_sqlite());
    FolderBlobStore blobs{"."};
    ImportJobs imports{{*database, blobs, equipment.workshop(), equipment.clock(), equipment.ids(),
                        equipment.vault()}};
    SessionGuard guard{{}, equipment.clock()};
    Router router;
    add_all_routes(router, {*database,
                            blobs,
                            equipment.workshop(),
                            equipment.library(),
                            equipment.clock(),
                            equipment.ids(),
                            imports,
                            guard,
                            equipment.vault(),
                            {}});
    console.print_json(openapi_document(router));
    return exit_done;
}

}  // namespace

MainCommand openapi_command() {
    return {Command{.path = "openapi",
                    .summary = {"打印 HTTP 接口说明（OpenAPI 3.1）",
                                "print the HTTP API as OpenAPI 3.1"},
                    .run = {}},
            print_openapi};
}

}  // namespace shuofa
