#pragma once

#include "base/enum_names.h"
#include "base/language.h"
#include "base/money.h"
#include "domain/papers/paper.h"
#include "domain/papers/paper_template.h"

#include <optional>
#include <string>
#include <vector>

namespace shuofa {

// Error: the paper must not go out like this.  Warn: think again.  Hint: could be better.
enum class LintSeverity { Error, Warn, Hint };

template <>
inline constexpr auto enum_names<LintSeverity> = std::to_array<EnumName<LintSeverity>>({
    {LintSeverity::Error, "error"},
    {LintSeverity::Warn, "warn"},
    {LintSeverity::Hint, "hint"},
});

struct LintFinding {
    LintSeverity severity = LintSeverity::Warn;
    std::string rule;   // stable id: "threat_for_money"
    std::string where;  // the words it is about
    int block = 0;      // 1, 2, 3 ...; 0: the paper as a whole
    Phrase text;        // what is wrong and what to do

    bool operator==(const LintFinding&) const = default;
};

// What a paper's text is checked against.  Without citations and sums (a text that was not drafted
// here) the checks that need them are left out.
struct LintFrame {
    PaperReader reader = PaperReader::Own;
    std::optional<std::vector<Citation>> citations;  // what the assessment relies on
    std::optional<Money> highest_sum;                // the highest sum that facts or law give
    std::vector<std::string> private_texts;          // names, phones and addresses of the case
    std::vector<MissingFact> missing;
    std::vector<PaperFact> facts_unused;
    std::size_t limit = 0;  // characters; 0: none known
    bool limit_is_ours = false;
    Day today{};
};

std::vector<LintFinding> lint(const std::vector<PaperBlock>& blocks, const LintFrame& frame);

bool has_errors(const std::vector<LintFinding>& findings);

}  // namespace shuofa
