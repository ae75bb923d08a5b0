#pragma once

#include "base/result.h"
#include "domain/law/rule_book.h"

#include <span>
#include <string_view>

namespace shuofa {

// A file under data/rules/, named without that folder: "facts.yaml", "consumer-protection-law/
// art-25-no-reason-return.yaml".
struct RuleFile {
    std::string_view name;
    std::string_view content;
};

// Reads facts.yaml, sources.yaml, words.yaml and every rule; data/rules/README.md describes them.
// Strict: an unknown field, fact, choice or law is an error with file and line.  Files of tests
// (*.test.yaml) and scenarios are left out.
Result<RuleBook> read_rule_files(std::span<const RuleFile> files);

// One condition of a rule, for tests of the reading.
Result<Condition> read_condition(std::string_view yaml);

}  // namespace shuofa
