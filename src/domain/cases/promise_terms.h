#pragma once

#include "base/day.h"
#include "base/instant.h"
#include "domain/documents/chat.h"
#include "domain/law/period.h"

#include <optional>
#include <string>
#include <string_view>

namespace shuofa {

// The time that a sentence names for what it promises.
struct PromiseTerm {
    enum class Kind {
        Period,
        Hours,
        DaysAhead,
        MonthAndDay,
        DayOfMonth,
        FullDay,
        EndOfMonth,
        Vague
    };
    Kind kind = Kind::Vague;
    std::string words;             // as in the sentence: "三个工作日内"
    std::optional<Period> period;  // of Period, and of Hours that are whole days
    int number = 0;                // hours, or days ahead: 今天 0, 明天 1, 后天 2
    int year = 0;
    int month = 0;
    int day = 0;
};

// The first time in a sentence: a period ("7天内", "1-3个工作日", of a range the longer), a day
// ("明天", "11月15日前", "月底前"), or words that name no day ("本周内").  Ages and past times are
// none.
std::optional<PromiseTerm> find_term(std::string_view sentence);

// The last day of a term in a message of `at`.  Nothing without the message's day, unless the term
// is a full date; nothing for vague words and for working days that are not announced yet.
std::optional<Day> due_day(const PromiseTerm& term, std::optional<Instant> at,
                           TimePrecision precision, const WorkCalendar& calendar);

}  // namespace shuofa
