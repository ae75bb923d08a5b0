#pragma once

#include "base/result.h"
#include "domain/law/rule_book.h"

#include <string_view>
#include <vector>

namespace shuofa {

// Reads files of rules into RuleSources.  Strict: an unknown field, fact, choice or law is an error
// with file and line.
class RuleReader {
public:
    explicit RuleReader(RuleSources& sources) : sources_{sources} {}

    // facts.yaml, sources.yaml and words.yaml of the program.
    Result<void> common(std::string_view name, std::string_view content);
    // sources.yaml and words.yaml of a pack add to what is there and change nothing.
    Result<void> added_laws(std::string_view name, std::string_view content);
    Result<void> added_words(std::string_view name, std::string_view content);
    // A file holds one rule, or a list of the rules of one article.
    Result<std::vector<Rule>> rules(std::string_view name, std::string_view content) const;

private:
    RuleSources& sources_;
};

}  // namespace shuofa
