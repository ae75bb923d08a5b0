#pragma once

#include "base/day.h"
#include "base/enum_names.h"
#include "domain/law/work_calendar.h"

#include <vector>

namespace shuofa {

enum class PeriodUnit { Days, WorkingDays, Months, Years };

template <>
inline constexpr auto enum_names<PeriodUnit> = std::to_array<EnumName<PeriodUnit>>({
    {PeriodUnit::Days, "days"},
    {PeriodUnit::WorkingDays, "working_days"},
    {PeriodUnit::Months, "months"},
    {PeriodUnit::Years, "years"},
});

struct Period {
    int length = 0;
    PeriodUnit unit = PeriodUnit::Days;

    bool operator==(const Period&) const = default;
};

// How the last day is found.  The day of the event itself never counts.
enum class Counting {
    Raw,     // the last day stays where it falls
    Civil,   // Civil Code 201-203: a last day that is off moves to the next working day
    Court,   // Civil Procedure Law 85: as Civil; posting before the end is in time
    Market,  // 市场监督管理投诉举报处理办法 45: only a statutory holiday moves it
    WorkingDays,  // only working days count
};

template <>
inline constexpr auto enum_names<Counting> = std::to_array<EnumName<Counting>>({
    {Counting::Raw, "raw"},
    {Counting::Civil, "civ"},
    {Counting::Court, "court"},
    {Counting::Market, "msa"},
    {Counting::WorkingDays, "wd"},
});

// A day that the counting passed over or moved away from, or a make-up day that it counted.
struct SkippedDay {
    Day day;
    DayKind kind = DayKind::Weekend;

    bool operator==(const SkippedDay&) const = default;
};

struct PeriodEnd {
    Day day;
    std::vector<SkippedDay> skipped;
    bool provisional = false;  // a day beyond the known calendar was needed

    bool operator==(const PeriodEnd&) const = default;
};

// The last day of a period that begins with an event on `start`.  A negative length counts
// backward, for what must happen so many days before a day.
PeriodEnd end_of_period(Day start, Period period, Counting counting, const WorkCalendar& calendar);

// Only the day, for comparing: no list of skipped days.
Day last_day(Day start, Period period, Counting counting, const WorkCalendar& calendar);

}  // namespace shuofa
