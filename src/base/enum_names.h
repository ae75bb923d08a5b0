#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace shuofa {

template <class E>
struct EnumName {
    E value;
    std::string_view name;
};

// The one table of an enum's names, specialised directly below the enum.  SQL, JSON, YAML and
// OpenAPI all use it.
template <class E>
inline constexpr std::array<EnumName<E>, 0> enum_names{};

template <class E>
constexpr std::string_view name_of(E value) {
    for (const auto& entry : enum_names<E>) {
        if (entry.value == value) return entry.name;
    }
    return "unnamed";
}

template <class E>
constexpr std::optional<E> enum_from_name(std::string_view name) {
    for (const auto& entry : enum_names<E>) {
        if (entry.name == name) return entry.value;
    }
    return std::nullopt;
}

// "placed, paid, shipped": for messages that list what is allowed.
template <class E>
std::string names_of() {
    std::string names;
    for (const auto& entry : enum_names<E>) {
        if (!names.empty()) names += ", ";
        names += entry.name;
    }
    return names;
}

}  // namespace shuofa
