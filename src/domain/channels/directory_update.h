#pragma once

#include "base/day.h"
#include "base/enum_names.h"
#include "base/id.h"
#include "domain/channels/directory.h"

#include <memory>
#include <string>
#include <vector>

// A newer or larger directory that comes as a signed file, never by itself over the network.
namespace shuofa {

enum class UpdateKind { Extension, Replacement };

template <>
inline constexpr auto enum_names<UpdateKind> = std::to_array<EnumName<UpdateKind>>({
    // Its entities replace those of the same id or are added; the others stay.
    {UpdateKind::Extension, "extension"},
    // Only its entities are left.
    {UpdateKind::Replacement, "replacement"},
});

struct DirectoryUpdate;
using DirectoryUpdateId = Id<DirectoryUpdate>;
template <>
inline constexpr std::string_view id_prefix<DirectoryUpdate> = "upd";

// An update that this vault took in.
struct DirectoryUpdate {
    DirectoryUpdateId id;
    std::string name;
    std::string edition;  // "2026-12-01"
    UpdateKind kind = UpdateKind::Extension;
    Day made_on{};
    Day imported_on{};
    std::string public_key;  // of who signed
    std::string digest;      // of the file

    bool operator==(const DirectoryUpdate&) const = default;
};

// What an update's file holds, read.
struct DirectoryContent {
    UpdateKind kind = UpdateKind::Extension;
    std::string edition;
    std::vector<Entity> entities;
    std::vector<KnownBad> known_bad;
    std::vector<std::string> removed;  // ids of entities that an extension takes away
};

// `base` with the update's entities.  The known-bad values of `base` stay whatever an update says:
// who signs an update cannot make a number usable that the program warns of.
std::unique_ptr<Directory> with_update(const Directory& base, const DirectoryContent& content);

enum class DirectoryChangeKind { EntityAdded, EntityRemoved, ValueAdded, ValueRemoved, Changed };

template <>
inline constexpr auto enum_names<DirectoryChangeKind> =
    std::to_array<EnumName<DirectoryChangeKind>>({
        {DirectoryChangeKind::EntityAdded, "entity_added"},
        {DirectoryChangeKind::EntityRemoved, "entity_removed"},
        {DirectoryChangeKind::ValueAdded, "value_added"},
        {DirectoryChangeKind::ValueRemoved, "value_removed"},
        {DirectoryChangeKind::Changed, "changed"},  // sources, roles, names, domains
    });

struct DirectoryChange {
    DirectoryChangeKind kind = DirectoryChangeKind::Changed;
    std::string entity;
    std::string name_zh;
    std::string name_en;
    std::string value;  // the number, mailbox or address; empty when the entity itself is meant

    bool operator==(const DirectoryChange&) const = default;
};

// What differs, by entity, in the order of the ids.
std::vector<DirectoryChange> changes_between(const Directory& before, const Directory& after);

}  // namespace shuofa
