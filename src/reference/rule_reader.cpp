#include "reference/rule_reader.h"

#include "formats/yaml_tree.h"
#include "reference/rule_parts.h"

#include <fmt/format.h>

namespace shuofa {
namespace {

Result<void> read_in_force(const RuleParts& parts, const YamlNode& node, InForce& in_force) {
    for (const auto& [name, inner] : node.fields) {
        if (name != "from" && name != "until") return parts.broken(inner, "unknown field " + name);
        const auto day = parse_day(inner.text);
        if (!day) return parts.broken(inner, "a day is written like 2026-04-15");
        (name == "from" ? in_force.from : in_force.until) = *day;
    }
    if (in_force.from && in_force.until && serial(*in_force.until) < serial(*in_force.from)) {
        return parts.broken(node, "ends before it begins");
    }
    return {};
}

Result<Certainty> read_certainty(const RuleParts& parts, const YamlNode& node) {
    const auto certainty = enum_from_name<Certainty>(node.text);
    if (!certainty) return parts.broken(node, "certainty is one of " + names_of<Certainty>());
    return *certainty;
}

Result<FactEntry> read_fact_entry(const RuleParts& parts, const YamlNode& node) {
    FactEntry entry;
    for (const auto& [name, inner] : node.fields) {
        if (name == "name") {
            entry.name = inner.text;
        } else if (name == "kind") {
            const auto kind = enum_from_name<FactKind>(inner.text);
            if (!kind) return parts.broken(inner, "kind is one of " + names_of<FactKind>());
            entry.kind = *kind;
        } else if (name == "title") {
            entry.title = TRY(parts.phrase(inner));
        } else if (name == "question") {
            entry.question = TRY(parts.phrase(inner));
        } else if (name == "why") {
            entry.why = TRY(parts.phrase(inner));
        } else if (name == "proof") {
            entry.proof = TRY(parts.phrase(inner));
        } else if (name == "aliases") {
            entry.aliases = TRY(parts.texts(inner));
        } else if (name == "problems") {
            entry.problems = TRY(parts.texts(inner));
        } else if (name == "not_before") {
            entry.not_before = TRY(parts.texts(inner));
        } else if (name == "choices") {
            for (const YamlNode& item : inner.items) {
                FactChoice choice;
                const YamlNode* id = item.find("id");
                if (id == nullptr) return parts.broken(item, "a choice needs an id");
                choice.id = id->text;
                choice.title = TRY(parts.phrase(item));
                if (const YamlNode* aliases = item.find("aliases"))
                    choice.aliases = TRY(parts.texts(*aliases));
                entry.choices.push_back(std::move(choice));
            }
        } else {
            return parts.broken(inner, "unknown field " + name);
        }
    }
    const bool has_choices = entry.kind == FactKind::Choice || entry.kind == FactKind::Choices;
    if (entry.name.empty() || entry.title.empty())
        return parts.broken(node, "a fact needs name and title");
    if (has_choices == entry.choices.empty())
        return parts.broken(node, "choices do not fit the kind");
    return entry;
}

Result<Law> read_law(const RuleParts& parts, const YamlNode& node) {
    Law law;
    for (const auto& [name, inner] : node.fields) {
        if (name == "id") {
            law.id = inner.text;
        } else if (name == "name") {
            law.name = TRY(parts.phrase(inner));
        } else if (name == "number") {
            law.number = inner.text;
        } else if (name == "in_force") {
            TRY(read_in_force(parts, inner, law.in_force));
        } else if (name == "checked_on") {
            law.checked_on = inner.text;
        } else if (name == "read_in") {
            law.read_in = inner.text;
        } else if (name == "certainty") {
            law.certainty = TRY(read_certainty(parts, inner));
        } else if (name == "note") {
            law.note = TRY(parts.phrase(inner));
        } else {
            return parts.broken(inner, "unknown field " + name);
        }
    }
    if (law.id.empty() || law.name.empty()) return parts.broken(node, "a law needs id and name");
    return law;
}

Result<void> read_conclusions(const RuleParts& parts, const YamlNode& node,
                              const FactCatalogue& catalogue, Rule& rule) {
    for (const auto& [fact, value] : node.fields) {
        const RawFactValue raw{.form = RawFactValue::Form::Text, .text = value.text};
        const auto read = catalogue.read(fact, raw);
        if (!read) return parts.broken(value, read.error().detail);
        rule.concludes.push_back({read->first, read->second});
    }
    return {};
}

Result<Rule> read_rule(const RuleParts& parts, const YamlNode& node,
                       const FactCatalogue& catalogue) {
    Rule rule;
    rule.line = node.line;
    for (const auto& [name, inner] : node.fields) {
        if (name == "id") {
            rule.id = inner.text;
        } else if (name == "code") {
            rule.code = inner.text;
        } else if (name == "law") {
            rule.law = inner.text;
        } else if (name == "article") {
            rule.article = inner.text;
        } else if (name == "cites") {
            rule.cites = TRY(parts.texts(inner));
        } else if (name == "in_short") {
            rule.in_short = TRY(parts.phrase(inner));
        } else if (name == "in_force") {
            TRY(read_in_force(parts, inner, rule.in_force));
        } else if (name == "checked") {
            rule.checked_on = inner.text;
        } else if (name == "certainty") {
            rule.certainty = TRY(read_certainty(parts, inner));
        } else if (name == "pack") {
            rule.pack = inner.text;
        } else if (name == "as_of") {
            rule.as_of = inner.text;
        } else if (name == "when") {
            rule.when = TRY(parts.condition(inner));
        } else if (name == "unless") {
            rule.unless = TRY(parts.condition(inner));
        } else if (name == "concludes") {
            TRY(read_conclusions(parts, inner, catalogue, rule));
        } else if (name == "gives") {
            rule.gives = TRY(parts.outcomes(inner));
        } else if (name == "otherwise") {
            rule.otherwise = TRY(parts.outcomes(inner));
        } else if (name == "stands_above") {
            rule.stands_above = TRY(parts.texts(inner));
        } else if (name == "amounts") {
            for (const YamlNode& item : inner.items)
                rule.amounts.push_back(TRY(parts.amount(item)));
        } else if (name == "deadlines") {
            for (const YamlNode& item : inner.items)
                rule.deadlines.push_back(TRY(parts.deadline(item)));
        } else {
            return parts.broken(inner, "unknown field " + name);
        }
    }
    for (const auto& [field, text] :
         {std::pair{"id", rule.id}, std::pair{"law", rule.law}, std::pair{"article", rule.article},
          std::pair{"checked", rule.checked_on}}) {
        if (text.empty()) return parts.broken(node, std::string{"a rule needs "} + field);
    }
    if (rule.in_short.empty()) return parts.broken(node, "a rule needs in_short");
    if (node.find("when") == nullptr)
        return parts.broken(node, "a rule needs when (always is an answer)");
    return rule;
}

// Keeps a mistake in YAML apart from one in the files of the program.
Result<YamlNode> read_tree(std::string_view name, std::string_view content) {
    auto root = read_yaml_tree(name, content);
    if (!root) return fail(rule_broken, root.error().detail, root.error().where);
    return root;
}

}  // namespace

Result<void> RuleReader::common(std::string_view name, std::string_view content) {
    const RuleParts parts{std::string{name}};
    const YamlNode root = TRY(read_tree(name, content));
    for (const auto& [field, node] : root.fields) {
        if (field == "facts") {
            std::vector<FactEntry> entries;
            for (const YamlNode& item : node.items)
                entries.push_back(TRY(read_fact_entry(parts, item)));
            sources_.catalogue = TRY(FactCatalogue::build(std::move(entries)));
        } else if (field == "laws") {
            for (const YamlNode& item : node.items)
                sources_.laws.push_back(TRY(read_law(parts, item)));
        } else if (field == "channel_order") {
            sources_.channel_order = TRY(parts.texts(node));
        } else if (field == "words") {
            for (const auto& [id, phrase] : node.fields)
                sources_.words[id] = TRY(parts.phrase(phrase));
        } else {
            return parts.broken(node, "unknown field " + field);
        }
    }
    return {};
}

Result<void> RuleReader::added_laws(std::string_view name, std::string_view content) {
    const RuleParts parts{std::string{name}};
    const YamlNode root = TRY(read_tree(name, content));
    for (const auto& [field, node] : root.fields) {
        if (field != "laws") return parts.broken(node, "a pack adds laws: only");
        for (const YamlNode& item : node.items)
            sources_.laws.push_back(TRY(read_law(parts, item)));
    }
    return {};
}

// Words of the program stand: a pack could otherwise call one remedy by the name of another.
Result<void> RuleReader::added_words(std::string_view name, std::string_view content) {
    const RuleParts parts{std::string{name}};
    const YamlNode root = TRY(read_tree(name, content));
    for (const auto& [field, node] : root.fields) {
        if (field != "words") return parts.broken(node, "a pack adds words: only");
        for (const auto& [id, phrase] : node.fields) {
            if (!sources_.words.try_emplace(id, TRY(parts.phrase(phrase))).second)
                return parts.broken(phrase, "there are words for this already: " + id);
        }
    }
    return {};
}

Result<std::vector<Rule>> RuleReader::rules(std::string_view name, std::string_view content) const {
    const RuleParts parts{std::string{name}};
    const YamlNode root = TRY(read_tree(name, content));
    std::vector<Rule> read;
    const auto add = [&](const YamlNode& node) -> Result<void> {
        read.push_back(TRY(read_rule(parts, node, sources_.catalogue)));
        read.back().file = name;
        return {};
    };
    if (root.kind == YamlNode::Kind::Map) {
        TRY(add(root));
        return read;
    }
    if (root.kind != YamlNode::Kind::List) return parts.broken(root, "expected a rule");
    for (const YamlNode& item : root.items)
        TRY(add(item));
    return read;
}

}  // namespace shuofa
