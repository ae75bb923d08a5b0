#include "reference/channel_files.h"

#include "reference/yaml_fields.h"

#include <algorithm>

namespace shuofa {
namespace {

Result<std::optional<SeenOn>> read_seen(YamlFields& fields, std::string_view name) {
    const std::string word = TRY(fields.text_or_none(name));
    if (word.empty()) return std::optional<SeenOn>{};
    const std::optional<SeenOn> seen = read_seen_on(word);
    if (!seen) return fields.broken("'" + word + "' is no day, month or year");
    return seen;
}

Result<Observation> read_observation(std::string_view file, const YamlNode& node) {
    YamlFields fields{file, node};
    Observation seen;
    seen.source = TRY(fields.phrase("source"));
    seen.link = TRY(fields.text_or_none("link"));
    seen.source_kind = TRY(fields.choice<SourceAuthority>("source_kind"));
    seen.seen_on = TRY(read_seen(fields, "seen_on"));
    seen.listed_since = TRY(read_seen(fields, "listed_since"));
    seen.copy_of = TRY(fields.text_or_none("copy_of"));
    seen.value = TRY(fields.text_or_none("value"));
    seen.note = TRY(fields.phrase_or_none("note"));
    TRY(fields.finish());
    return seen;
}

Result<Rival> read_rival(std::string_view file, const YamlNode& node) {
    YamlFields fields{file, node};
    Rival rival;
    rival.value = TRY(fields.text_or_none("value"));
    rival.standing = TRY(fields.choice<RivalStanding>("standing"));
    rival.seen = TRY(read_observation(file, *TRY(fields.must("seen"))));
    TRY(fields.finish());
    return rival;
}

Result<Channel> read_channel(std::string_view file, const YamlNode& node) {
    YamlFields fields{file, node};
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
    YamlFields fields{file, node};
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
    YamlFields fields{file.name, tree};
    KnownBadFile read;
    read.edition = TRY(fields.text("edition"));
    for (const YamlNode& item : TRY(fields.must("known_bad"))->items) {
        YamlFields of_value{file.name, item};
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
    YamlFields fields{file.name, tree};
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
