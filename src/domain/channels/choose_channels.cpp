#include "domain/channels/choose_channels.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace shuofa {
namespace {

// The bodies of a step that does not depend on the order.
std::vector<std::string_view> bodies_of(ChannelStep step) {
    switch (step) {
        case ChannelStep::Platform:
        case ChannelStep::PaymentBody:
        case ChannelStep::Courier:
            return {};
        case ChannelStep::MsaComplaint:
        case ChannelStep::MsaReport:
            return {"12315", "12345"};
        case ChannelStep::ConsumerAssociation:
        case ChannelStep::Mediation:
            return {"cca", "12345"};
        case ChannelStep::LegalAid:
            return {"12348"};
        case ChannelStep::Court:
            return {"court-online", "12368"};
        case ChannelStep::PostalAppeal:
            return {"postal-appeal"};
        case ChannelStep::TelecomAppeal:
            return {"telecom-appeal"};
        case ChannelStep::FinanceRegulator:
            return {"12378", "12363"};
        case ChannelStep::AviationRegulator:
            return {"12326"};
        case ChannelStep::TransportRegulator:
            return {"12328"};
        case ChannelStep::Police:
            return {"96110"};
        case ChannelStep::ContentReport:
            return {"12377", "12321"};
    }
    return {};
}

std::vector<const Entity*> entities_of(const Directory& directory, const ChannelWish& wish,
                                       ChannelStep step) {
    std::vector<const Entity*> entities;
    const auto add = [&](const Entity* entity) {
        // A renamed or closed firm points to the one that answers for it.
        if (entity && !entity->moved_to.empty()) entity = directory.find_entity(entity->moved_to);
        if (entity && entity->status != EntityStatus::Closed) entities.push_back(entity);
    };
    if (step == ChannelStep::Platform) add(directory.entity_named(wish.platform));
    if (step == ChannelStep::PaymentBody) add(directory.entity_named(wish.payment_body));
    if (step == ChannelStep::Courier) add(directory.entity_named(wish.courier));
    for (const std::string_view id : bodies_of(step))
        add(directory.find_entity(id));
    return entities;
}

// In-app path, official site, short code, other phone, then the rest.
int order_of(const Channel& channel) {
    switch (channel.kind) {
        case ChannelKind::AppPath:
            return 0;
        case ChannelKind::Web:
            return 1;
        case ChannelKind::Phone: {
            const auto number_class = read_contact_value(channel.value).number_class;
            const bool rented = number_class == NumberClass::SharedCost400 ||
                                number_class == NumberClass::FreeCall800;
            return number_class == NumberClass::Landline || rented ? 3 : 2;
        }
        case ChannelKind::Wechat:
            return 4;
        case ChannelKind::Email:
            return 5;
        case ChannelKind::Post:
            return 6;
        case ChannelKind::Weibo:
            return 7;
    }
    return 8;
}

// A weak phone does not stand before a firm one of another form.
auto rank(const ChosenChannel& chosen) {
    const bool weak = chosen.confidence == Confidence::Low;
    const bool needs_no_number =
        chosen.channel->kind == ChannelKind::AppPath || chosen.channel->kind == ChannelKind::Web;
    return std::make_tuple(weak && !needs_no_number, order_of(*chosen.channel),
                           -static_cast<int>(chosen.confidence));
}

}  // namespace

std::vector<ChosenChannel> choose_channels(const Directory& directory, const ChannelWish& wish,
                                           Day today) {
    std::vector<ChosenChannel> chosen;
    for (const ChannelStep step : wish.steps) {
        for (const Entity* entity : entities_of(directory, wish, step)) {
            const auto begin = static_cast<std::ptrdiff_t>(chosen.size());
            for (const Channel& channel : entity->channels) {
                if (!is_offered_to_shoppers(channel.role)) continue;
                if (channel.status == ChannelStatus::Retired) continue;
                const ConfidenceReason reason = confidence_of(channel.observations, today);
                const bool stale = reason.confidence != reason.before_ageing ||
                                   (!reason.newest && reason.independent_sources > 0);
                chosen.push_back({step, entity, &channel, reason.confidence, stale});
            }
            std::stable_sort(chosen.begin() + begin, chosen.end(),
                             [](const auto& a, const auto& b) { return rank(a) < rank(b); });
        }
    }
    return chosen;
}

}  // namespace shuofa
