#pragma once

#include "base/result.h"
#include "domain/law/fact_catalogue.h"
#include "domain/law/rule.h"
#include "domain/law/rule_pack.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

inline constexpr ErrorReason rule_broken{
    "rule_broken", ErrorCode::InvalidInput, "规则文件有误，请按提示的文件和行号修改。",
    "A rule file is wrong: correct it at the file and line named."};

// Words for people, by outcome id: titles of remedies, warnings, channels, deadlines, amounts.
using OutcomeWords = std::map<std::string, Phrase, std::less<>>;

// Everything the law engine knows, before it is compiled.
struct RuleSources {
    FactCatalogue catalogue;
    std::vector<Law> laws;
    std::vector<RulePack> packs;  // also those that are switched off, whose rules are not in it
    std::vector<Rule> rules;
    OutcomeWords words;
    std::vector<std::string> channel_order;  // the ladder of procedure
    std::string version;
};

struct RuleProgram;

// The rules, checked and compiled to indices.  Never changes after it is built.
class RuleBook {
public:
    static Result<RuleBook> build(RuleSources sources);
    RuleBook(RuleBook&&) noexcept;
    RuleBook& operator=(RuleBook&&) noexcept;
    ~RuleBook();

    const FactCatalogue& catalogue() const;
    const std::vector<Law>& laws() const;
    const std::vector<Rule>& rules() const;
    const std::vector<RulePack>& packs() const;
    const Law* find_law(std::string_view id) const;
    const Rule* find_rule(std::string_view id) const;
    const RulePack* find_pack(std::string_view id) const;
    // Words for an outcome id; the id itself when there are none.
    Phrase words(std::string_view id) const;
    const OutcomeWords& all_words() const;
    // Names the rules and the set of packs: "3f2a9c01b7de+shandong@1.2-platform-rules".
    std::string_view version() const;
    // Which rules ask for a fact.
    std::vector<const Rule*> rules_using(std::string_view fact) const;

    const RuleProgram& program() const { return *program_; }

private:
    RuleBook();
    std::unique_ptr<const RuleSources> sources_;
    std::unique_ptr<const RuleProgram> program_;
};

}  // namespace shuofa
