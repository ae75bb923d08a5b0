#include "reference/channel_files.h"

#include "base/text.h"
#include "reference/yaml_tree.h"

#include <algorithm>
#include <optional>
#include <set>

namespace shuofa {
namespace {

// Reads the fields of one map and, at the end, refuses what nobody asked for.
class Fields {
public:
    Fields(std::string_view file, const YamlNode& node) : file_{file}, node_{node} {}

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
    Result<std::optional<SeenOn>> seen_on(std::string_view name) {
        if (!maybe(name)) return std::optional<SeenOn>{};
        const std::string word = TRY(text(name));
        const std::optional<SeenOn> seen = read_seen_on(word);
        if (!seen) return broken("'" + word + "' is no day, month or year");
        return seen;
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

Result<Observation> read_observation(std::string_view file, const YamlNode& node) {
    Fields fields{file, node};
    Observation seen;
    seen.source = TRY(fields.phrase("source"));
    seen.link = TRY(fields.text_or_none("link"));
    seen.source_kind = TRY(fields.choice<SourceAuthority>("source_kind"));
    seen.seen_on = TRY(fields.seen_on("seen_on"));
    seen.listed_since = TRY(fields.seen_on("listed_since"));
    seen.copy_of = TRY(fields.text_or_none("copy_of"));
    seen.value = TRY(fields.text_or_none("value"));
    seen.note = TRY(fields.phrase_or_none("note"));
    TRY(fields.finish());
    return seen;
}

Result<Rival> read_rival(std::string_view file, const YamlNode& node) {
    Fields fields{file, node};
    Rival rival;
    rival.value = TRY(fields.text_or_none("value"));
    rival.standing = TRY(fields.choice<RivalStanding>("standing"));
    rival.seen = TRY(read_observation(file, *TRY(fields.must("seen"))));
    TRY(fields.finish());
    return rival;
}

Result<Channel> read_channel(std::string_view file, const YamlNode& node) {
    Fields fields{file, node};
    Channel channel;
    channel.id = TRY(fields.text("id"));
    channel.kind = TRY(fields.choice<ChannelKind>("kind"));
    channel.value = TRY(fields.text("value"));
    channel.role = TRY(fields.choice<ChannelRole>("role"));
    channel.reach = TRY(fields.choice<ChannelReach>("reach"));
    channel.status = TRY(fields.choice<ChannelStatus>("status"));
    channel.purpose = TRY(fields.phrase("purpose"));
    channel.not_for = TRY(fields.phrase_or_none("not_for"));
    channel.hours = TRY(fields.text_or_none("hours"));
    channel.menu = TRY(fields.words("menu"));
    channel.they_ask = TRY(fields.phrases("they_ask"));
    channel.limits = TRY(fields.phrases("limits"));
    for (const YamlNode& item : TRY(fields.must("seen"))->items)
        channel.observations.push_back(TRY(read_observation(file, item)));
    if (const YamlNode* rivals = fields.maybe("rivals")) {
        for (const YamlNode& item : rivals->items)
            channel.rivals.push_back(TRY(read_rival(file, item)));
    }
    TRY(fields.finish());
    return channel;
}

Result<OwnDomain> read_domain(std::string_view file, const YamlNode& node) {
    Fields fields{file, node};
    OwnDomain own;
    own.domain = TRY(fields.text("domain"));
    own.sourced = TRY(fields.truth("sourced", true));
    TRY(fields.finish());
    return own;
}

struct KnownBadFile {
    std::string edition;
    std::vector<KnownBad> values;
};

Result<KnownBadFile> read_known_bad(const ChannelFile& file) {
    const YamlNode tree = TRY(read_yaml_tree(file.name, file.content));
    Fields fields{file.name, tree};
    KnownBadFile read;
    read.edition = TRY(fields.text("edition"));
    for (const YamlNode& item : TRY(fields.must("known_bad"))->items) {
        Fields of_value{file.name, item};
        KnownBad bad;
        bad.value = TRY(of_value.text("value"));
        bad.entities = TRY(of_value.words("entities"));
        bad.where = TRY(of_value.phrase("where"));
        bad.why = TRY(of_value.phrase("why"));
        bad.real_but_reused = TRY(of_value.truth("real_but_reused", false));
        TRY(of_value.finish());
        read.values.push_back(std::move(bad));
    }
    TRY(fields.finish());
    return read;
}

}  // namespace

Result<Entity> read_entity_file(const ChannelFile& file) {
    const YamlNode tree = TRY(read_yaml_tree(file.name, file.content));
    Fields fields{file.name, tree};
    Entity entity;
    entity.id = TRY(fields.text("id"));
    const Phrase name = TRY(fields.phrase("name"));
    entity.name_zh = name.zh;
    entity.name_en = name.en;
    entity.kind = TRY(fields.choice<EntityKind>("kind"));
    entity.status = TRY(fields.choice<EntityStatus>("status"));
    entity.moved_to = TRY(fields.text_or_none("moved_to"));
    entity.operator_name = TRY(fields.text_or_none("operator"));
    entity.credit_code = TRY(fields.text_or_none("credit_code"));
    entity.aliases = TRY(fields.words("aliases"));
    entity.pinyin = TRY(fields.text("pinyin"));
    entity.initials = TRY(fields.text("initials"));
    for (const YamlNode& item : TRY(fields.must("domains"))->items)
        entity.domains.push_back(TRY(read_domain(file.name, item)));
    entity.note = TRY(fields.phrase_or_none("note"));
    for (const YamlNode& item : TRY(fields.must("channels"))->items)
        entity.channels.push_back(TRY(read_channel(file.name, item)));
    TRY(fields.finish());
    return entity;
}

Result<std::unique_ptr<Directory>> read_channel_files(std::span<const ChannelFile> files) {
    std::vector<Entity> entities;
    KnownBadFile known_bad;
    for (const ChannelFile& file : files) {
        if (file.name == "known-bad.yaml") {
            known_bad = TRY(read_known_bad(file));
        } else if (file.name.ends_with(".yaml")) {
            entities.push_back(TRY(read_entity_file(file)));
        }
    }
    std::sort(entities.begin(), entities.end(),
              [](const Entity& a, const Entity& b) { return a.id < b.id; });
    return std::make_unique<Directory>(known_bad.edition, std::move(entities),
                                       std::move(known_bad.values));
}

}  // namespace shuofa
