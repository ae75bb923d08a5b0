#include "api/openapi.h"

#include "base/text.h"

#include <boost/json.hpp>

namespace shuofa {
namespace {

namespace json = boost::json;

json::object content(std::string_view type, const json::value& schema) {
    return {{"content", json::object{{type, json::object{{"schema", schema}}}}}};
}

json::array parameters_of(const Route& route, json::object& components) {
    json::array parameters;
    for (const std::string& segment : route.segments) {
        if (!segment.starts_with('{')) continue;
        parameters.push_back(json::object{{"name", segment.substr(1, segment.size() - 2)},
                                          {"in", "path"},
                                          {"required", true},
                                          {"schema", json::object{{"type", "string"}}}});
    }
    if (route.query_schema == nullptr) return parameters;
    // A query is written as the fields of its struct, one parameter each.
    json::object own;
    json::value reference;
    route.query_schema(own, reference);
    const std::string name{split(std::string_view{reference.at("$ref").as_string()}, '/').back()};
    const json::object query = own[name].as_object();
    own.erase(name);
    for (const auto& [key, schema] : own)
        components[key] = schema;
    for (const auto& [field, schema] : query.at("properties").as_object()) {
        parameters.push_back(json::object{{"name", field}, {"in", "query"}, {"schema", schema}});
    }
    return parameters;
}

// In answers every field stands, if only as null; in a request, what may be null, a list or a map
// may also be left out.
void let_optional_fields_out(json::object& components, const json::value& reference) {
    const json::value* target =
        reference.is_object() ? reference.get_object().if_contains("$ref") : nullptr;
    if (target == nullptr) return;
    const std::string name{split(std::string_view{target->as_string()}, '/').back()};
    json::object& schema = components[name].as_object();
    json::array required;
    for (const auto& [field, kind] : schema.at("properties").as_object()) {
        const json::object& shape = kind.as_object();
        const json::value* type = shape.if_contains("type");
        const bool list = type != nullptr && *type == "array";
        if (!shape.contains("anyOf") && !list && !shape.contains("additionalProperties")) {
            required.emplace_back(field);
        }
    }
    schema["required"] = std::move(required);
}

json::object operation_of(const Route& route, json::object& components) {
    json::object operation{{"operationId", route.operation},
                           {"summary", route.title.en},
                           {"x-summary-zh", route.title.zh}};
    if (json::array parameters = parameters_of(route, components); !parameters.empty()) {
        operation["parameters"] = std::move(parameters);
    }
    if (route.access == Access::Open) operation["security"] = json::array{};
    if (route.body_schema != nullptr) {
        json::value schema;
        route.body_schema(components, schema);
        let_optional_fields_out(components, schema);
        operation["requestBody"] = content("application/json", schema);
    } else if (route.body_into == http::BodyPlan::Into::File) {
        operation["requestBody"] = content("application/octet-stream", json::object{});
    }
    json::object success{{"description", "done"}};
    if (route.answer_schema != nullptr) {
        json::value schema;
        route.answer_schema(components, schema);
        success["content"] = content(route.answer_type, schema)["content"];
    } else if (route.success_status != 204) {
        success["content"] = content(route.answer_type, json::object{})["content"];
    }
    operation["responses"] =
        json::object{{std::to_string(route.success_status), success},
                     {"default", json::object{{"$ref", "#/components/responses/Problem"}}}};
    return operation;
}

// Boost.JSON writes one line; a document that people compare wants one field a line.
void lay_out(std::string& text, const json::value& value, std::size_t depth) {
    const std::string margin(2 * depth + 2, ' ');
    const auto close = [&](char bracket) { text += '\n' + std::string(2 * depth, ' ') + bracket; };
    if (value.is_object() && !value.get_object().empty()) {
        text += '{';
        for (const auto& member : value.get_object()) {
            if (&member != &*value.get_object().begin()) text += ',';
            text += '\n' + margin + json::serialize(json::string{member.key()}) + ": ";
            lay_out(text, member.value(), depth + 1);
        }
        close('}');
    } else if (value.is_array() && !value.get_array().empty()) {
        text += '[';
        for (const auto& item : value.get_array()) {
            if (&item != &value.get_array().front()) text += ',';
            text += '\n' + margin;
            lay_out(text, item, depth + 1);
        }
        close(']');
    } else {
        text += json::serialize(value);
    }
}

}  // namespace

std::string openapi_document(const Router& router) {
    json::object components;
    json::object paths;
    for (const Route& route : router.routes()) {
        json::value& path = paths[route.path];
        if (!path.is_object()) path = json::object{};
        path.get_object()[lower_ascii(name_of(route.method))] = operation_of(route, components);
    }
    components["Problem"] =
        json::object{{"type", "object"},
                     {"properties", json::object{{"id", json::object{{"type", "string"}}},
                                                 {"message", json::object{{"type", "string"}}},
                                                 {"detail", json::object{{"type", "string"}}},
                                                 {"where", json::object{{"type", "string"}}},
                                                 {"status", json::object{{"type", "integer"}}}}},
                     {"required", json::array{"id", "message", "status"}}};
    const json::object problem{
        {"description", "what went wrong and what to do"},
        {"content",
         json::object{
             {"application/problem+json",
              json::object{{"schema", json::object{{"$ref", "#/components/schemas/Problem"}}}}}}}};
    const json::object document{
        {"openapi", "3.1.0"},
        {"info", json::object{{"title", "Shuofa"}, {"version", "0.1.0"}}},
        {"security", json::array{json::object{{"session", json::array{}}}}},
        {"paths", paths},
        {"components",
         json::object{
             {"schemas", components},
             {"responses", json::object{{"Problem", problem}}},
             {"securitySchemes",
              json::object{{"session", json::object{{"type", "http"}, {"scheme", "bearer"}}}}}}}};
    std::string text;
    lay_out(text, document, 0);
    return text + "\n";
}

}  // namespace shuofa
