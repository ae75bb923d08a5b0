#include "api/routes.h"

#include "api/cases_api.h"
#include "api/channels_api.h"
#include "api/excuses_api.h"
#include "api/imports_api.h"
#include "api/kept_pages_api.h"
#include "api/law_api.h"
#include "api/links_api.h"
#include "api/observations_api.h"
#include "api/order_photos_api.h"
#include "api/orders_api.h"
#include "api/papers_api.h"
#include "api/settings_api.h"
#include "api/today_api.h"
#include "api/vetting_api.h"

namespace shuofa {

void add_all_routes(Router& router, const ApiNeeds& needs) {
    router.add_api<SettingsApi>(needs.database, needs.workshop, needs.clock, needs.guard,
                                needs.vault, needs.vault_folder);
    router.add_api<OrdersApi>(needs.database, needs.library, needs.clock, needs.vault);
    router.add_api<OrderPhotosApi>(needs.database, needs.blobs, needs.clock, needs.ids,
                                   needs.vault);
    router.add_api<LinksApi>(needs.database, needs.clock, needs.vault);
    router.add_api<ImportsApi>(ImportBillsNeeds{needs.database, needs.blobs, needs.workshop,
                                                needs.clock, needs.ids, needs.vault},
                               needs.imports);
    router.add_api<ChannelsApi>(needs.database, needs.vault, needs.library, needs.clock);
    router.add_api<ObservationsApi>(needs.database, needs.vault, needs.library, needs.clock,
                                    needs.ids, needs.blobs);
    router.add_api<ExcusesApi>(needs.library);
    router.add_api<LawApi>(needs.library, needs.clock, needs.database, needs.vault);
    router.add_api<PapersApi>(PapersApiNeeds{needs.database, needs.vault, needs.library,
                                             needs.clock, needs.ids, needs.workshop});
    router.add_api<VettingApi>(needs.database, needs.vault, needs.library, needs.clock, needs.ids,
                               needs.workshop);
    router.add_api<KeptPagesApi>(needs.database, needs.blobs, needs.clock, needs.ids, needs.vault);
    router.add_api<CasesApi>(
        CasesApiNeeds{needs.database, needs.vault, needs.library, needs.clock, needs.ids});
    router.add_api<TodayApi>(needs.database, needs.vault, needs.library, needs.clock);
}

}  // namespace shuofa
