#include "formats/xml_tree.h"

#include "base/text.h"
#include "formats/text_encoding.h"

#include <pugixml.hpp>

namespace shuofa::xml {
namespace {

std::string_view local_name_of(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

class TreeCopy {
public:
    explicit TreeCopy(const Limits& limits) : limits_{limits} {}

    Result<Element> copy(const pugi::xml_node& node, std::size_t depth) {
        if (depth > limits_.most_depth || ++elements_ > limits_.most_elements)
            return fail(xml_refused, "depth or count");
        Element element;
        element.name = local_name_of(node.name());
        for (const pugi::xml_attribute& attribute : node.attributes())
            element.attributes.emplace_back(local_name_of(attribute.name()), attribute.value());
        for (const pugi::xml_node& inner : node.children()) {
            if (inner.type() == pugi::node_element) {
                element.children.push_back(TRY(copy(inner, depth + 1)));
            } else if (inner.type() == pugi::node_pcdata || inner.type() == pugi::node_cdata) {
                element.text += inner.value();
            }
        }
        element.text = std::string{trim(element.text)};
        return element;
    }

private:
    const Limits& limits_;
    std::size_t elements_ = 0;
};

}  // namespace

const Element* Element::child(std::string_view local_name) const {
    for (const Element& element : children) {
        if (element.name == local_name) return &element;
    }
    return nullptr;
}

std::vector<const Element*> Element::all(std::string_view local_name) const {
    std::vector<const Element*> found;
    for (const Element& element : children) {
        if (element.name == local_name) found.push_back(&element);
    }
    return found;
}

std::string_view Element::text_at(std::string_view path) const {
    const Element* element = this;
    while (element != nullptr && !path.empty()) {
        const std::size_t slash = path.find('/');
        element = element->child(path.substr(0, slash));
        path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
    }
    return element == nullptr ? std::string_view{} : std::string_view{element->text};
}

std::string_view Element::attribute(std::string_view local_name) const {
    for (const auto& [key, value] : attributes) {
        if (key == local_name) return value;
    }
    return {};
}

Result<std::vector<Element>> parse(std::string_view bytes, const Limits& limits) {
    if (bytes.size() > limits.most_bytes) return fail(xml_refused, "size");
    const std::string text = readable_text(bytes);
    pugi::xml_document document;
    const unsigned options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                             pugi::parse_wconv_attribute | pugi::parse_doctype;
    const pugi::xml_parse_result parsed =
        document.load_buffer(text.data(), text.size(), options, pugi::encoding_utf8);
    std::vector<Element> roots;
    TreeCopy tree{limits};
    for (const pugi::xml_node& node : document.children()) {
        if (node.type() == pugi::node_doctype) return fail(xml_refused, "document type");
        if (!parsed || node.type() != pugi::node_element) continue;
        roots.push_back(TRY(tree.copy(node, 1)));
    }
    if (!parsed || roots.empty()) return fail(xml_damaged, parsed.description());
    return roots;
}

}  // namespace shuofa::xml
