#include "domain/channels/own_observation.h"

#include <algorithm>

namespace shuofa {
namespace {

ChannelKind kind_for(const ContactValue& value) {
    switch (value.kind) {
        case ValueKind::Phone:
        case ValueKind::SmsSender:
            return ChannelKind::Phone;
        case ValueKind::Email:
            return ChannelKind::Email;
        case ValueKind::Domain:
        case ValueKind::Link:
            return ChannelKind::Web;
        case ValueKind::Account:
            return ChannelKind::Wechat;
        case ValueKind::Words:
            return ChannelKind::AppPath;
    }
    return ChannelKind::AppPath;
}

Phrase words_for(ObservationKind kind) {
    switch (kind) {
        case ObservationKind::OfficialPage:
            return {"在官方页面看到", "seen on the official page"};
        case ObservationKind::CalledRight:
            return {"拨打过，对方正确", "called: the right firm answered"};
        case ObservationKind::CalledWrong:
            return {"拨打过，不是该机构", "called: somebody else answered"};
        case ObservationKind::NoAnswer:
            return {"拨打过，无人接听", "called: no answer"};
    }
    return {};
}

Observation observation_of(const OwnObservation& own, const ObservationPack* pack) {
    Observation seen;
    const Phrase words = words_for(own.kind);
    const std::string tail = own.note.empty() ? "" : "：" + own.note;
    seen.note = {words.zh + tail, words.en + tail};
    seen.seen_on = SeenOn{own.on, DatePrecision::ExactDay};
    if (pack) {
        seen.source = {"数据包“" + pack->name + "”", "pack \"" + pack->name + "\""};
        seen.source_kind = SourceAuthority::Secondary;
        // One signer is one source, however many packs it sends.
        seen.copy_of = "signer " + pack->public_key;
        return seen;
    }
    seen.source = own.proof.empty()
                      ? Phrase{"您自己的核实", "your own observation"}
                      : Phrase{"您自己的核实，存有页面", "your own observation, with a kept page"};
    // A call proves that somebody answers, not who prints the number.
    seen.source_kind = own.kind == ObservationKind::OfficialPage ? SourceAuthority::Own
                                                                 : SourceAuthority::Secondary;
    // Looking twice is one source; and whoever runs a false line answers twice as well.
    seen.copy_of = own.kind == ObservationKind::OfficialPage ? "own pages" : "own calls";
    return seen;
}

Channel& channel_for(Entity& entity, const OwnObservation& own) {
    const ContactValue value = read_contact_value(own.value);
    for (Channel& channel : entity.channels) {
        const ContactValue known = read_contact_value(channel.value);
        if (known.key == value.key && known.extension == value.extension) return channel;
    }
    Channel channel;
    channel.id = entity.id + "/own-" + own.id.text();
    channel.kind = kind_for(value);
    channel.value = own.value;
    channel.role = ChannelRole::Buyer;
    channel.purpose = {"您记录的联系方式", "a contact that you recorded"};
    entity.channels.push_back(std::move(channel));
    return entity.channels.back();
}

void add(Entity& entity, const OwnObservation& own, const ObservationPack* pack) {
    Channel& channel = channel_for(entity, own);
    const Observation seen = observation_of(own, pack);
    switch (own.kind) {
        case ObservationKind::OfficialPage:
        case ObservationKind::CalledRight:
            channel.observations.push_back(seen);
            return;
        case ObservationKind::CalledWrong:
            channel.rivals.push_back({own.value, RivalStanding::Open, seen});
            return;
        case ObservationKind::NoAnswer:
            channel.rivals.push_back({"", RivalStanding::Remark, seen});
            return;
    }
}

// What an untrusted pack says is shown beside the channel and counts for nothing.
void show_only(Entity& entity, const OwnObservation& own, const ObservationPack& pack) {
    const ContactValue value = read_contact_value(own.value);
    for (Channel& channel : entity.channels) {
        if (read_contact_value(channel.value).key != value.key) continue;
        channel.rivals.push_back({"", RivalStanding::Remark, observation_of(own, &pack)});
        return;
    }
}

}  // namespace

std::unique_ptr<Directory> with_observations(const Directory& directory,
                                             std::span<const OwnObservation> observations,
                                             std::span<const ObservationPack> packs) {
    std::vector<Entity> entities = directory.entities();
    for (const OwnObservation& own : observations) {
        const auto entity = std::find_if(entities.begin(), entities.end(),
                                         [&](const Entity& one) { return one.id == own.entity; });
        if (entity == entities.end()) continue;
        const ObservationPack* pack = nullptr;
        for (const ObservationPack& one : packs) {
            if (own.pack && one.id == *own.pack) pack = &one;
        }
        if (pack && pack->trust == PackTrust::OnlyShown) {
            show_only(*entity, own, *pack);
        } else {
            add(*entity, own, pack);
        }
    }
    return std::make_unique<Directory>(directory.edition(), std::move(entities),
                                       directory.known_bad());
}

}  // namespace shuofa
