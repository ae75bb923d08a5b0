#include "importers/name_time.h"

#include "base/text.h"
#include "importers/cells.h"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace shuofa {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct DigitRun {
    std::size_t begin = 0;
    std::size_t end = 0;

    std::size_t size() const { return end - begin; }
};

std::vector<DigitRun> digit_runs(std::string_view name) {
    std::vector<DigitRun> runs;
    for (std::size_t i = 0; i < name.size();) {
        if (!is_digit(name[i])) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < name.size() && is_digit(name[i]))
            ++i;
        runs.push_back({begin, i});
    }
    return runs;
}

class NameReader {
public:
    NameReader(std::string_view name, TenDigits ten_digits)
        : name_{name}, runs_{digit_runs(name)}, ten_digits_{ten_digits} {}

    std::size_t size() const { return runs_.size(); }

    std::optional<NameTime> at(std::size_t i) const {
        if (const auto time = spelled(i)) return time;
        return packed(i);
    }

private:
    std::string_view digits(std::size_t i) const {
        return name_.substr(runs_[i].begin, runs_[i].size());
    }
    // What stands between a run and the one before it.
    std::string_view gap(std::size_t i) const {
        return name_.substr(runs_[i - 1].end, runs_[i].begin - runs_[i - 1].end);
    }

    static std::optional<Instant> moment(std::string_view day, std::string_view clock) {
        std::string text;
        if (day.size() == 8) {
            text = fmt::format("{}-{}-{}", day.substr(0, 4), day.substr(4, 2), day.substr(6, 2));
        } else {
            text = fmt::format("20{}-{}-{}", day.substr(0, 2), day.substr(2, 2), day.substr(4, 2));
        }
        text += fmt::format(" {}:{}:{}", clock.substr(0, 2), clock.substr(2, 2),
                            clock.size() == 6 ? clock.substr(4, 2) : "00");
        return parse_time(text);
    }

    // "2023-05-06 19-27-35", "2023年5月6日 19.27.35", "2023-05-06 192735".
    std::optional<NameTime> spelled(std::size_t i) const {
        if (i + 4 > runs_.size() || runs_[i].size() != 4) return std::nullopt;
        for (const std::size_t k : {i + 1, i + 2}) {
            const bool mark = gap(k).size() == 1 || gap(k) == "年" || gap(k) == "月";
            if (runs_[k].size() > 2 || !mark) return std::nullopt;
        }
        const std::string_view between = gap(i + 3);
        if (between.size() > 1 && between != " at " && between != "日" && between != "日 " &&
            between != "_at_")
            return std::nullopt;
        std::string text = fmt::format("{}-{}-{} ", digits(i), digits(i + 1), digits(i + 2));
        if (runs_[i + 3].size() == 6) {
            const std::string_view clock = digits(i + 3);
            text +=
                fmt::format("{}:{}:{}", clock.substr(0, 2), clock.substr(2, 2), clock.substr(4, 2));
            return made(i, i + 3, text, 0);
        }
        if (i + 6 > runs_.size() || runs_[i + 3].size() > 2) return std::nullopt;
        for (const std::size_t k : {i + 4, i + 5}) {
            if (runs_[k].size() != 2 || gap(k).size() > 3) return std::nullopt;
        }
        text += fmt::format("{}:{}:{}", digits(i + 3), digits(i + 4), digits(i + 5));
        return made(i, i + 5, text, half_day(i + 3, i + 5));
    }

    // How many hours "PM" adds and "AM" takes off.
    int half_day(std::size_t hour, std::size_t last) const {
        const std::string_view rest = name_.substr(runs_[last].end);
        // Macs put a narrow blank in front, three bytes in UTF-8.
        const std::string_view word = rest.starts_with("\u202F") ? rest.substr(3) : trim(rest);
        const bool twelve = digits(hour) == "12";
        if (word.starts_with("PM")) return twelve ? 0 : 12;
        if (word.starts_with("AM")) return twelve ? -12 : 0;
        return 0;
    }

    std::optional<NameTime> made(std::size_t first, std::size_t last, const std::string& text,
                                 int hours) const {
        auto time = parse_time(text);
        if (!time) return std::nullopt;
        time->micros += hours * 3'600'000'000LL;
        return NameTime{runs_[first].begin, runs_[last].end, *time};
    }

    // "20230506192735", "20230506_192735", "230506_192735", "2305061927".
    std::optional<NameTime> packed(std::size_t i) const {
        const std::string_view all = digits(i);
        std::optional<Instant> time;
        std::size_t end = runs_[i].end;
        if (all.size() == 14 || all.size() == 17) {  // 17: with milliseconds
            time = moment(all.substr(0, 8), all.substr(8, 6));
        } else if ((all.size() == 8 || all.size() == 6) && i + 1 < runs_.size() &&
                   gap(i + 1).size() == 1 &&
                   (runs_[i + 1].size() == 6 || runs_[i + 1].size() == 9)) {
            time = moment(all, digits(i + 1).substr(0, 6));
            end = runs_[i + 1].end;
        } else if (all.size() == 10 && ten_digits_ == TenDigits::AreATime) {
            time = moment(all.substr(0, 6), all.substr(6));
        }
        if (!time) return std::nullopt;
        return NameTime{runs_[i].begin, end, *time};
    }

    std::string_view name_;
    std::vector<DigitRun> runs_;
    TenDigits ten_digits_;
};

}  // namespace

std::optional<NameTime> first_time_in(std::string_view name, TenDigits ten_digits) {
    const NameReader reader{name, ten_digits};
    for (std::size_t i = 0; i < reader.size(); ++i) {
        if (const auto time = reader.at(i)) return time;
    }
    return std::nullopt;
}

std::optional<NameTime> last_time_in(std::string_view name, TenDigits ten_digits) {
    const NameReader reader{name, ten_digits};
    for (std::size_t i = reader.size(); i-- > 0;) {
        if (const auto time = reader.at(i)) return time;
    }
    return std::nullopt;
}

std::string_view base_name_of(std::string_view path) {
    return path.substr(path.find_last_of("/\\") + 1);
}

std::string_view stem_of(std::string_view base_name) {
    const std::size_t dot = base_name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? base_name : base_name.substr(0, dot);
}

}  // namespace shuofa
