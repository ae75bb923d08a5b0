#pragma once

#include "base/result.h"
#include "domain/channels/channel.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace shuofa {

// A channel together with the entity it belongs to.
struct DirectoryEntry {
    const Entity* entity = nullptr;
    const Channel* channel = nullptr;
};

// One place where a value was seen: as a channel's own value, or as a rival of it.
struct ValueHit {
    const Entity* entity = nullptr;
    const Channel* channel = nullptr;
    const Rival* rival = nullptr;  // nothing when the value is the channel's own
};

// All entities with their channels, and the values known to be wrong.  Immutable.
class Directory {
public:
    Directory(std::string edition, std::vector<Entity> entities, std::vector<KnownBad> known_bad);
    Directory(const Directory&) = delete;
    Directory& operator=(const Directory&) = delete;
    Directory(Directory&&) = default;
    Directory& operator=(Directory&&) = default;

    // The day this edition was made, "2026-11-23".
    const std::string& edition() const { return edition_; }
    const std::vector<Entity>& entities() const { return entities_; }
    const std::vector<KnownBad>& known_bad() const { return known_bad_; }

    const Entity* find_entity(std::string_view id) const;
    // By entity id ("jd") or channel id ("jd/phone-950618").
    std::optional<DirectoryEntry> find_channel(std::string_view channel_id) const;

    // Best first: by id, Chinese or English name, nickname, pinyin, initials, operator, domain.
    std::vector<const Entity*> search(std::string_view query, std::size_t limit = 20) const;
    // The entity that an order's platform or seller names, if exactly one is meant.
    const Entity* entity_named(std::string_view name) const;

    std::vector<ValueHit> hits(const ContactValue& value) const;
    const KnownBad* known_bad_value(const ContactValue& value) const;
    // The entity whose domain the host is at or below.
    const Entity* owner_of_host(std::string_view host, bool* sourced = nullptr) const;

private:
    std::string edition_;
    std::vector<Entity> entities_;
    std::vector<KnownBad> known_bad_;
    struct Place {
        std::size_t entity, channel;
        std::optional<std::size_t> rival;
    };
    struct SearchKey {
        std::string text;
        std::size_t entity;
        int weight;
    };
    std::unordered_map<std::string, std::size_t> by_id_;
    std::unordered_multimap<std::string, Place> by_value_;
    std::unordered_map<std::string, std::size_t> known_bad_by_value_;
    std::vector<SearchKey> search_keys_;
};

}  // namespace shuofa
