#include "workflows/read_facts.h"

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

}  // namespace

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
    if (const YamlNode* on = root->find("on");
        on != nullptr && !on->text.empty() && on->text != "null") {
        sheet.on = TRY(at("on", parse_day(on->text)));
    }
    for (const auto& [fact, node] : facts->fields) {
        if (node.kind == YamlNode::Kind::Map) {
            return fail(fact_wrong_kind, "expected a value, not a map",
                        fmt::format("facts.{}", fact));
        }
        auto read = catalogue.read(fact, raw_value(node));
        if (!read) {
            return tl::unexpected<Error>{
                Error{read.error().reason, read.error().detail, fmt::format("facts.{}", fact)}};
        }
        sheet.facts.set(read->first, read->second);
    }
    return sheet;
}

}  // namespace shuofa
