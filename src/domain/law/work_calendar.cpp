#include "domain/law/work_calendar.h"

#include <algorithm>

namespace shuofa {
namespace {

// 全国年节及纪念日放假办法: days whose date never moves, for years without an arrangement.
bool is_fixed_holiday(Day day) {
    const auto month = static_cast<unsigned>(day.month());
    const auto date = static_cast<unsigned>(day.day());
    return (month == 1 && date == 1) || (month == 5 && date <= 2) || (month == 10 && date <= 3);
}

DayKind plain_kind(Day day) { return is_weekend(day) ? DayKind::Weekend : DayKind::Working; }

}  // namespace

Result<WorkCalendar> WorkCalendar::build(std::vector<HolidayYear> years) {
    std::sort(years.begin(), years.end(),
              [](const HolidayYear& a, const HolidayYear& b) { return a.year < b.year; });
    WorkCalendar calendar;
    for (std::size_t i = 0; i < years.size(); ++i) {
        if (i > 0 && years[i].year != years[i - 1].year + 1) {
            return fail(holiday_list_broken, "a year is missing or twice",
                        std::to_string(years[i].year));
        }
    }
    if (years.empty()) return calendar;
    const auto new_year = [](int year) {
        return std::chrono::sys_days{std::chrono::year{year} / std::chrono::January / 1};
    };
    calendar.first_ = new_year(years.front().year);
    calendar.last_ = new_year(years.back().year + 1) - std::chrono::days{1};
    for (auto day = calendar.first_; day <= calendar.last_; day += std::chrono::days{1}) {
        calendar.kinds_.push_back(static_cast<std::uint8_t>(plain_kind(Day{day})));
    }
    for (const HolidayYear& year : years) {
        const auto mark = [&](const std::vector<Day>& days, DayKind kind) -> Result<void> {
            for (const Day day : days) {
                // An arrangement may reach into the last days of the year before.
                if (!calendar.is_known(day)) continue;
                if (kind == DayKind::MakeUp && !is_weekend(day)) {
                    return fail(holiday_list_broken, "a make-up day is no weekend", day_text(day));
                }
                calendar.kinds_[static_cast<std::size_t>((serial(day) - calendar.first_).count())] =
                    static_cast<std::uint8_t>(kind);
            }
            return {};
        };
        TRY(mark(year.off, DayKind::Holiday));
        TRY(mark(year.work, DayKind::MakeUp));
    }
    calendar.years_ = std::move(years);
    return calendar;
}

DayKind WorkCalendar::kind(Day day) const {
    if (is_known(day)) {
        return static_cast<DayKind>(
            kinds_[static_cast<std::size_t>((serial(day) - first_).count())]);
    }
    return is_fixed_holiday(day) ? DayKind::Holiday : plain_kind(day);
}

}  // namespace shuofa
