#include "cli/command.h"

#include <fmt/format.h>

#include <cassert>
#include <charconv>

namespace shuofa {
namespace {

constexpr ErrorReason number_wrong{"number_wrong", ErrorCode::Usage,
                                   "这个选项要写一个范围内的整数。",
                                   "This option takes a whole number in a range."};
constexpr ErrorReason assignment_wrong{"assignment_wrong", ErrorCode::Usage,
                                       "请写成 名称=值 的形式，例如 received_on=2026-11-03。",
                                       "Write it as NAME=VALUE, such as received_on=2026-11-03."};

}  // namespace

bool Arguments::has(std::string_view name) const { return !all(name).empty(); }

const std::vector<std::string>& Arguments::all(std::string_view name) const {
    static const std::vector<std::string> none;
    const auto found = values.find(std::string{name});
    return found == values.end() ? none : found->second;
}

const std::string& Arguments::one(std::string_view name) const {
    assert(has(name));
    return all(name).front();
}

std::optional<std::string> Arguments::maybe(std::string_view name) const {
    if (!has(name)) return std::nullopt;
    return all(name).back();
}

Result<std::optional<std::int64_t>> Arguments::number(std::string_view name, std::int64_t least,
                                                      std::int64_t most) const {
    const auto text = maybe(name);
    if (!text) return std::optional<std::int64_t>{};
    std::int64_t value = 0;
    const char* const end = text->data() + text->size();
    const auto [stopped, error] = std::from_chars(text->data(), end, value);
    if (error != std::errc{} || stopped != end || value < least || value > most) {
        return fail(number_wrong, fmt::format("{} ({} - {})", *text, least, most),
                    std::string{name});
    }
    return std::optional{value};
}

Result<Assignments> assignments(const std::vector<std::string>& texts) {
    Assignments read;
    for (const std::string& text : texts) {
        const std::size_t equals = text.find('=');
        if (equals == 0 || equals == text.npos) return fail(assignment_wrong, text);
        read.emplace_back(text.substr(0, equals), text.substr(equals + 1));
    }
    return read;
}

}  // namespace shuofa
