#pragma once

#include "base/enum_names.h"
#include "base/language.h"
#include "formats/yaml_tree.h"

#include <charconv>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// Reads the fields of one map and, at the end, refuses what nobody asked for.
class YamlFields {
public:
    YamlFields(std::string_view file, const YamlNode& node) : file_{file}, node_{node} {}

    Error error(std::string why, int line = 0) const {
        return Error{reference_file_broken, std::move(why),
                     std::string{file_} + ":" + std::to_string(line ? line : node_.line)};
    }
    tl::unexpected<Error> broken(std::string why, int line = 0) const {
        return tl::unexpected<Error>{error(std::move(why), line)};
    }

    const YamlNode* maybe(std::string_view name) {
        asked_.insert(name);
        return node_.find(name);
    }
    Result<const YamlNode*> must(std::string_view name) {
        const YamlNode* node = maybe(name);
        if (!node) return broken("'" + std::string{name} + "' is missing");
        return node;
    }
    Result<std::string> text(std::string_view name) {
        const YamlNode* node = TRY(must(name));
        if (node->kind != YamlNode::Kind::Scalar || node->text.empty()) {
            return broken("'" + std::string{name} + "' must be a text", node->line);
        }
        return node->text;
    }
    Result<std::string> text_or_none(std::string_view name) {
        if (!maybe(name)) return std::string{};
        return text(name);
    }
    template <class E>
    Result<E> choice(std::string_view name) {
        const std::string word = TRY(text(name));
        const std::optional<E> value = enum_from_name<E>(word);
        if (!value) return broken("'" + word + "' is none of: " + names_of<E>());
        return *value;
    }
    Result<bool> truth(std::string_view name, bool without) {
        if (!maybe(name)) return without;
        const std::string word = TRY(text(name));
        if (word != "true" && word != "false") return broken("'" + word + "' is not true or false");
        return word == "true";
    }
    Result<Phrase> phrase_of(const YamlNode& node) const {
        const YamlNode* zh = node.find("zh");
        const YamlNode* en = node.find("en");
        if (!zh || !en || node.fields.size() != 2 || zh->text.empty() || en->text.empty()) {
            return broken("a text needs zh and en", node.line);
        }
        return Phrase{zh->text, en->text};
    }
    Result<Phrase> phrase(std::string_view name) { return phrase_of(*TRY(must(name))); }
    Result<Phrase> phrase_or_none(std::string_view name) {
        const YamlNode* node = maybe(name);
        if (!node) return Phrase{};
        return phrase_of(*node);
    }
    Result<std::vector<Phrase>> phrases(std::string_view name) {
        std::vector<Phrase> all;
        if (const YamlNode* node = maybe(name)) {
            for (const YamlNode& item : node->items)
                all.push_back(TRY(phrase_of(item)));
        }
        return all;
    }
    Result<std::vector<std::string>> words(std::string_view name) {
        std::vector<std::string> all;
        if (const YamlNode* node = maybe(name)) {
            if (node->kind != YamlNode::Kind::List) return broken("a list is needed", node->line);
            for (const YamlNode& item : node->items)
                all.push_back(item.text);
        }
        return all;
    }
    Result<int> number(std::string_view name, int least, int most) {
        const std::string word = TRY(text(name));
        int value = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
        const bool whole = error == std::errc{} && end == word.data() + word.size();
        if (!whole || value < least || value > most)
            return broken("'" + word + "' is out of range");
        return value;
    }
    Result<void> finish() const {
        if (node_.kind != YamlNode::Kind::Map) return broken("fields are needed here");
        for (const auto& [name, value] : node_.fields) {
            if (!asked_.contains(name)) return broken("unknown field '" + name + "'", value.line);
        }
        return {};
    }

private:
    std::string_view file_;
    const YamlNode& node_;
    std::set<std::string_view, std::less<>> asked_;
};

}  // namespace shuofa
