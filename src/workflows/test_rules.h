#pragma once

#include "base/result.h"
#include "domain/law/rule_book.h"
#include "domain/law/work_calendar.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// A file of cases: <rule>.test.yaml beside a rule, or a story under scenarios/.
struct RuleTestFile {
    std::string_view name;
    std::string_view content;
};

struct RuleTestCounts {
    int passed = 0;
    int failed = 0;
    std::vector<std::string> not_covered;  // ids of stories that the rules cannot tell yet
};

struct RuleTestReport {
    RuleTestCounts rules;
    RuleTestCounts scenarios;
    std::vector<std::string> failures;  // "S14: amounts.total is 1500.00, expected 1596.00"
};

// Runs every case through the real engine and compares what is expected, and only that.
Result<RuleTestReport> test_rules(std::span<const RuleTestFile> files, const RuleBook& rules,
                                  const WorkCalendar& calendar);

}  // namespace shuofa
