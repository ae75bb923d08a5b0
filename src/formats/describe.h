#pragma once

// Described structs (BOOST_DESCRIBE_STRUCT) to and from Boost.JSON, and their JSON Schema.
//
// Include this in .cpp files only: it is heavy.  One description serves `--json`, HTTP, OpenAPI and
// the TypeScript types.  Money becomes "329.90", a Day "2026-11-23", an Instant RFC 3339, an Id its
// text, an enum its name from enum_names, an empty optional null; a Phrase stays an object {zh,
// en}.

#include "base/day.h"
#include "base/enum_names.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/language.h"
#include "base/money.h"
#include "base/result.h"

#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>

#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace shuofa {
BOOST_DESCRIBE_STRUCT(Phrase, (), (zh, en))
}

namespace shuofa::describe {

namespace json = boost::json;

inline constexpr ErrorReason field_missing{"field_missing", ErrorCode::InvalidInput,
                                           "缺少必填的内容。", "A required field is missing."};
inline constexpr ErrorReason field_unknown{"field_unknown", ErrorCode::InvalidInput,
                                           "有不认识的字段，请检查名称。",
                                           "There is an unknown field: check its name."};
inline constexpr ErrorReason field_wrong_kind{"field_wrong_kind", ErrorCode::InvalidInput,
                                              "这一项的写法不对。",
                                              "This field has the wrong kind of value."};
inline constexpr ErrorReason json_unreadable{"json_unreadable", ErrorCode::InvalidInput,
                                             "JSON 格式有误，无法读取。",
                                             "The JSON cannot be read."};

template <class T>
concept Described = boost::describe::has_describe_members<T>::value;
template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public |
                                                         boost::describe::mod_inherited>;

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsTextMap : std::false_type {};
template <class T>
struct IsTextMap<std::map<std::string, T>> : std::true_type {};
template <class T>
struct IsId : std::false_type {};
template <class T>
struct IsId<Id<T>> : std::true_type {};

// The name in JSON.  A trailing underscore, as in `for_`, only keeps a member apart from a keyword
// of C++.
template <class Member>
constexpr std::string_view field_name(const Member& member) {
    std::string_view name = member.name;
    if (name.ends_with('_')) name.remove_suffix(1);
    return name;
}

template <class T>
json::value to_json(const T& value) {
    if constexpr (std::is_same_v<T, json::value>) {
        return value;
    } else if constexpr (std::is_same_v<T, bool>) {
        return value;
    } else if constexpr (std::is_same_v<T, Money>) {
        return json::string{value.text()};
    } else if constexpr (std::is_same_v<T, Day>) {
        return json::string{day_text(value)};
    } else if constexpr (std::is_same_v<T, Instant>) {
        return json::string{rfc3339(value)};
    } else if constexpr (IsId<T>::value) {
        return json::string{value.text()};
    } else if constexpr (std::is_enum_v<T>) {
        return json::string{name_of(value)};
    } else if constexpr (std::is_arithmetic_v<T>) {
        return json::value(value);
    } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
        return json::string{std::string_view{value}};
    } else if constexpr (IsOptional<T>::value) {
        return value ? describe::to_json(*value) : json::value(nullptr);
    } else if constexpr (IsVector<T>::value) {
        json::array array;
        array.reserve(value.size());
        for (const auto& item : value)
            array.push_back(describe::to_json(item));
        return array;
    } else if constexpr (IsTextMap<T>::value) {
        json::object object;
        for (const auto& [key, item] : value)
            object[key] = describe::to_json(item);
        return object;
    } else {
        static_assert(Described<T>, "describe the struct with BOOST_DESCRIBE_STRUCT");
        json::object object;
        boost::mp11::mp_for_each<Members<T>>([&](auto member) {
            object[field_name(member)] = describe::to_json(value.*member.pointer);
        });
        return object;
    }
}

template <class T>
std::string to_text(const T& value) {
    return json::serialize(describe::to_json(value));
}

inline std::string join_path(const std::string& path, std::string_view name) {
    return path.empty() ? std::string{name} : path + "." + std::string{name};
}

// Reads `value` strictly: unknown fields and wrong kinds are errors that carry the field's path.
template <class T>
Result<T> from_json(const json::value& value, const std::string& path = {}) {
    const auto wrong = [&](std::string_view expected) {
        return fail(field_wrong_kind, "expected " + std::string{expected}, path);
    };
    if constexpr (std::is_same_v<T, json::value>) {
        return value;
    } else if constexpr (std::is_same_v<T, bool>) {
        if (!value.is_bool()) return wrong("true or false");
        return value.get_bool();
    } else if constexpr (std::is_same_v<T, Money>) {
        if (!value.is_string()) return wrong("an amount such as \"329.90\"");
        return at(path, Money::parse(std::string_view{value.get_string()}));
    } else if constexpr (std::is_same_v<T, Day>) {
        if (!value.is_string()) return wrong("a day such as \"2026-11-23\"");
        return at(path, parse_day(std::string_view{value.get_string()}));
    } else if constexpr (std::is_same_v<T, Instant>) {
        if (!value.is_string()) return wrong("a time such as \"2026-11-23T20:30:15+08:00\"");
        return at(path, parse_rfc3339(std::string_view{value.get_string()}));
    } else if constexpr (IsId<T>::value) {
        const auto id =
            value.is_string() ? T::parse(std::string_view{value.get_string()}) : std::nullopt;
        if (!id) return wrong("an id");
        return *id;
    } else if constexpr (std::is_enum_v<T>) {
        const auto named = value.is_string()
                               ? enum_from_name<T>(std::string_view{value.get_string()})
                               : std::nullopt;
        if (!named) return wrong("one of " + names_of<T>());
        return *named;
    } else if constexpr (std::is_integral_v<T>) {
        if (!value.is_int64() || !std::in_range<T>(value.get_int64()))
            return wrong("a whole number");
        return static_cast<T>(value.get_int64());
    } else if constexpr (std::is_floating_point_v<T>) {
        if (!value.is_number()) return wrong("a number");
        return value.to_number<T>();
    } else if constexpr (std::is_same_v<T, std::string>) {
        if (!value.is_string()) return wrong("text");
        return std::string{std::string_view{value.get_string()}};
    } else if constexpr (IsOptional<T>::value) {
        if (value.is_null()) return T{};
        return T{TRY(from_json<typename T::value_type>(value, path))};
    } else if constexpr (IsVector<T>::value) {
        if (!value.is_array()) return wrong("a list");
        T items;
        for (const auto& item : value.get_array()) {
            const std::string item_path = path + "[" + std::to_string(items.size()) + "]";
            items.push_back(TRY(from_json<typename T::value_type>(item, item_path)));
        }
        return items;
    } else if constexpr (IsTextMap<T>::value) {
        if (!value.is_object()) return wrong("an object");
        T items;
        for (const auto& item : value.get_object()) {
            const std::string name{item.key()};
            items[name] =
                TRY(from_json<typename T::mapped_type>(item.value(), join_path(path, name)));
        }
        return items;
    } else {
        static_assert(Described<T>, "describe the struct with BOOST_DESCRIBE_STRUCT");
        if (!value.is_object()) return wrong("an object");
        const json::object& object = value.get_object();
        T read{};
        std::optional<Error> error;
        std::size_t known = 0;
        boost::mp11::mp_for_each<Members<T>>([&](auto member) {
            using Field = std::remove_cvref_t<decltype(read.*member.pointer)>;
            if (error) return;
            const json::value* field = object.if_contains(field_name(member));
            if (field == nullptr) {
                if (IsOptional<Field>::value || IsVector<Field>::value || IsTextMap<Field>::value)
                    return;
                error = Error{field_missing, {}, join_path(path, field_name(member))};
                return;
            }
            ++known;
            auto result = from_json<Field>(*field, join_path(path, field_name(member)));
            if (result) {
                read.*member.pointer = *std::move(result);
            } else {
                error = std::move(result).error();
            }
        });
        if (error) return tl::unexpected<Error>{*std::move(error)};
        if (known != object.size()) {
            for (const auto& field : object) {
                bool found = false;
                boost::mp11::mp_for_each<Members<T>>(
                    [&](auto member) { found = found || field.key() == field_name(member); });
                if (!found) return fail(field_unknown, {}, join_path(path, field.key()));
            }
        }
        return read;
    }
}

// Parses text with limits: depth 32, so that hostile nesting cannot exhaust the stack.
inline Result<json::value> parse(std::string_view text) {
    json::parse_options options;
    options.max_depth = 32;
    boost::system::error_code error;
    json::value value = json::parse(text, error, {}, options);
    if (error) return fail(json_unreadable, error.message());
    return value;
}

template <class T>
Result<T> from_text(std::string_view text) {
    return from_json<T>(TRY(parse(text)));
}

// The name under which a described struct stands in OpenAPI: its C++ name without namespaces.
template <class T>
std::string schema_name() {
    const std::string_view pretty = __PRETTY_FUNCTION__;
    const std::size_t begin = pretty.find("T = ") + 4;
    const std::size_t end = pretty.find_first_of(";]", begin);
    std::string_view name = pretty.substr(begin, end - begin);
    return std::string{name.substr(name.rfind(':') == name.npos ? 0 : name.rfind(':') + 1)};
}

// JSON Schema (2020-12) of T.  Described structs are put into `components` once and referred to.
template <class T>
json::value schema(json::object& components) {
    const auto text = [](std::string_view format) {
        json::object object{{"type", "string"}};
        if (!format.empty()) object["format"] = format;
        return object;
    };
    if constexpr (std::is_same_v<T, json::value>) {
        return json::object{};
    } else if constexpr (std::is_same_v<T, bool>) {
        return json::object{{"type", "boolean"}};
    } else if constexpr (std::is_same_v<T, Money>) {
        return json::object{{"type", "string"}, {"pattern", "^-?[0-9]+\\.[0-9]{2}$"}};
    } else if constexpr (std::is_same_v<T, Day>) {
        return text("date");
    } else if constexpr (std::is_same_v<T, Instant>) {
        return text("date-time");
    } else if constexpr (IsId<T>::value) {
        return text("");
    } else if constexpr (std::is_enum_v<T>) {
        json::array names;
        for (const auto& entry : enum_names<T>)
            names.emplace_back(entry.name);
        return json::object{{"type", "string"}, {"enum", names}};
    } else if constexpr (std::is_integral_v<T>) {
        return json::object{{"type", "integer"}};
    } else if constexpr (std::is_floating_point_v<T>) {
        return json::object{{"type", "number"}};
    } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
        return text("");
    } else if constexpr (IsOptional<T>::value) {
        return json::object{{"anyOf", json::array{schema<typename T::value_type>(components),
                                                  json::object{{"type", "null"}}}}};
    } else if constexpr (IsVector<T>::value) {
        return json::object{{"type", "array"},
                            {"items", schema<typename T::value_type>(components)}};
    } else if constexpr (IsTextMap<T>::value) {
        return json::object{{"type", "object"},
                            {"additionalProperties", schema<typename T::mapped_type>(components)}};
    } else {
        static_assert(Described<T>, "describe the struct with BOOST_DESCRIBE_STRUCT");
        const std::string name = schema_name<T>();
        if (!components.contains(name)) {
            components[name] =
                json::object{};  // before its members: a struct may hold its own kind
            json::object properties;
            json::array required;
            boost::mp11::mp_for_each<Members<T>>([&](auto member) {
                using Field = std::remove_cvref_t<decltype(std::declval<T>().*member.pointer)>;
                properties[field_name(member)] = schema<Field>(components);
                required.emplace_back(field_name(member));
            });
            components[name] = json::object{
                {"type", "object"}, {"properties", properties}, {"required", required}};
        }
        return json::object{{"$ref", "#/components/schemas/" + name}};
    }
}

}  // namespace shuofa::describe
