#include "cli/radar_command.h"

#include "cli/case_words.h"
#include "cli/console.h"
#include "cli/equipment.h"
#include "views/cases_view.h"
#include "views/results_view.h"
#include "workflows/case_results.h"
#include "workflows/today.h"

#include <fmt/format.h>

#include <fstream>

namespace shuofa {
namespace {

constexpr int usual_days = 30;
constexpr int most_days = 366;
constexpr int usual_limit = 200;
constexpr int largest_limit = 5000;
constexpr ErrorReason calendar_not_written{
    "calendar_not_written", ErrorCode::Unavailable, "日历文件写不出来，请换一个位置再试。",
    "The calendar file could not be written: try another place."};

Result<AssessCaseNeeds> reading(Equipment& equipment) {
    sql::Database* database = TRY(equipment.database());
    return AssessCaseNeeds{*database, equipment.vault(), equipment.library(),
                           equipment.clock().today()};
}

void print_item(const RadarItemView& item, Console& console) {
    const bool late = item.days_left < 0;
    const Phrase left =
        late ? Phrase{"已过{}天", "{} days ago"} : Phrase{"还剩{}天", "{} days left"};
    console.print(fmt::format(
        "{}  {}  {}", day_text(item.date),
        fmt::format(fmt::runtime(console.say(left)), late ? -item.days_left : item.days_left),
        item.title));
    if (!item.because.text.empty()) console.print("    " + item.because.text);
}

Result<int> radar(const Arguments& arguments, Equipment& equipment, Console& console) {
    const auto days = TRY(arguments.number("--days", 0, most_days));
    const auto limit = TRY(arguments.number("--limit", 1, largest_limit));
    const AssessCaseNeeds needs = TRY(reading(equipment));
    const auto items = TRY(watch_dates(needs, static_cast<int>(days.value_or(usual_days))));
    const RadarView view =
        radar_view(items, needs.today, static_cast<std::size_t>(limit.value_or(usual_limit)),
                   console.language());
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    for (const RadarItemView& item : view.items) {
        print_item(item, console);
    }
    if (view.items.empty()) {
        console.print(console.say({"这段时间没有要留意的日子。", "No days to look out for."}));
    }
    return exit_done;
}

Result<int> snooze(const Arguments& arguments, Equipment& equipment, Console& console) {
    const Day until = TRY(parse_day(arguments.one("DAY")));
    TRY(put_off(TRY(reading(equipment)), arguments.one("KEY"), until));
    console.print(console.say({"好的，到那天再提醒您。", "It will be shown again on that day."}));
    return exit_done;
}

Result<int> export_calendar(const Arguments& arguments, Equipment& equipment, Console& console) {
    const auto days = TRY(arguments.number("--days", 0, most_days));
    const std::string file =
        TRY(calendar_file(TRY(reading(equipment)), static_cast<int>(days.value_or(most_days)),
                          equipment.clock().now(), console.language()));
    const std::string path = arguments.one("--out");
    std::ofstream out{path, std::ios::binary};
    out.write(file.data(), static_cast<std::streamsize>(file.size()));
    out.close();
    if (!out) return fail(calendar_not_written, path, "--out");
    console.print(path);
    return exit_done;
}

Result<int> today(const Arguments&, Equipment& equipment, Console& console) {
    const TodayAccount account = TRY(look_at_today(TRY(reading(equipment)), usual_days));
    const TodayView view = today_view(account, usual_limit, console.language());
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    for (const CaseRowView& row : view.cases) {
        print_case_row(row, console);
    }
    for (const RadarItemView& item : view.items) {
        print_item(item, console);
    }
    if (view.empty) {
        console.print(console.say({"还没有内容。先用 shuofa import 导入账单，或 case open 建案件。",
                                   "Nothing yet: import a bill, or open a case."}));
    }
    return exit_done;
}

Result<int> results(const Arguments&, Equipment& equipment, Console& console) {
    const CaseResults found = TRY(case_results(TRY(reading(equipment))));
    const ResultsView view = results_view(found, console.language());
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    console.print(fmt::format(fmt::runtime(console.say({"案件 {}，结案 {}，拿回 ¥{}",
                                                        "{} cases, {} closed, {} yuan got back"})),
                              view.all.cases, view.all.closed, view.all.got.grouped_text()));
    for (const auto& [channel, figures] : view.by_channel) {
        console.print(
            fmt::format(fmt::runtime(console.say({"  {}: {} 件，结案 {}，拿回 ¥{}",
                                                  "  {}: {} cases, {} closed, {} yuan got back"})),
                        channel, figures.cases, figures.closed, figures.got.grouped_text()));
    }
    for (const UseWarningView& warning : view.warnings) {
        console.print(console.say({"请留意：", "please note: "}) + warning.text);
    }
    return exit_done;
}

}  // namespace

std::vector<Command> radar_commands() {
    return {{.path = "radar",
             .summary = {"要留意的日子", "Days to look out for"},
             .options = {{"--days", "N", {"看多少天", "How many days ahead"}},
                         {"--limit", "N", {"最多几条", "At most N"}}},
             .run = radar},
            {.path = "snooze",
             .summary = {"到某天再提醒", "Put an item off to a day"},
             .arguments = {{.name = "KEY", .help = {"提醒的 key", "The item's key"}},
                           {.name = "DAY", .help = {"哪天再提醒", "When to show it again"}}},
             .run = snooze},
            {.path = "calendar export",
             .summary = {"把要留意的日子存成日历文件", "Write the days as a calendar file"},
             .options = {{.name = "--out",
                          .value_name = "FILE.ics",
                          .help = {"存到哪里", "Where to"},
                          .required = true},
                         {"--days", "N", {"看多少天", "How many days ahead"}}},
             .run = export_calendar},
            {.path = "today", .summary = {"今天该做什么", "What to do today"}, .run = today},
            {.path = "results", .summary = {"维权成效", "What came of it"}, .run = results}};
}

}  // namespace shuofa
