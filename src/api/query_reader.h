#pragma once

// Query strings as described structs.  Heavy: for .cpp files only.

#include "formats/describe.h"
#include "ports/http.h"

#include <charconv>

namespace shuofa {

namespace query_reader {

// What a parameter's text stands for, by the kind of its field; from_json checks the rest.
template <class T>
boost::json::value read(const std::string& text) {
    if constexpr (describe::IsOptional<T>::value) {
        return text.empty() ? boost::json::value(nullptr) : read<typename T::value_type>(text);
    } else if constexpr (std::is_same_v<T, bool>) {
        if (text == "true" || text == "1") return true;
        if (text == "false" || text == "0") return false;
        return boost::json::string{text};
    } else if constexpr (std::is_integral_v<T>) {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error == std::errc{} && end == text.data() + text.size()) return number;
        return boost::json::string{text};
    } else {
        return boost::json::string{text};
    }
}

}  // namespace query_reader

// The parameters of a request as the JSON object that S would be read from.  A parameter that is
// given twice is the last one, except for lists, which collect; fields that are not given keep the
// value they have in S{}.
template <class S>
Result<boost::json::value> query_object(const http::Request& request) {
    const S defaults{};
    boost::json::object object;
    boost::mp11::mp_for_each<describe::Members<S>>([&](auto member) {
        using FieldType = std::remove_cvref_t<decltype(std::declval<S>().*member.pointer)>;
        if constexpr (describe::IsVector<FieldType>::value) {
            boost::json::array items;
            for (const http::Field& field : request.query) {
                if (field.name == member.name)
                    items.push_back(
                        query_reader::read<typename FieldType::value_type>(field.value));
            }
            object[member.name] = std::move(items);
        } else {
            object[member.name] = describe::to_json(defaults.*member.pointer);
            for (const http::Field& field : request.query) {
                if (field.name == member.name)
                    object[member.name] = query_reader::read<FieldType>(field.value);
            }
        }
    });
    for (const http::Field& field : request.query) {
        if (!object.contains(field.name))
            return fail(describe::field_unknown, "unknown query parameter", field.name);
    }
    return boost::json::value(std::move(object));
}

}  // namespace shuofa
