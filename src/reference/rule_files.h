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

// The rules that came with the program, without the packs that are switched off, and those of the
// packs in the vault.  A pack adds rules, laws and words; it changes nothing that is there.  One
// that does not stand is left out, and its RulePack says why.
Result<RuleBook> read_rule_set(std::span<const RuleFile> shipped, const RulePackSet& set);

// One condition of a rule, for tests of the reading.
Result<Condition> read_condition(std::string_view yaml);

}  // namespace shuofa
