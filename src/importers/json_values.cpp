#include "importers/json_values.h"

#include "importers/cells.h"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <charconv>

namespace shuofa {

namespace json = boost::json;

std::optional<json::value> read_json(std::string_view text) {
    const std::size_t begin = text.find_first_of("{[");
    const std::size_t end = text.find_last_of("}]");
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin)
        return std::nullopt;
    boost::system::error_code error;
    json::value value = json::parse(text.substr(begin, end - begin + 1), error);
    if (error) return std::nullopt;
    return value;
}

const json::value* value_at(const json::value& value,
                            std::initializer_list<std::string_view> path) {
    const json::value* at = &value;
    for (const std::string_view name : path) {
        const json::object* object = at->if_object();
        at = object == nullptr ? nullptr : object->if_contains(name);
        if (at == nullptr) return nullptr;
    }
    return at;
}

const json::array* array_at(const json::value& value,
                            std::initializer_list<std::string_view> path) {
    const json::value* at = value_at(value, path);
    return at == nullptr ? nullptr : at->if_array();
}

std::string_view text_at(const json::value& value, std::initializer_list<std::string_view> path) {
    const json::value* at = value_at(value, path);
    const json::string* text = at == nullptr ? nullptr : at->if_string();
    return text == nullptr ? std::string_view{} : std::string_view{*text};
}

std::string words_at(const json::value& value, std::initializer_list<std::string_view> path) {
    const json::value* at = value_at(value, path);
    if (at == nullptr) return {};
    if (const json::string* text = at->if_string()) return std::string{*text};
    if (const std::int64_t* number = at->if_int64()) return fmt::to_string(*number);
    if (const std::uint64_t* number = at->if_uint64()) return fmt::to_string(*number);
    return {};
}

std::optional<std::int64_t> whole_at(const json::value& value,
                                     std::initializer_list<std::string_view> path) {
    const std::string words = words_at(value, path);
    std::int64_t number = 0;
    const char* const end = words.data() + words.size();
    const auto [stop, error] = std::from_chars(words.data(), end, number);
    if (words.empty() || error != std::errc{} || stop != end) return std::nullopt;
    return number;
}

std::optional<Money> yuan_at(const json::value& value,
                             std::initializer_list<std::string_view> path) {
    const json::value* at = value_at(value, path);
    if (at == nullptr) return std::nullopt;
    if (const double* number = at->if_double()) return parse_amount(fmt::format("{:.6f}", *number));
    return parse_amount(trim_cell(words_at(value, path)));
}

}  // namespace shuofa
