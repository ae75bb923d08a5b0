#pragma once

#include "base/instant.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace shuofa {

// A local time that programs write into a file's name, and where in the name it stands.
struct NameTime {
    std::size_t begin = 0;
    std::size_t end = 0;
    Instant at;
};

// Ten digits are a time (2305061927) on some phones' call recordings, and any number elsewhere.
enum class TenDigits { AreATime, AreANumber };

// "20230506192735", "20230506_192735", "230506_192735", "2023-05-06 19-27-35",
// "2023-05-06 at 9.27.35 PM", "2023-05-06 192735".
std::optional<NameTime> first_time_in(std::string_view name, TenDigits ten_digits);
std::optional<NameTime> last_time_in(std::string_view name, TenDigits ten_digits);

// The name without its folders, and without its extension.
std::string_view base_name_of(std::string_view path);
std::string_view stem_of(std::string_view base_name);

}  // namespace shuofa
