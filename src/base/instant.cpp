#include "base/instant.h"

#include <fmt/format.h>

#include <charconv>

namespace shuofa {
namespace {

constexpr ErrorReason instant_unreadable{
    "instant_unreadable", ErrorCode::InvalidInput,
    "时间看不懂，请写成 2026-11-23T20:30:15+08:00 这样的形式。",
    "The time cannot be read: write it like 2026-11-23T20:30:15+08:00."};

constexpr std::int64_t micros_a_day = 86'400'000'000;

std::int64_t floor_div(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

bool number(std::string_view text, int& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && text.front() != '-';
}

}  // namespace

Day china_day(Instant instant) {
    const auto days = floor_div(instant.micros + china_offset_micros, micros_a_day);
    return Day{std::chrono::sys_days{std::chrono::days{days}}};
}

std::string china_time_text(Instant instant) {
    const std::int64_t local = instant.micros + china_offset_micros;
    const std::int64_t seconds =
        (local - floor_div(local, micros_a_day) * micros_a_day) / 1'000'000;
    return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

Instant china_instant(Day day, int hour, int minute, int second) {
    const std::int64_t days = serial(day).time_since_epoch().count();
    const std::int64_t seconds = days * 86'400 + hour * 3600 + minute * 60 + second;
    return Instant{seconds * 1'000'000 - china_offset_micros};
}

std::string rfc3339(Instant instant) {
    const std::int64_t fraction = instant.micros - floor_div(instant.micros, 1'000'000) * 1'000'000;
    const std::string part = fraction == 0 ? std::string{} : fmt::format(".{:06}", fraction);
    return fmt::format("{}T{}{}+08:00", day_text(china_day(instant)), china_time_text(instant),
                       part);
}

Result<Instant> parse_rfc3339(std::string_view text) {
    const auto bad = [&] { return fail(instant_unreadable, std::string{text}); };
    if (text.size() < 20 || (text[10] != 'T' && text[10] != ' ')) return bad();
    const auto day = parse_day(text.substr(0, 10));
    int hour = 0, minute = 0, second = 0;
    if (!day || text[13] != ':' || text[16] != ':' || !number(text.substr(11, 2), hour) ||
        !number(text.substr(14, 2), minute) || !number(text.substr(17, 2), second) || hour > 23 ||
        minute > 59 || second > 60) {
        return bad();
    }
    std::size_t at = 19;
    std::int64_t fraction = 0;
    if (text[at] == '.') {
        std::int64_t unit = 100'000;
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit /= 10) {
            fraction += (text[at] - '0') * unit;
        }
    }
    const std::string_view zone = text.substr(at);
    std::int64_t offset_minutes = 0;
    if (zone != "Z" && zone != "z") {
        int zone_hour = 0, zone_minute = 0;
        if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':' ||
            !number(zone.substr(1, 2), zone_hour) || !number(zone.substr(4, 2), zone_minute)) {
            return bad();
        }
        offset_minutes = (zone_hour * 60 + zone_minute) * (zone[0] == '-' ? -1 : 1);
    }
    const Instant as_china = china_instant(*day, hour, minute, second);
    return Instant{as_china.micros + china_offset_micros - offset_minutes * 60'000'000 + fraction};
}

}  // namespace shuofa
