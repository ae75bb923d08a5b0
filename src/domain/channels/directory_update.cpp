#include "domain/channels/directory_update.h"

#include <algorithm>
#include <set>

namespace shuofa {
namespace {

bool holds(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::string key_of(const KnownBad& bad) { return read_contact_value(bad.value).key; }

std::vector<KnownBad> all_known_bad(const Directory& base, const DirectoryContent& content) {
    std::vector<KnownBad> all = base.known_bad();
    for (const KnownBad& bad : content.known_bad) {
        const bool known = std::any_of(all.begin(), all.end(), [&](const KnownBad& one) {
            return key_of(one) == key_of(bad);
        });
        if (!known) all.push_back(bad);
    }
    return all;
}

const Channel* find_value(const Entity& entity, const std::string& value) {
    for (const Channel& channel : entity.channels) {
        if (channel.value == value) return &channel;
    }
    return nullptr;
}

void add_changes(std::vector<DirectoryChange>& changes, const Entity& before, const Entity& after) {
    const auto add = [&](DirectoryChangeKind kind, const std::string& value) {
        changes.push_back({kind, after.id, after.name_zh, after.name_en, value});
    };
    for (const Channel& channel : before.channels) {
        if (!find_value(after, channel.value)) {
            add(DirectoryChangeKind::ValueRemoved, channel.value);
        }
    }
    for (const Channel& channel : after.channels) {
        const Channel* old = find_value(before, channel.value);
        if (!old) add(DirectoryChangeKind::ValueAdded, channel.value);
        if (old && !(*old == channel)) add(DirectoryChangeKind::Changed, channel.value);
    }
    Entity rest_before = before, rest_after = after;
    rest_before.channels.clear();
    rest_after.channels.clear();
    if (!(rest_before == rest_after)) add(DirectoryChangeKind::Changed, "");
}

}  // namespace

std::unique_ptr<Directory> with_update(const Directory& base, const DirectoryContent& content) {
    std::vector<Entity> entities;
    std::vector<std::string> gone = content.removed;
    for (const Entity& entity : content.entities)
        gone.push_back(entity.id);
    if (content.kind == UpdateKind::Extension) {
        for (const Entity& entity : base.entities()) {
            if (!holds(gone, entity.id)) entities.push_back(entity);
        }
    }
    entities.insert(entities.end(), content.entities.begin(), content.entities.end());
    std::sort(entities.begin(), entities.end(),
              [](const Entity& a, const Entity& b) { return a.id < b.id; });
    return std::make_unique<Directory>(content.edition, std::move(entities),
                                       all_known_bad(base, content));
}

std::vector<DirectoryChange> changes_between(const Directory& before, const Directory& after) {
    std::set<std::string> ids;
    for (const Entity& entity : before.entities())
        ids.insert(entity.id);
    for (const Entity& entity : after.entities())
        ids.insert(entity.id);
    std::vector<DirectoryChange> changes;
    for (const std::string& id : ids) {
        const Entity* old = before.find_entity(id);
        const Entity* now = after.find_entity(id);
        if (old && now) {
            add_changes(changes, *old, *now);
            continue;
        }
        const Entity& one = old ? *old : *now;
        changes.push_back(
            {now ? DirectoryChangeKind::EntityAdded : DirectoryChangeKind::EntityRemoved, one.id,
             one.name_zh, one.name_en, ""});
        if (!now) continue;
        for (const Channel& channel : now->channels) {
            changes.push_back(
                {DirectoryChangeKind::ValueAdded, one.id, one.name_zh, one.name_en, channel.value});
        }
    }
    return changes;
}

}  // namespace shuofa
