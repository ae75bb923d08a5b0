#include "domain/channels/directory.h"

#include "base/text.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace shuofa {
namespace {

std::string value_key(const ContactValue& value) {
    const bool numeric = value.kind == ValueKind::Phone || value.kind == ValueKind::SmsSender;
    const bool web = value.kind == ValueKind::Domain || value.kind == ValueKind::Link;
    std::string key = numeric                          ? "number:"
                      : web                            ? "web:"
                      : value.kind == ValueKind::Email ? "mail:"
                                                       : "name:";
    key += value.key;
    if (numeric && !value.extension.empty()) key += "#" + value.extension;
    return key;
}

// Account names and addresses inside "公众号 拼多多 (pinduoduo2015) → 平台客服".
std::vector<std::string> names_inside(std::string_view text) {
    std::vector<std::string> names;
    std::string word;
    const auto finish = [&] {
        const bool has_letter = std::any_of(word.begin(), word.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        });
        if (word.size() >= 5 && has_letter) names.push_back(word);
        word.clear();
    };
    for (const char c : text) {
        const bool part = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                          (c >= 'A' && c <= 'Z') || c == '_' || c == '-' || c == '.' || c == '/';
        if (part) {
            word += c;
        } else {
            finish();
        }
    }
    finish();
    return names;
}

std::vector<std::string> keys_of(const Channel& channel) {
    std::vector<std::string> keys{value_key(read_contact_value(channel.value))};
    if (channel.kind == ChannelKind::Wechat || channel.kind == ChannelKind::Weibo) {
        for (const std::string& name : names_inside(channel.value))
            keys.push_back(value_key(read_contact_value(name)));
    }
    return keys;
}

// How names are compared: folded, lower case, without spaces and the marks inside names.
std::string search_form(std::string_view text) {
    std::string form = lower_ascii(fold_width(text));
    for (const std::string_view mark : {" ", "·", "'", "-", "_", "(", ")", "/", "."})
        form = replace_all(form, mark, "");
    return form;
}

}  // namespace

Directory::Directory(std::string edition, std::vector<Entity> entities,
                     std::vector<KnownBad> known_bad)
    : edition_{std::move(edition)},
      entities_{std::move(entities)},
      known_bad_{std::move(known_bad)} {
    for (std::size_t e = 0; e < entities_.size(); ++e) {
        const Entity& entity = entities_[e];
        by_id_.emplace(entity.id, e);
        const auto add = [&](std::string_view text, int weight) {
            std::string form = search_form(text);
            if (!form.empty()) search_keys_.push_back({std::move(form), e, weight});
        };
        add(entity.id, 0);
        add(entity.name_zh, 0);
        add(entity.name_en, 1);
        for (const std::string& alias : entity.aliases)
            add(alias, 1);
        add(entity.pinyin, 2);
        add(entity.initials, 2);
        add(entity.operator_name, 4);
        for (const OwnDomain& own : entity.domains)
            add(own.domain, 3);
        for (std::size_t c = 0; c < entity.channels.size(); ++c) {
            const Channel& channel = entity.channels[c];
            for (std::string& key : keys_of(channel))
                by_value_.emplace(std::move(key), Place{e, c, std::nullopt});
            for (std::size_t r = 0; r < channel.rivals.size(); ++r) {
                const Rival& rival = channel.rivals[r];
                if (rival.value.empty()) continue;
                by_value_.emplace(value_key(read_contact_value(rival.value)), Place{e, c, r});
            }
        }
    }
    for (std::size_t k = 0; k < known_bad_.size(); ++k)
        known_bad_by_value_.emplace(value_key(read_contact_value(known_bad_[k].value)), k);
}

const Entity* Directory::find_entity(std::string_view id) const {
    const auto found = by_id_.find(std::string{id});
    return found == by_id_.end() ? nullptr : &entities_[found->second];
}

std::optional<DirectoryEntry> Directory::find_channel(std::string_view channel_id) const {
    const Entity* entity = find_entity(channel_id.substr(0, channel_id.find('/')));
    if (!entity) return std::nullopt;
    for (const Channel& channel : entity->channels) {
        if (channel.id == channel_id) return DirectoryEntry{entity, &channel};
    }
    return std::nullopt;
}

std::vector<const Entity*> Directory::search(std::string_view query, std::size_t limit) const {
    const std::string wanted = search_form(query);
    std::vector<const Entity*> found;
    if (wanted.empty()) {
        for (const Entity& entity : entities_)
            found.push_back(&entity);
        if (found.size() > limit) found.resize(limit);
        return found;
    }
    std::map<std::size_t, int> best;  // entity: the lower, the nearer
    for (const SearchKey& key : search_keys_) {
        int distance = -1;
        if (key.text == wanted) {
            distance = key.weight;
        } else if (key.text.starts_with(wanted)) {
            distance = 10 + key.weight;
        } else if (contains(key.text, wanted)) {
            distance = 20 + key.weight;
        } else if (key.weight <= 1 && key.text.size() >= 6 && contains(wanted, key.text)) {
            distance = 30 + key.weight;  // "京东商城客服电话" names 京东
        }
        if (distance < 0) continue;
        const auto [at, added] = best.emplace(key.entity, distance);
        if (!added) at->second = std::min(at->second, distance);
    }
    // A number or address that somebody types into the search box.
    if (best.empty()) {
        for (const ValueHit& hit : hits(read_contact_value(query))) {
            if (!hit.rival)
                best.emplace(static_cast<std::size_t>(hit.entity - entities_.data()), 0);
        }
    }
    std::vector<std::pair<int, std::size_t>> ranked;
    for (const auto& [entity, distance] : best)
        ranked.emplace_back(distance, entity);
    std::sort(ranked.begin(), ranked.end());
    for (const auto& [distance, entity] : ranked) {
        if (found.size() == limit) break;
        found.push_back(&entities_[entity]);
    }
    return found;
}

const Entity* Directory::entity_named(std::string_view name) const {
    const std::string wanted = search_form(name);
    if (wanted.empty()) return nullptr;
    const Entity* named = nullptr;
    std::size_t longest = 0;
    for (const SearchKey& key : search_keys_) {
        const bool exact = key.text == wanted;
        const bool inside = key.weight <= 1 && key.text.size() >= 6 && contains(wanted, key.text);
        if (!exact && !inside) continue;
        const std::size_t nearness =
            exact ? 1000 - static_cast<std::size_t>(key.weight) : key.text.size();
        if (nearness <= longest) continue;
        longest = nearness;
        named = &entities_[key.entity];
    }
    return named;
}

std::vector<ValueHit> Directory::hits(const ContactValue& value) const {
    std::vector<ValueHit> found;
    const auto add = [&](const std::string& key) {
        const auto [begin, end] = by_value_.equal_range(key);
        for (auto at = begin; at != end; ++at) {
            const Entity& entity = entities_[at->second.entity];
            const Channel& channel = entity.channels[at->second.channel];
            const Rival* rival = at->second.rival ? &channel.rivals[*at->second.rival] : nullptr;
            found.push_back({&entity, &channel, rival});
        }
    };
    add(value_key(value));
    // 0538-12305: the code itself, answered by that place.
    const bool with_area =
        !value.area_code.empty() && (value.number_class == NumberClass::PublicService ||
                                     value.number_class == NumberClass::Code96);
    if (found.empty() && with_area) {
        ContactValue code = value;
        code.key = value.key.substr(value.area_code.size());
        add(value_key(code));
    }
    // Own values before rivals, entities in the order of the directory.
    std::stable_sort(found.begin(), found.end(), [](const ValueHit& a, const ValueHit& b) {
        return std::make_tuple(a.rival != nullptr, a.entity, a.channel) <
               std::make_tuple(b.rival != nullptr, b.entity, b.channel);
    });
    return found;
}

const KnownBad* Directory::known_bad_value(const ContactValue& value) const {
    auto found = known_bad_by_value_.find(value_key(value));
    if (found == known_bad_by_value_.end() && !value.extension.empty()) {
        ContactValue main_line = value;
        main_line.extension.clear();
        found = known_bad_by_value_.find(value_key(main_line));
    }
    if (found != known_bad_by_value_.end()) return &known_bad_[found->second];
    if (value.host.empty()) return nullptr;
    for (const KnownBad& bad : known_bad_) {
        const ContactValue read = read_contact_value(bad.value);
        if (read.kind != ValueKind::Domain) continue;
        if (is_at_or_below(value.host, read.key)) return &bad;
    }
    return nullptr;
}

const Entity* Directory::owner_of_host(std::string_view host, bool* sourced) const {
    const Entity* owner = nullptr;
    std::size_t longest = 0;
    for (const Entity& entity : entities_) {
        for (const OwnDomain& own : entity.domains) {
            if (own.domain.size() <= longest || !is_at_or_below(host, own.domain)) continue;
            longest = own.domain.size();
            owner = &entity;
            if (sourced) *sourced = own.sourced;
        }
    }
    return owner;
}

}  // namespace shuofa
