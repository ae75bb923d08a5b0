#include "reference/rule_files.h"

#include "base/digest.h"
#include "base/text.h"
#include "domain/law/contradictions.h"
#include "formats/yaml_tree.h"
#include "reference/pack_files.h"
#include "reference/rule_parts.h"
#include "reference/rule_reader.h"

#include <fmt/format.h>

#include <algorithm>

namespace shuofa {
namespace {

constexpr std::size_t version_digits = 12;
constexpr std::size_t most_rules_of_a_pack = 500;

bool is_common(std::string_view name) {
    return name == "facts.yaml" || name == "sources.yaml" || name == "words.yaml";
}

bool is_rule(std::string_view name) {
    return name.ends_with(".yaml") && !name.ends_with(".test.yaml") && !is_common(name) &&
           !is_pack_manifest(name) && !name.starts_with("scenarios/");
}

tl::unexpected<Error> broken(const Rule& rule, std::string detail) {
    return fail(rule_broken, std::move(detail), fmt::format("{}:{}", rule.file, rule.line));
}

RulePack* find_pack(RuleSources& sources, std::string_view id) {
    const auto found = std::find_if(sources.packs.begin(), sources.packs.end(),
                                    [&](const RulePack& pack) { return pack.id == id; });
    return found == sources.packs.end() ? nullptr : &*found;
}

// Where a pack says that it applies must be a choice of the catalogue.
Result<void> check_where(const RulePack& pack, const FactCatalogue& catalogue) {
    const std::string where = fmt::format("{}:{}", pack.file, pack.line);
    for (const auto& [fact, choices] : pack.applies_to) {
        const FactEntry* entry = catalogue.find(fact);
        if (entry == nullptr || entry->choices.empty())
            return fail(pack_manifest_wrong, "applies_to: no choice fact " + fact, where);
        for (const std::string& choice : choices) {
            if (entry->find_choice(choice) == nullptr)
                return fail(pack_manifest_wrong, choice + " is no choice of " + fact, where);
        }
    }
    return {};
}

Result<void> take_in(RuleSources& sources, RulePack pack) {
    if (find_pack(sources, pack.id) != nullptr) {
        return fail(pack_manifest_wrong, "a pack stands twice: " + pack.id,
                    fmt::format("{}:{}", pack.file, pack.line));
    }
    TRY(check_where(pack, sources.catalogue));
    if (pack.expires_on)
        sources.words.try_emplace(expired_warning(pack.id), expired_warning_words(pack));
    sources.packs.push_back(std::move(pack));
    return {};
}

// A rule may stand at several places of the register: "ARB-03, DL-32".
bool have_a_code_in_common(const Rule& one, const Rule& other) {
    for (const std::string_view code : split(one.code, ',')) {
        for (const std::string_view of_other : split(other.code, ',')) {
            if (!trim(code).empty() && trim(code) == trim(of_other)) return true;
        }
    }
    return false;
}

// A rule may narrow the days of its pack, but must be law on some of them.
Result<void> place(Rule& rule, const RulePack& pack) {
    stand_in_pack(rule, pack);
    const InForce& days = rule.in_force;
    if (days.from && days.until && serial(*days.until) < serial(*days.from))
        return broken(rule, "is never in force while its pack is");
    return {};
}

Result<void> add_rules(RuleSources& sources, std::vector<Rule> rules) {
    for (Rule& rule : rules) {
        const RulePack* pack = find_pack(sources, rule.pack);
        // Without any pack.yaml there is one pack, as in tests of the reading.
        if (pack == nullptr && !sources.packs.empty())
            return broken(rule, "no such pack: " + rule.pack);
        if (pack != nullptr) TRY(place(rule, *pack));
        if (pack == nullptr || pack->on) sources.rules.push_back(std::move(rule));
    }
    return {};
}

// Of two rules that may hold at once and contradict each other one must stand above.
Result<void> check_order(const RuleSources& sources) {
    const auto found = contradictions(sources.rules, sources.catalogue);
    if (found.empty()) return {};
    return tl::unexpected<Error>{error_of(found.front())};
}

Result<RuleSources> read_shipped(std::span<const RuleFile> files,
                                 const std::vector<std::string>& off) {
    RuleSources sources;
    RuleReader reader{sources};
    Sha256 hash;
    const auto each = [&](auto&& wanted, auto&& read) -> Result<void> {
        for (const RuleFile& file : files) {
            if (!wanted(file.name)) continue;
            TRY(read(file));
            hash.add(file.name);
            hash.add(file.content);
        }
        return {};
    };
    TRY(each(is_common, [&](const RuleFile& f) { return reader.common(f.name, f.content); }));
    TRY(each(is_pack_manifest, [&](const RuleFile& file) -> Result<void> {
        RulePack pack = TRY(read_pack_manifest(file.name, file.content));
        pack.on = !pack.can_switch_off() || std::find(off.begin(), off.end(), pack.id) == off.end();
        return take_in(sources, std::move(pack));
    }));
    TRY(each(is_rule, [&](const RuleFile& file) -> Result<void> {
        return add_rules(sources, TRY(reader.rules(file.name, file.content)));
    }));
    TRY(check_order(sources));
    sources.version = hash.finish().hex().substr(0, version_digits);
    for (const RulePack& pack : sources.packs) {
        if (!pack.on) sources.version += "-" + pack.id;
    }
    return sources;
}

// Adds a pack of the vault to the sources; `pack` says what it is, as far as that can be read.
Result<void> add_pack(RuleSources& sources, const VaultRulePack& added, RulePack& pack) {
    pack.id = added.id;
    pack.title = {added.id, added.id};
    pack.kind = RulePackKind::Own;
    const auto state = [&] {
        pack.shipped = false;
        pack.on = added.on;
        pack.signer = added.signer;
    };
    state();
    pack = TRY(read_pack(added.files));
    state();
    if (pack.id != added.id) return fail(pack_manifest_wrong, "kept under another id", pack.id);
    const std::string folder = pack.id + "/";
    pack.file = folder + pack.file;
    TRY(take_in(sources, pack));
    if (!added.on) return {};
    RuleReader reader{sources};
    Sha256 hash;
    std::vector<Rule> rules;
    for (const PackFile& file : added.files) {
        const std::string name = folder + file.name;
        hash.add(file.name);
        hash.add(file.content);
        if (file.name == "sources.yaml") {
            TRY(reader.added_laws(name, file.content));
        } else if (file.name == "words.yaml") {
            TRY(reader.added_words(name, file.content));
        } else if (is_rule(file.name)) {
            for (Rule& rule : TRY(reader.rules(name, file.content)))
                rules.push_back(std::move(rule));
        }
    }
    if (rules.empty()) {
        return fail(pack_manifest_wrong, "there is no rule in this pack",
                    fmt::format("{}:{}", pack.file, pack.line));
    }
    if (rules.size() > most_rules_of_a_pack) return fail(pack_too_large, "rules");
    for (Rule& rule : rules) {
        rule.pack = pack.id;
        TRY(place(rule, pack));
        const auto same_code =
            std::find_if(sources.rules.begin(), sources.rules.end(),
                         [&](const Rule& other) { return have_a_code_in_common(rule, other); });
        if (same_code != sources.rules.end())
            return broken(rule, fmt::format("the code {} is that of {}", rule.code, same_code->id));
    }
    for (Rule& rule : rules)
        sources.rules.push_back(std::move(rule));
    sources.version +=
        fmt::format("+{}@{}~{}", pack.id, pack.version, hash.finish().hex().substr(0, 6));
    const auto built = RuleBook::build(sources);
    if (!built) return tl::unexpected<Error>{built.error()};
    for (const Contradiction& found : contradictions(sources.rules, sources.catalogue)) {
        if (found.gives->pack == pack.id || found.refuses->pack == pack.id)
            return tl::unexpected<Error>{error_of(found)};
    }
    return {};
}

}  // namespace

Result<RuleBook> read_rule_files(std::span<const RuleFile> files) {
    return RuleBook::build(TRY(read_shipped(files, {})));
}

Result<RuleBook> read_rule_set(std::span<const RuleFile> shipped, const RulePackSet& set) {
    RuleSources sources = TRY(read_shipped(shipped, set.off));
    for (const VaultRulePack& added : set.added) {
        RulePack pack;
        // Each is tried on a copy, so that a bad one leaves nothing behind.
        RuleSources tried = sources;
        const Result<void> stands = add_pack(tried, added, pack);
        if (stands) {
            sources = std::move(tried);
            continue;
        }
        pack.fault = stands.error();
        sources.packs.push_back(std::move(pack));
    }
    return RuleBook::build(std::move(sources));
}

Result<Condition> read_condition(std::string_view yaml) {
    return RuleParts{"condition"}.condition(TRY(read_yaml_tree("condition", yaml)));
}

}  // namespace shuofa
