#pragma once

#include "base/result.h"
#include "domain/law/work_calendar.h"

#include <span>
#include <string_view>

namespace shuofa {

// A file under data/holidays/: name without folder, "2026.yaml", and its bytes.
struct HolidayFile {
    std::string_view name;
    std::string_view content;
};

// The State Council's arrangements, one file a year, as one calendar.
Result<WorkCalendar> read_holiday_files(std::span<const HolidayFile> files);

}  // namespace shuofa
