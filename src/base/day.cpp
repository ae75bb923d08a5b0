#include "base/day.h"

#include <fmt/format.h>

namespace shuofa {
namespace {

constexpr ErrorReason day_unreadable{"day_unreadable", ErrorCode::InvalidInput,
                                     "日期看不懂，请写成 2026-11-23 这样的形式。",
                                     "The date cannot be read: write it like 2026-11-23."};

int digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

Day add_months(Day day, int count) {
    const Day moved = day + std::chrono::months{count};
    return moved.ok() ? moved : Day{moved.year() / moved.month() / std::chrono::last};
}

Day add_years(Day day, int count) { return add_months(day, 12 * count); }

Result<Day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return fail(day_unreadable, std::string{text});
    }
    const int year = digits(text.substr(0, 4));
    const int month = digits(text.substr(5, 2));
    const int day = digits(text.substr(8, 2));
    if (year < 1900 || month < 1 || day < 1) return fail(day_unreadable, std::string{text});
    const Day parsed{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                     std::chrono::day{static_cast<unsigned>(day)}};
    if (!parsed.ok()) return fail(day_unreadable, std::string{text});
    return parsed;
}

std::string day_text(Day day) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::string day_text_zh(Day day) {
    return fmt::format("{}年{}月{}日", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

}  // namespace shuofa
