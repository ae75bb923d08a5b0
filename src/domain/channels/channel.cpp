#include "domain/channels/channel.h"

namespace shuofa {

std::optional<SeenOn> read_seen_on(std::string_view text) {
    std::string whole{text};
    SeenOn seen;
    if (text.size() == 4) {
        whole += "-01-01";
        seen.precision = DatePrecision::Year;
    } else if (text.size() == 7) {
        whole += "-01";
        seen.precision = DatePrecision::Month;
    }
    const Result<Day> day = parse_day(whole);
    if (!day) return std::nullopt;
    seen.day = *day;
    return seen;
}

std::string seen_on_text(const SeenOn& seen) {
    const std::string whole = day_text(seen.day);
    switch (seen.precision) {
        case DatePrecision::ExactDay:
            return whole;
        case DatePrecision::Month:
            return whole.substr(0, 7);
        case DatePrecision::Year:
            return whole.substr(0, 4);
    }
    return whole;
}

}  // namespace shuofa
