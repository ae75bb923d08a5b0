#include "formats/calendar_writer.h"

#include <fmt/format.h>

namespace shuofa {
namespace {

// RFC 5545 3.3.11: backslash, comma, semicolon and line breaks are escaped; other controls are
// left out.
std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\n') {
            result += "\\n";
        } else if (c == '\\' || c == ',' || c == ';') {
            result += '\\';
            result += c;
        } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
            result += c;
        }
    }
    return result;
}

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// RFC 5545 3.1: at most 75 bytes, the next line begins with a blank.
void add_line(std::string& file, std::string_view line) {
    constexpr std::size_t widest = 75;
    std::size_t room = widest;
    while (line.size() > room) {
        std::size_t cut = room;
        while (cut > 0 && continues_character(line[cut]))
            --cut;
        file.append(line.substr(0, cut));
        file += "\r\n ";
        line.remove_prefix(cut);
        room = widest - 1;
    }
    file.append(line);
    file += "\r\n";
}

std::string compact(Day day) {
    return fmt::format("{:04}{:02}{:02}", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

// "20261123T081500Z"
std::string stamp(Instant instant) {
    const auto seconds = std::chrono::sys_seconds{std::chrono::seconds{instant.micros / 1000000}};
    const auto day = std::chrono::floor<std::chrono::days>(seconds);
    const std::chrono::hh_mm_ss time{seconds - day};
    return fmt::format("{}T{:02}{:02}{:02}Z", compact(Day{day}), time.hours().count(),
                       time.minutes().count(), time.seconds().count());
}

}  // namespace

std::string write_calendar(const std::string& name, std::span<const CalendarEntry> entries,
                           Instant written_at) {
    std::string file;
    for (const char* line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Shuofa//Shuofa//ZH",
                             "CALSCALE:GREGORIAN", "METHOD:PUBLISH"}) {
        add_line(file, line);
    }
    add_line(file, "X-WR-CALNAME:" + escaped(name));
    for (const CalendarEntry& entry : entries) {
        add_line(file, "BEGIN:VEVENT");
        add_line(file, "UID:" + escaped(entry.uid));
        add_line(file, "DTSTAMP:" + stamp(written_at));
        // RFC 5545 3.8.7.4: a calendar takes an entry over the one of that UID it has only when the
        // number grew.  Minutes since 2020 grow from file to file.
        add_line(file, fmt::format("SEQUENCE:{}", written_at.micros / 60'000'000 - 26'297'280));
        add_line(file, "DTSTART;VALUE=DATE:" + compact(entry.day));
        add_line(file, "DTEND;VALUE=DATE:" + compact(add_days(entry.day, 1)));
        add_line(file, "SUMMARY:" + escaped(entry.title));
        if (!entry.text.empty()) add_line(file, "DESCRIPTION:" + escaped(entry.text));
        add_line(file, "TRANSP:TRANSPARENT");
        add_line(file, "BEGIN:VALARM");
        add_line(file, "ACTION:DISPLAY");
        add_line(file, "DESCRIPTION:" + escaped(entry.title));
        // A day begins at midnight: nine in the morning some days before.
        add_line(file, fmt::format("TRIGGER:-PT{}H", entry.remind_days_before * 24 - 9));
        add_line(file, "END:VALARM");
        add_line(file, "END:VEVENT");
    }
    add_line(file, "END:VCALENDAR");
    return file;
}

}  // namespace shuofa
