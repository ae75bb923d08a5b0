#include "reference/pack_files.h"

#include "formats/yaml_tree.h"
#include "reference/rule_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace shuofa {
namespace {

constexpr std::size_t most_files = 200;
constexpr std::size_t largest_file = 64u << 10;
constexpr std::size_t largest_pack = 1u << 20;
constexpr std::size_t longest_text = 600;

class Manifest {
public:
    explicit Manifest(std::string file) : file_{std::move(file)}, parts_{file_} {}

    Result<RulePack> read(const YamlNode& root) {
        if (root.kind != YamlNode::Kind::Map) return broken(root, "expected id:, version: ...");
        pack_.file = file_;
        pack_.line = root.line;
        for (const auto& [name, node] : root.fields)
            TRY(field(name, node));
        for (const auto& [name, missing] :
             {std::pair{"id", pack_.id.empty()}, std::pair{"version", pack_.version.empty()},
              std::pair{"title", pack_.title.empty()},
              std::pair{"kind", root.find("kind") == nullptr},
              std::pair{"checked", pack_.checked_on.empty()}, std::pair{"note", pack_.note.empty()},
              std::pair{"author", pack_.author.empty()},
              std::pair{"schema", root.find("schema") == nullptr}}) {
            if (missing) return broken(root, std::string{"a pack needs "} + name);
        }
        if (pack_.in_force.from && pack_.expires_on &&
            serial(*pack_.expires_on) < serial(*pack_.in_force.from)) {
            return broken(*root.find("expires_on"), "expires before it is in force");
        }
        return std::move(pack_);
    }

private:
    tl::unexpected<Error> broken(const YamlNode& node, std::string detail) const {
        return fail(pack_manifest_wrong, std::move(detail), fmt::format("{}:{}", file_, node.line));
    }

    Result<Day> day(const YamlNode& node) const {
        const auto read = parse_day(node.text);
        if (!read) return broken(node, "a day is written like 2026-04-15");
        return *read;
    }

    Result<Phrase> phrase(const YamlNode& node) const {
        const auto read = parts_.phrase(node);
        if (!read) return broken(node, read.error().detail);
        if (read->zh.size() > longest_text || read->en.size() > longest_text)
            return broken(node, "this text is too long");
        return *read;
    }

    Result<void> in_force(const YamlNode& node) {
        for (const auto& [name, inner] : node.fields) {
            if (name == "from") {
                pack_.in_force.from = TRY(day(inner));
            } else if (name == "until") {
                pack_.in_force.until = TRY(day(inner));
            } else {
                return broken(inner, "unknown field " + name);
            }
        }
        if (pack_.in_force.from && pack_.in_force.until &&
            serial(*pack_.in_force.until) < serial(*pack_.in_force.from)) {
            return broken(node, "ends before it begins");
        }
        return {};
    }

    Result<void> applies_to(const YamlNode& node) {
        if (node.kind != YamlNode::Kind::Map)
            return broken(node, "applies_to is written like {province: [shanghai]}");
        for (const auto& [fact, choices] : node.fields) {
            const auto read = parts_.texts(choices);
            if (!read || read->empty()) return broken(choices, "expected a list of choices");
            pack_.applies_to[fact] = *read;
        }
        return {};
    }

    Result<void> field(const std::string& name, const YamlNode& node) {
        if (name == "id") {
            if (!is_pack_id(node.text)) return broken(node, "an id is written like shandong-2026");
            pack_.id = node.text;
        } else if (name == "version") {
            if (!is_version(node.text)) return broken(node, "a version is written like 2026.11.2");
            pack_.version = node.text;
        } else if (name == "schema") {
            if (node.text != std::to_string(rule_pack_schema))
                return broken(node, "this program reads schema 1");
        } else if (name == "title") {
            pack_.title = TRY(phrase(node));
        } else if (name == "kind") {
            const auto kind = enum_from_name<RulePackKind>(node.text);
            if (!kind) return broken(node, "kind is one of " + names_of<RulePackKind>());
            pack_.kind = *kind;
        } else if (name == "applies_to") {
            TRY(applies_to(node));
        } else if (name == "in_force") {
            TRY(in_force(node));
        } else if (name == "expires_on") {
            pack_.expires_on = TRY(day(node));
        } else if (name == "checked") {
            pack_.checked_on = day_text(TRY(day(node)));
        } else if (name == "note") {
            pack_.note = TRY(phrase(node));
        } else if (name == "author") {
            if (node.text.size() > longest_text) return broken(node, "this text is too long");
            pack_.author = node.text;
        } else {
            return broken(node, "unknown field " + name);
        }
        return {};
    }

    std::string file_;
    RuleParts parts_;
    RulePack pack_;
};

// One folder deep, plain names: nothing that could be taken for another place.
bool is_plain_name(std::string_view name) {
    if (name.empty() || name.size() > 120 || name.front() == '/' || name.front() == '.')
        return false;
    if (name.find("..") != name.npos || name.find("//") != name.npos) return false;
    return std::all_of(name.begin(), name.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
               letter == '-' || letter == '_' || letter == '.' || letter == '/';
    });
}

}  // namespace

bool is_pack_manifest(std::string_view name) {
    return name == "pack.yaml" || name.ends_with("/pack.yaml");
}

Result<RulePack> read_pack_manifest(std::string_view name, std::string_view content) {
    const auto root = read_yaml_tree(name, content);
    if (!root) return fail(pack_manifest_wrong, root.error().detail, root.error().where);
    return Manifest{std::string{name}}.read(*root);
}

Result<RulePack> read_pack(std::span<const PackFile> files) {
    if (files.size() > most_files) return fail(pack_too_large, std::to_string(files.size()));
    std::size_t total = 0;
    std::set<std::string_view> names;
    const PackFile* manifest = nullptr;
    for (const PackFile& file : files) {
        total += file.content.size();
        if (file.content.size() > largest_file || total > largest_pack)
            return fail(pack_too_large, {}, file.name);
        if (!is_plain_name(file.name) || !file.name.ends_with(".yaml") ||
            file.name == "facts.yaml" || !names.insert(file.name).second) {
            return fail(pack_file_refused, {}, file.name);
        }
        if (file.name == "pack.yaml") manifest = &file;
    }
    if (manifest == nullptr) return fail(pack_manifest_wrong, "there is no pack.yaml");
    return read_pack_manifest(manifest->name, manifest->content);
}

}  // namespace shuofa
