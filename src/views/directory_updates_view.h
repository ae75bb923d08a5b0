#pragma once

#include "base/day.h"
#include "base/language.h"
#include "workflows/update_directory.h"

#include <boost/describe/class.hpp>

#include <string>
#include <vector>

// Updates of the directory as `--json` and HTTP answer them.
namespace shuofa {

struct DirectoryChangeView {
    std::string kind;  // entity_added, entity_removed, value_added, value_removed, changed
    std::string entity;
    std::string name_zh;
    std::string name_en;
    std::string value;  // empty when the entity itself is meant
};
BOOST_DESCRIBE_STRUCT(DirectoryChangeView, (), (kind, entity, name_zh, name_en, value))

struct DirectoryUpdateView {
    std::string id;  // empty while it is only looked at
    std::string name;
    std::string edition;
    std::string kind;  // extension, replacement
    Day made_on{};
    Day imported_on{};
    std::string public_key;
};
BOOST_DESCRIBE_STRUCT(DirectoryUpdateView, (),
                      (id, name, edition, kind, made_on, imported_on, public_key))

struct ReadUpdateView {
    DirectoryUpdateView update;
    std::vector<DirectoryChangeView> changes;
    std::vector<std::string> faults;
    bool signer_known = false;
    bool taken = false;
};
BOOST_DESCRIBE_STRUCT(ReadUpdateView, (), (update, changes, faults, signer_known, taken))

struct DirectoryUpdatesView {
    std::string edition;  // in use
    int entities = 0;
    std::vector<DirectoryUpdateView> updates;  // in the order in which they apply
};
BOOST_DESCRIBE_STRUCT(DirectoryUpdatesView, (), (edition, entities, updates))

ReadUpdateView to_view(const ReadUpdate& read);
Result<DirectoryUpdatesView> directory_updates_view(sql::Transaction& transaction,
                                                    const VaultId& vault, Library& library);

std::string to_json(const ReadUpdateView& view);
std::string to_json(const DirectoryUpdatesView& view);

}  // namespace shuofa
