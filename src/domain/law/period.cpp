#include "domain/law/period.h"

#include <algorithm>

namespace shuofa {
namespace {

class Counter {
public:
    explicit Counter(const WorkCalendar& calendar) : calendar_{calendar} {}

    PeriodEnd end(Day start, Period period, Counting counting) {
        const bool working =
            period.unit == PeriodUnit::WorkingDays || counting == Counting::WorkingDays;
        end_.day = working ? working_days_after(start, period.length) : natural_end(start, period);
        if (!working) roll(counting);
        return std::move(end_);
    }

private:
    static Day natural_end(Day start, Period period) {
        switch (period.unit) {
            case PeriodUnit::Days:
            case PeriodUnit::WorkingDays:
                return add_days(start, period.length);
            // Civil Code art. 202: the matching day, or the last day of the month.
            case PeriodUnit::Months:
                return add_months(start, period.length);
            case PeriodUnit::Years:
                return add_years(start, period.length);
        }
        return start;
    }

    void look(Day day) { end_.provisional = end_.provisional || !calendar_.is_known(day); }

    Day working_days_after(Day start, int length) {
        const int step = length < 0 ? -1 : 1;
        Day day = start;
        for (int left = length * step; left > 0;) {
            day = add_days(day, step);
            look(day);
            const DayKind kind = calendar_.kind(day);
            if (kind != DayKind::Working) end_.skipped.push_back({day, kind});
            if (kind == DayKind::Working || kind == DayKind::MakeUp) --left;
        }
        return day;
    }

    // Moves a last day that is off to the next working day, where the convention says so.
    void roll(Counting counting) {
        if (counting == Counting::Raw || counting == Counting::WorkingDays) return;
        look(end_.day);
        const DayKind kind = calendar_.kind(end_.day);
        const bool off = kind == DayKind::Weekend || kind == DayKind::Holiday;
        // Art. 45 speaks of a statutory holiday; an ordinary weekend does not move the end.
        if (counting == Counting::Market ? kind != DayKind::Holiday : !off) return;
        while (calendar_.is_off(end_.day)) {
            end_.skipped.push_back({end_.day, calendar_.kind(end_.day)});
            end_.day = add_days(end_.day, 1);
            look(end_.day);
        }
    }

    const WorkCalendar& calendar_;
    PeriodEnd end_;
};

}  // namespace

PeriodEnd end_of_period(Day start, Period period, Counting counting, const WorkCalendar& calendar) {
    return Counter{calendar}.end(start, period, counting);
}

Day last_day(Day start, Period period, Counting counting, const WorkCalendar& calendar) {
    return end_of_period(start, period, counting, calendar).day;
}

}  // namespace shuofa
