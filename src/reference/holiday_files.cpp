#include "reference/holiday_files.h"

#include "base/text.h"
#include "formats/yaml_tree.h"

#include <fmt/format.h>

#include <charconv>

namespace shuofa {
namespace {

Result<std::vector<Day>> read_days(const YamlNode* node, std::string_view file) {
    std::vector<Day> days;
    if (node == nullptr) return days;
    for (const YamlNode& item : node->items) {
        const std::string where = fmt::format("{}:{}", file, item.line);
        // "2026-10-01" or "2026-10-01..2026-10-07".
        const std::size_t dots = item.text.find("..");
        const Day from = TRY(at(where, parse_day(std::string_view{item.text}.substr(0, dots))));
        const Day to =
            dots == std::string::npos
                ? from
                : TRY(at(where, parse_day(std::string_view{item.text}.substr(dots + 2))));
        for (Day day = from; serial(day) <= serial(to); day = add_days(day, 1))
            days.push_back(day);
    }
    return days;
}

Result<HolidayYear> read_year(const HolidayFile& file) {
    const YamlNode root = TRY(read_yaml_tree(file.name, file.content));
    HolidayYear year;
    for (const auto& [name, node] : root.fields) {
        if (name == "year") {
            std::from_chars(node.text.data(), node.text.data() + node.text.size(), year.year);
        } else if (name == "source") {
            const YamlNode* zh = node.find("zh");
            year.source = zh == nullptr ? node.text : zh->text;
        } else if (name == "checked_on") {
            year.checked_on = node.text;
        } else if (name != "off" && name != "work" && name != "note") {
            return fail(holiday_list_broken, "unknown field " + name,
                        fmt::format("{}:{}", file.name, node.line));
        }
    }
    if (file.name != fmt::format("{}.yaml", year.year)) {
        return fail(holiday_list_broken, "the year is not the file's", std::string{file.name});
    }
    year.off = TRY(read_days(root.find("off"), file.name));
    year.work = TRY(read_days(root.find("work"), file.name));
    return year;
}

}  // namespace

Result<WorkCalendar> read_holiday_files(std::span<const HolidayFile> files) {
    std::vector<HolidayYear> years;
    for (const HolidayFile& file : files)
        years.push_back(TRY(read_year(file)));
    return WorkCalendar::build(std::move(years));
}

}  // namespace shuofa
