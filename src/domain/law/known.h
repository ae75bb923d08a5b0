#pragma once

#include "base/enum_names.h"

namespace shuofa {

// The answer to a question about a fact: what is not known is never a no.
enum class Known { No, Unknown, Yes };

template <>
inline constexpr auto enum_names<Known> = std::to_array<EnumName<Known>>({
    {Known::No, "no"},
    {Known::Unknown, "unknown"},
    {Known::Yes, "yes"},
});

constexpr Known known(bool yes) { return yes ? Known::Yes : Known::No; }
constexpr Known operator!(Known value) {
    return value == Known::Unknown ? value : known(value == Known::No);
}

}  // namespace shuofa
