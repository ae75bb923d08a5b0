#include "domain/cases/promise_terms.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace shuofa {
namespace {

using Points = std::u32string;
using View = std::u32string_view;

struct Number {
    int value = 0;
    std::size_t end = 0;
};

constexpr int most = 400;  // longer terms are no promises of a shop

int digit_of(char32_t c) {
    constexpr View digits = U"零一二三四五六七八九";
    const std::size_t at = digits.find(c);
    if (at != View::npos) return static_cast<int>(at);
    return c == U'两' ? 2 : -1;
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// "15", "三", "十", "十五", "二十", "二十四".
std::optional<Number> number_at(View text, std::size_t at) {
    std::size_t end = at;
    int value = 0;
    while (end < text.size() && is_digit(text[end]) && value <= most)
        value = value * 10 + static_cast<int>(text[end++] - U'0');
    if (end > at) return Number{value, end};
    if (end < text.size() && digit_of(text[end]) >= 0) value = digit_of(text[end++]);
    if (end < text.size() && text[end] == U'十') {
        value = (end == at ? 1 : value) * 10;
        ++end;
        if (end < text.size() && digit_of(text[end]) > 0) value += digit_of(text[end++]);
    }
    if (end == at) return std::nullopt;
    return Number{value, end};
}

bool starts(View text, std::size_t at, View word) { return text.substr(at, word.size()) == word; }

template <std::size_t Count>
std::size_t skip_any(View text, std::size_t at, const std::array<View, Count>& words) {
    for (const View word : words) {
        if (starts(text, at, word)) return at + word.size();
    }
    return at;
}

constexpr std::array<View, 7> range_marks{U"-", U"~", U"～", U"—", U"到", U"至", U"–"};
constexpr std::array<View, 4> inside_marks{U"之内", U"以内", U"内", U"左右"};

struct Unit {
    View word;
    PeriodUnit unit = PeriodUnit::Days;
    int times = 1;
    bool hours = false;
};

constexpr Unit units[] = {
    {U"个工作日", PeriodUnit::WorkingDays},
    {U"工作日", PeriodUnit::WorkingDays},
    {U"个自然日", PeriodUnit::Days},
    {U"自然日", PeriodUnit::Days},
    {U"个小时", PeriodUnit::Days, 1, true},
    {U"小时", PeriodUnit::Days, 1, true},
    {U"个星期", PeriodUnit::Days, 7},
    {U"星期", PeriodUnit::Days, 7},
    {U"周", PeriodUnit::Days, 7},
    {U"个月", PeriodUnit::Months},
    {U"天", PeriodUnit::Days},
    {U"日", PeriodUnit::Days},
};

// Words in front that make the days an age or a past: "近30天", "第3天", "用了5天".
bool speaks_of_the_past(View before, View after) {
    for (const View word : {View{U"近"}, View{U"第"}, View{U"了"}, View{U"过去"}, View{U"已经"},
                            View{U"每"}, View{U"前"}}) {
        if (before.ends_with(word)) return true;
    }
    for (const View word : {View{U"前"}, View{U"之前"}, View{U"以前"}, View{U"了"}, View{U"无理由"},
                            View{U"后"}, View{U"之后"}, View{U"以后"}}) {
        if (after.starts_with(word)) return true;
    }
    return false;
}

std::size_t skip_blanks(View text, std::size_t at) {
    while (at < text.size() && text[at] == U' ')
        ++at;
    return at;
}

std::optional<PromiseTerm> period_at(View text, std::size_t at) {
    auto number = number_at(text, at);
    if (!number) return std::nullopt;
    number->end = skip_blanks(text, number->end);
    const std::size_t second = skip_any(text, number->end, range_marks);
    if (second > number->end) {
        if (const auto upper = number_at(text, skip_blanks(text, second)))
            number = Number{upper->value, skip_blanks(text, upper->end)};
    }
    for (const Unit& unit : units) {
        if (!starts(text, number->end, unit.word)) continue;
        const std::size_t end = number->end + unit.word.size();
        const std::size_t marked = skip_any(text, end, inside_marks);
        // "15日" alone is a day of the month.
        if (unit.word == U"日" && marked == end) return std::nullopt;
        if (number->value < 1 || number->value > most) return std::nullopt;
        if (speaks_of_the_past(text.substr(0, at), text.substr(marked))) return std::nullopt;
        PromiseTerm term;
        term.words = utf8(text.substr(at, marked - at));
        if (unit.hours) {
            term.kind = PromiseTerm::Kind::Hours;
            term.number = number->value;
            if (number->value % 24 == 0) term.period = Period{number->value / 24, PeriodUnit::Days};
        } else {
            term.kind = PromiseTerm::Kind::Period;
            term.period = Period{number->value * unit.times, unit.unit};
        }
        return term;
    }
    return std::nullopt;
}

// "2026年11月15日", "11月15号", "15号前".
std::optional<PromiseTerm> date_at(View text, std::size_t at) {
    const auto first = number_at(text, at);
    if (!first) return std::nullopt;
    PromiseTerm term;
    std::size_t end = first->end;
    auto number = first;
    if (starts(text, end, U"年")) {
        term.year = number->value;
        number = number_at(text, end + 1);
        if (!number) return std::nullopt;
        end = number->end;
    }
    if (starts(text, end, U"月")) {
        term.month = number->value;
        number = number_at(text, end + 1);
        if (!number) return std::nullopt;
        end = number->end;
    }
    if (!starts(text, end, U"日") && !starts(text, end, U"号")) return std::nullopt;
    ++end;
    const std::size_t marked = skip_any(text, end, std::array<View, 3>{U"之前", U"以前", U"前"});
    term.day = number->value;
    if (term.year > 0 && term.month == 0) return std::nullopt;
    // A bare number before 号 may count anything; "前" makes it a day.
    if (term.month == 0 && marked == end) return std::nullopt;
    term.kind = term.year > 0    ? PromiseTerm::Kind::FullDay
                : term.month > 0 ? PromiseTerm::Kind::MonthAndDay
                                 : PromiseTerm::Kind::DayOfMonth;
    term.words = utf8(text.substr(at, marked - at));
    return term;
}

std::optional<PromiseTerm> word_at(View text, std::size_t at) {
    struct Word {
        View word;
        PromiseTerm::Kind kind;
        int days;
    };
    static constexpr Word words[] = {
        {U"今天", PromiseTerm::Kind::DaysAhead, 0},
        {U"今日", PromiseTerm::Kind::DaysAhead, 0},
        {U"今晚", PromiseTerm::Kind::DaysAhead, 0},
        {U"当天", PromiseTerm::Kind::DaysAhead, 0},
        {U"明天", PromiseTerm::Kind::DaysAhead, 1},
        {U"明日", PromiseTerm::Kind::DaysAhead, 1},
        {U"明早", PromiseTerm::Kind::DaysAhead, 1},
        {U"明晚", PromiseTerm::Kind::DaysAhead, 1},
        {U"后天", PromiseTerm::Kind::DaysAhead, 2},
        {U"本月底", PromiseTerm::Kind::EndOfMonth, 0},
        {U"月底前", PromiseTerm::Kind::EndOfMonth, 0},
        {U"本周内", PromiseTerm::Kind::Vague, 0},
        {U"下周", PromiseTerm::Kind::Vague, 0},
        {U"下个月", PromiseTerm::Kind::Vague, 0},
        {U"这两天", PromiseTerm::Kind::Vague, 0},
        {U"节后", PromiseTerm::Kind::Vague, 0},
    };
    for (const Word& word : words) {
        if (!starts(text, at, word.word)) continue;
        PromiseTerm term;
        term.kind = word.kind;
        term.number = word.days;
        term.words = utf8(word.word);
        return term;
    }
    return std::nullopt;
}

std::optional<Day> valid(int year, int month, int day) {
    if (month < 1 || day < 1) return std::nullopt;
    const Day found{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                    std::chrono::day{static_cast<unsigned>(day)}};
    return found.ok() ? std::optional{found} : std::nullopt;
}

// The first such day on or after the message's.
std::optional<Day> next_such_day(Day from, int month, int day) {
    int year = static_cast<int>(from.year());
    const bool monthly = month == 0;
    if (monthly) month = static_cast<int>(static_cast<unsigned>(from.month()));
    for (int tries = 0; tries < 2; ++tries) {
        const auto found = valid(year, month, day);
        if (found && serial(*found) >= serial(from)) return found;
        if (!monthly) {
            ++year;
        } else if (++month > 12) {
            month = 1;
            ++year;
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<PromiseTerm> find_term(std::string_view sentence) {
    const Points text = code_points(fold_width(sentence));
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (auto term = word_at(text, at)) return term;
        const bool inside_number = at > 0 && is_digit(text[at]) && is_digit(text[at - 1]);
        if (inside_number) continue;
        if (auto term = date_at(text, at)) return term;
        if (auto term = period_at(text, at)) return term;
    }
    return std::nullopt;
}

std::optional<Day> due_day(const PromiseTerm& term, std::optional<Instant> at,
                           TimePrecision precision, const WorkCalendar& calendar) {
    using Kind = PromiseTerm::Kind;
    if (term.kind == Kind::FullDay) return valid(term.year, term.month, term.day);
    if (!at || precision == TimePrecision::Unknown) return std::nullopt;
    const Day from = china_day(*at);
    switch (term.kind) {
        case Kind::Period: {
            const bool working = term.period->unit == PeriodUnit::WorkingDays;
            const Day due = last_day(from, *term.period,
                                     working ? Counting::WorkingDays : Counting::Raw, calendar);
            if (working && !calendar.is_known(due)) return std::nullopt;
            return due;
        }
        case Kind::Hours:
            if (precision == TimePrecision::ToTheDay) return std::nullopt;
            return china_day(Instant{at->micros + term.number * 3'600'000'000LL});
        case Kind::DaysAhead:
            return add_days(from, term.number);
        case Kind::MonthAndDay:
            return next_such_day(from, term.month, term.day);
        case Kind::DayOfMonth:
            return next_such_day(from, 0, term.day);
        case Kind::EndOfMonth:
            return Day{(from.year() / from.month() / std::chrono::last)};
        case Kind::FullDay:
        case Kind::Vague:
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace shuofa
