#include "api/routes.h"

#include "api/imports_api.h"
#include "api/orders_api.h"
#include "api/settings_api.h"

namespace shuofa {

void add_all_routes(Router& router, const ApiNeeds& needs) {
    router.add_api<SettingsApi>(needs.database, needs.workshop, needs.clock, needs.guard,
                                needs.vault, needs.vault_folder);
    router.add_api<OrdersApi>(needs.database, needs.clock, needs.vault);
    router.add_api<ImportsApi>(needs.database, needs.blobs, needs.imports, needs.vault);
}

}  // namespace shuofa
