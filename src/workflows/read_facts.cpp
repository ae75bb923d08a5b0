#include "workflows/read_facts.h"

#include "domain/law/statements.h"
#include "formats/yaml_tree.h"

#include <fmt/format.h>

namespace shuofa {
namespace {

constexpr ErrorReason facts_unreadable{
    "facts_unreadable", ErrorCode::InvalidInput,
    "事实文件看不懂，请用 YAML 或 JSON 写成 facts: {名称: 值}。",
    "The facts cannot be read: write YAML or JSON with facts: {name: value}."};

RawFactValue raw_value(const YamlNode& node) {
    RawFactValue raw;
    if (node.kind == YamlNode::Kind::List) {
        raw.form = RawFactValue::Form::List;
        for (const YamlNode& item : node.items)
            raw.items.push_back(item.text);
    } else {
        raw.form = RawFactValue::Form::Text;
        raw.text = node.text;
    }
    return raw;
}

Result<Statement> statement(const std::string& name, const YamlNode& node) {
    Statement stated{name, {}, {}};
    if (node.kind != YamlNode::Kind::Map) {
        stated.value = raw_value(node);
        return stated;
    }
    for (const auto& [part, value] : node.fields) {
        if (value.kind != YamlNode::Kind::Scalar || value.text.empty()) {
            return fail(fact_wrong_kind, "expected a value, not a map",
                        fmt::format("facts.{}.{}", name, part));
        }
        stated.parts.emplace_back(part, value.text);
    }
    if (stated.parts.empty())
        return fail(fact_wrong_kind, "expected a value, not a map", fmt::format("facts.{}", name));
    return stated;
}

}  // namespace

Result<Facts> facts_of_maps(std::span<const YamlNode* const> maps, const FactCatalogue& catalogue) {
    std::vector<Statement> statements;
    for (const YamlNode* map : maps) {
        if (map == nullptr) continue;
        for (const auto& [name, node] : map->fields) {
            std::erase_if(statements, [&](const Statement& one) { return one.name == name; });
            statements.push_back(TRY(statement(name, node)));
        }
    }
    auto read = facts_of_statements(std::move(statements), catalogue);
    if (!read) {
        return tl::unexpected<Error>{Error{read.error().reason, read.error().detail,
                                           fmt::format("facts.{}", read.error().where)}};
    }
    return read;
}

Result<FactSheet> read_facts(std::string_view name, std::string_view content,
                             const FactCatalogue& catalogue) {
    const auto root = read_yaml_tree(name, content);
    if (!root) return fail(facts_unreadable, root.error().detail, root.error().where);
    const YamlNode* facts = root->find("facts");
    if (root->kind != YamlNode::Kind::Map || facts == nullptr ||
        facts->kind == YamlNode::Kind::List) {
        return fail(facts_unreadable, "there is no facts:", std::string{name});
    }
    FactSheet sheet;
    const YamlNode* on = root->find("on");
    if (on == nullptr) on = root->find("as_of");
    if (on != nullptr && !on->text.empty() && on->text != "null") {
        sheet.on = TRY(at("on", parse_day(on->text)));
    }
    const YamlNode* maps[] = {facts};
    sheet.facts = TRY(facts_of_maps(maps, catalogue));
    if (auto possible = catalogue.check_days(sheet.facts); !possible) {
        Error error = std::move(possible.error());
        error.where = fmt::format("facts.{}", error.where);
        return tl::unexpected<Error>{std::move(error)};
    }
    return sheet;
}

}  // namespace shuofa
