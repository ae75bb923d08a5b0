#pragma once

#include "base/enum_names.h"

#include <optional>
#include <string>
#include <string_view>

namespace shuofa {

class Directory;
struct Entity;

enum class LookAlikeHow { Confusable, OneSlip, ExtraWords, WrongTopLevel, NameInsideOther };

template <>
inline constexpr auto enum_names<LookAlikeHow> = std::to_array<EnumName<LookAlikeHow>>({
    {LookAlikeHow::Confusable, "confusable"},             // ta0bao.com, tаobao.com (Cyrillic)
    {LookAlikeHow::OneSlip, "one_slip"},                  // taobaoo.com
    {LookAlikeHow::ExtraWords, "extra_words"},            // taobao-kefu.com
    {LookAlikeHow::WrongTopLevel, "wrong_top_level"},     // taobao.cc
    {LookAlikeHow::NameInsideOther, "name_inside_other"}  // taobao.com.evil.cn
});

struct LookAlike {
    const Entity* entity = nullptr;
    std::string domain;  // the real one
    LookAlikeHow how = LookAlikeHow::Confusable;
};

// The domain of the directory that `host` (lower case, of nobody in the directory) may be taken
// for.
std::optional<LookAlike> find_look_alike(std::string_view host, const Directory& directory);

// What a person reads: 0 as o, 1 as l, rn as m, Cyrillic and Greek twins as Latin letters, accents
// dropped.
std::string as_read(std::string_view host);

// Unicode of an "xn--" label (RFC 3492); the label itself when it is none or broken.
std::string without_punycode(std::string_view label);

}  // namespace shuofa
