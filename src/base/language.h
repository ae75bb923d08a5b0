#pragma once

#include "base/enum_names.h"

#include <string>
#include <string_view>

namespace shuofa {

enum class Language { Chinese, English };

template <>
inline constexpr auto enum_names<Language> = std::to_array<EnumName<Language>>({
    {Language::Chinese, "zh"},
    {Language::English, "en"},
});

// One text in both languages.  Chinese comes first and is never empty.
struct Phrase {
    std::string zh;
    std::string en;

    const std::string& in(Language language) const {
        return language == Language::English && !en.empty() ? en : zh;
    }
    bool empty() const { return zh.empty() && en.empty(); }
    bool operator==(const Phrase&) const = default;
};

}  // namespace shuofa
