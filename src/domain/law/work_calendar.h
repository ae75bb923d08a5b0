#pragma once

#include "base/day.h"
#include "base/enum_names.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace shuofa {

inline constexpr ErrorReason holiday_list_broken{"holiday_list_broken", ErrorCode::InvalidInput,
                                                 "节假日数据有误，请检查文件。",
                                                 "The holiday list is wrong: check the file."};

// The State Council's arrangement for one year.
struct HolidayYear {
    int year = 0;
    std::vector<Day> off;   // every day of each holiday block, weekends inside it too
    std::vector<Day> work;  // Saturdays and Sundays that are worked instead
    std::string source;
    std::string checked_on;
};

enum class DayKind { Working, MakeUp, Weekend, Holiday };

template <>
inline constexpr auto enum_names<DayKind> = std::to_array<EnumName<DayKind>>({
    {DayKind::Working, "working_day"},
    {DayKind::MakeUp, "make_up_working_day"},
    {DayKind::Weekend, "weekend"},
    {DayKind::Holiday, "holiday"},
});

// Which days are worked in China.  Beyond known_until() the arrangement is not announced yet: only
// weekends and the statutory days that never move (1 January, 1 and 2 May, 1 to 3 October) count as
// off, and every answer is provisional.
class WorkCalendar {
public:
    WorkCalendar() = default;
    // The years must follow each other without a gap.
    static Result<WorkCalendar> build(std::vector<HolidayYear> years);

    DayKind kind(Day day) const;
    bool is_off(Day day) const {
        const DayKind found = kind(day);
        return found == DayKind::Weekend || found == DayKind::Holiday;
    }
    bool is_known(Day day) const {
        return !kinds_.empty() && serial(day) >= first_ && serial(day) <= last_;
    }
    Day known_from() const { return Day{first_}; }
    Day known_until() const { return Day{last_}; }
    const std::vector<HolidayYear>& years() const { return years_; }

private:
    std::vector<HolidayYear> years_;
    std::chrono::sys_days first_{std::chrono::days{1}};
    std::chrono::sys_days last_{std::chrono::days{0}};
    std::vector<std::uint8_t> kinds_;  // DayKind of each day from first_ to last_
};

}  // namespace shuofa
