#include "formats/calendar_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shuofa {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string one(const std::string& title) {
    const CalendarEntry entry{.uid = "return_window:ord_1@shuofa",
                              .day = parse_day("2026-12-31").value(),
                              .title = title,
                              .text = "第一行\n第二行；a,b;c\\d"};
    return write_calendar("说法", {&entry, 1},
                          china_instant(parse_day("2026-11-23").value(), 8, 15, 0));
}

TEST(CalendarWriter, WritesAWholeDayWithAReminder) {
    const std::string file = one("退货到这天");
    EXPECT_THAT(file, HasSubstr("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
    EXPECT_THAT(file, HasSubstr("DTSTAMP:20261123T001500Z\r\n"));
    EXPECT_THAT(file, HasSubstr("TRIGGER:-PT15H\r\n"));
    EXPECT_THAT(file, HasSubstr("DESCRIPTION:第一行\\n第二行；a\\,b\\;c\\\\d\r\n"));
    EXPECT_TRUE(file.ends_with("END:VCALENDAR\r\n"));
}

TEST(CalendarWriter, NoTitleBreaksOutOfItsLine) {
    const std::string file = one("a\r\nBEGIN:VEVENT\x01");
    EXPECT_THAT(file, HasSubstr("SUMMARY:a\\nBEGIN:VEVENT\r\n"));
}

TEST(CalendarWriter, FoldsLongLinesBetweenCharacters) {
    std::string title;
    for (int i = 0; i < 60; ++i)
        title += "退";
    const std::string file = one(title);
    std::size_t start = 0;
    std::string unfolded;
    for (std::size_t end = file.find("\r\n"); end != file.npos; end = file.find("\r\n", start)) {
        const std::string line = file.substr(start, end - start);
        EXPECT_LE(line.size(), 75U);
        EXPECT_NE(static_cast<unsigned char>(line[line.front() == ' ' ? 1 : 0]) & 0xC0U, 0x80U);
        unfolded += line.front() == ' ' ? line.substr(1) : "\n" + line;
        start = end + 2;
    }
    EXPECT_THAT(unfolded, HasSubstr("SUMMARY:" + title));
}

}  // namespace
}  // namespace shuofa
