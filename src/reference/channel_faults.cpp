#include "base/text.h"
#include "reference/channel_files.h"

#include <map>
#include <set>

namespace shuofa {
namespace {

class Faults {
public:
    explicit Faults(const Directory& directory, Day today) : directory_{directory}, today_{today} {}

    std::vector<std::string> all() {
        for (const Entity& entity : directory_.entities()) {
            check_entity(entity);
            for (const Channel& channel : entity.channels)
                check_channel(entity, channel);
        }
        check_shared_values();
        check_known_bad();
        return std::move(faults_);
    }

private:
    void add(const std::string& where, const std::string& what) {
        faults_.push_back(where + ": " + what);
    }

    void check_entity(const Entity& entity) {
        if (!ids_.insert(entity.id).second) add(entity.id, "the id stands twice");
        if (!entity.moved_to.empty()) {
            const Entity* target = directory_.find_entity(entity.moved_to);
            if (!target) add(entity.id, "moved_to names nobody: " + entity.moved_to);
            if (target && !target->moved_to.empty()) add(entity.id, "moved_to needs two hops");
        }
        if (entity.status == EntityStatus::Closed && entity.moved_to.empty()) {
            add(entity.id, "a closed firm needs moved_to");
        }
        for (const OwnDomain& own : entity.domains) {
            const ContactValue host = read_contact_value(own.domain);
            if (host.kind != ValueKind::Domain || host.host != own.domain) {
                add(entity.id, "no domain: " + own.domain);
            }
        }
        if (!is_lower_ascii(entity.pinyin) || !is_lower_ascii(entity.initials)) {
            add(entity.id, "pinyin and initials are lower-case letters and digits");
        }
    }

    static bool is_lower_ascii(std::string_view text) {
        for (const char c : text) {
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) return false;
        }
        return !text.empty();
    }

    void check_channel(const Entity& entity, const Channel& channel) {
        if (!ids_.insert(channel.id).second) add(channel.id, "the id stands twice");
        if (!channel.id.starts_with(entity.id + "/"))
            add(channel.id, "the id must begin with the entity");
        check_value_form(entity, channel);
        if (channel.observations.empty()) add(channel.id, "no source");
        for (const Observation& seen : channel.observations)
            check_observation(channel, seen);
        for (const Rival& rival : channel.rivals) {
            check_observation(channel, rival.seen);
            const bool remark = rival.standing == RivalStanding::Remark;
            if (remark != rival.value.empty()) add(channel.id, "only a remark has no value");
            if (remark && rival.seen.note.empty()) add(channel.id, "a remark without words");
            const ContactValue value = read_contact_value(rival.value);
            if (!remark && !value.well_formed) add(channel.id, "rival has no form: " + rival.value);
        }
        if (channel.kind == ChannelKind::AppPath && channel.menu.empty()) {
            add(channel.id, "an in-app path needs its menu");
        }
        const ContactValue value = read_contact_value(channel.value);
        if (channel.kind == ChannelKind::Phone) {
            owners_[value.key + "#" + value.extension].insert(entity.id);
            if (!values_.insert(entity.id + "\n" + value.key + "#" + value.extension).second) {
                add(channel.id, "the same number stands twice for one entity");
            }
        }
    }

    void check_value_form(const Entity& entity, const Channel& channel) {
        const ContactValue value = read_contact_value(channel.value);
        switch (channel.kind) {
            case ChannelKind::Phone:
                if (value.kind != ValueKind::Phone || !value.well_formed) {
                    add(channel.id, "no phone number: " + channel.value);
                }
                return;
            case ChannelKind::Email:
                if (value.kind != ValueKind::Email || !value.well_formed) {
                    add(channel.id, "no mailbox: " + channel.value);
                }
                return;
            case ChannelKind::Web:
                check_web(entity, channel, value);
                return;
            case ChannelKind::AppPath:
            case ChannelKind::Wechat:
            case ChannelKind::Weibo:
            case ChannelKind::Post:
                return;
        }
    }

    void check_web(const Entity& entity, const Channel& channel, const ContactValue& value) {
        if (value.kind != ValueKind::Link || !channel.value.starts_with("https://")) {
            add(channel.id, "no https address: " + channel.value);
            return;
        }
        // A page elsewhere is fine only when it is not offered as a way to complain.
        if (!is_offered_to_shoppers(channel.role)) return;
        for (const OwnDomain& own : entity.domains) {
            if (is_at_or_below(value.host, own.domain)) return;
        }
        add(channel.id, "the address is outside the owner's domains: " + channel.value);
    }

    void check_observation(const Channel& channel, const Observation& seen) {
        if (seen.source.zh.empty()) add(channel.id, "a source without a name");
        if (seen.source_kind == SourceAuthority::Own)
            add(channel.id, "own observations are not data");
        if (seen.seen_on && seen.seen_on->day > today_) add(channel.id, "seen in the future");
        if (seen.listed_since && seen.seen_on && *seen.seen_on < *seen.listed_since) {
            add(channel.id, "listed after it was last seen");
        }
        if (!seen.link.empty() && !contains(seen.link, "://"))
            add(channel.id, "no link: " + seen.link);
    }

    // One number of two owners is real (a shared hotline), but then the purposes must say so.
    void check_shared_values() {
        for (const auto& [value, owners] : owners_) {
            if (owners.size() < 2) continue;
            bool said = false;
            for (const std::string& id : owners) {
                for (const Channel& channel : directory_.find_entity(id)->channels) {
                    said = said || contains(channel.purpose.zh, "共用");
                }
            }
            if (!said) add(value, "two owners without a note");
        }
    }

    void check_known_bad() {
        for (const KnownBad& bad : directory_.known_bad()) {
            for (const std::string& id : bad.entities) {
                if (!directory_.find_entity(id)) add(bad.value, "known bad of nobody: " + id);
            }
            if (bad.why.empty() || bad.where.empty()) add(bad.value, "known bad without a reason");
            for (const ValueHit& hit : directory_.hits(read_contact_value(bad.value))) {
                if (!hit.rival && !bad.real_but_reused) add(bad.value, "known bad and a channel");
            }
        }
    }

    const Directory& directory_;
    Day today_;
    std::vector<std::string> faults_;
    std::set<std::string> ids_;
    std::set<std::string> values_;
    std::map<std::string, std::set<std::string>> owners_;
};

}  // namespace

std::vector<std::string> faults_of(const Directory& directory, Day today) {
    return Faults{directory, today}.all();
}

}  // namespace shuofa
