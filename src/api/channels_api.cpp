#include "api/channels_api.h"

#include "api/typed_routes.h"
#include "domain/channels/order_channels.h"
#include "domain/guide/guide.h"
#include "storage/case_store.h"
#include "storage/order_store.h"

#include <algorithm>

namespace shuofa {
namespace {

constexpr std::int64_t most_at_once = 200;

// The order of the case may be unknown, or gone: then the offices alone are offered.
Result<ChannelWish> wish_for_case(sql::Transaction& transaction, const VaultId& vault,
                                  const CaseId& id) {
    const Case matter = TRY(CaseStore(transaction, vault).load(id));
    if (!matter.order) return channel_wish_without_order();
    return channel_wish_for(TRY(OrderStore(transaction, vault).load(*matter.order)));
}

}  // namespace

void ChannelsApi::add_routes(Router& routes) {
    routes.get("/api/v1/channels", "find_channels", this, &ChannelsApi::find)
        .titled("查找投诉渠道", "Find complaint channels");
    routes.post("/api/v1/channels/check", "check_channel", this, &ChannelsApi::check)
        .titled("核对电话、邮箱、网址或整条短信", "Check a number, mailbox, address or whole text");
    routes.get("/api/v1/channels/offices", "find_offices", this, &ChannelsApi::offices)
        .titled("该归哪个部门管", "Which office is competent");
    routes.get("/api/v1/channels/{id}", "show_channel", this, &ChannelsApi::show)
        .titled("一个机构的渠道、来源和日期", "One entity's channels with sources and dates");
    routes.get("/api/v1/guide", "read_guide", this, &ChannelsApi::guide)
        .titled("维权问答", "The guide's questions and answers");
}

Result<DirectoryInUse> ChannelsApi::directory() const {
    return database_.read([&](sql::Transaction& transaction) {
        return directory_in_use(transaction, vault_, library_);
    });
}

Result<ChannelsView> ChannelsApi::find(const FindChannelsQuery& query,
                                       const Request& request) const {
    const DirectoryInUse opened = TRY(this->directory());
    const Directory& directory = *opened;
    const Day today = clock_.today();
    const Language language = request.language();
    const auto limit =
        static_cast<std::size_t>(std::clamp<std::int64_t>(query.limit, 1, most_at_once));
    if (query.for_case.empty()) {
        return find_channels_view(directory, query.query, limit, query.after, today, language);
    }
    const auto id = CaseId::parse(query.for_case);
    if (!id) return fail(http::not_found, {}, "for_case");
    const ChannelWish wish =
        TRY(database_.read([&](sql::Transaction& transaction) -> Result<ChannelWish> {
            return wish_for_case(transaction, vault_, *id);
        }));
    ChannelsView view;
    view.edition = directory.edition();
    for (const ChosenChannel& chosen : choose_channels(directory, wish, today))
        view.chosen.push_back(to_view(chosen, directory, today, language));
    for (const ChosenChannelView& chosen : view.chosen) {
        const auto same = [&](const EntityView& one) { return one.id == chosen.entity; };
        if (std::any_of(view.entities.begin(), view.entities.end(), same)) continue;
        view.entities.push_back(
            to_view(*directory.find_entity(chosen.entity), directory, today, language));
    }
    view.total = static_cast<int>(view.entities.size());
    return view;
}

Result<EntityView> ChannelsApi::show(const Request& request) const {
    const DirectoryInUse opened = TRY(this->directory());
    const Directory& directory = *opened;
    const Entity* entity = directory.find_entity(request.path_text("id"));
    if (!entity) return fail(http::not_found, {}, "id");
    return to_view(*entity, directory, clock_.today(), request.language());
}

Result<CheckView> ChannelsApi::check(const CheckChannelRequest& asked,
                                     const Request& request) const {
    const DirectoryInUse opened = TRY(directory());
    return check_view(asked.value, *opened, clock_.today(), request.language());
}

Result<OfficesView> ChannelsApi::offices(const FindOfficesQuery& query,
                                         const Request& request) const {
    const DirectoryInUse opened = TRY(directory());
    return offices_view({.matter = query.matter,
                         .platform = query.platform,
                         .seller_place = query.seller_place,
                         .platform_place = query.platform_place,
                         .receipt_place = query.receipt_place},
                        *opened, request.language());
}

Result<GuideView> ChannelsApi::guide(const GuideQuery& query, const Request& request) const {
    return guide_view(*TRY(library_.guide()), query.query, request.language());
}

}  // namespace shuofa
