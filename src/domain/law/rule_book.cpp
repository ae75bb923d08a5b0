#include "domain/law/rule_book.h"

#include "domain/law/check_rules.h"
#include "domain/law/compile_rules.h"

#include <algorithm>

namespace shuofa {

RuleBook::RuleBook() = default;
RuleBook::RuleBook(RuleBook&&) noexcept = default;
RuleBook& RuleBook::operator=(RuleBook&&) noexcept = default;
RuleBook::~RuleBook() = default;

Result<RuleBook> RuleBook::build(RuleSources given) {
    RuleBook book;
    auto sources = std::make_unique<RuleSources>(std::move(given));
    TRY(check_rules(*sources));
    auto program = std::make_unique<RuleProgram>(TRY(compile_rules(*sources)));
    for (const Rule& rule : sources->rules) {
        for (const std::string& fact : facts_of(rule))
            program->using_by_fact[fact].push_back(&rule);
    }
    book.sources_ = std::move(sources);
    book.program_ = std::move(program);
    return book;
}

const FactCatalogue& RuleBook::catalogue() const { return sources_->catalogue; }
const std::vector<Law>& RuleBook::laws() const { return sources_->laws; }
const std::vector<Rule>& RuleBook::rules() const { return sources_->rules; }
const std::vector<RulePack>& RuleBook::packs() const { return sources_->packs; }
const OutcomeWords& RuleBook::all_words() const { return sources_->words; }
std::string_view RuleBook::version() const { return sources_->version; }

const Law* RuleBook::find_law(std::string_view id) const {
    const auto found =
        std::find_if(laws().begin(), laws().end(), [&](const Law& law) { return law.id == id; });
    return found == laws().end() ? nullptr : &*found;
}

const Rule* RuleBook::find_rule(std::string_view id) const {
    const auto found = std::find_if(rules().begin(), rules().end(),
                                    [&](const Rule& rule) { return rule.id == id; });
    return found == rules().end() ? nullptr : &*found;
}

const RulePack* RuleBook::find_pack(std::string_view id) const {
    const auto found = std::find_if(packs().begin(), packs().end(),
                                    [&](const RulePack& pack) { return pack.id == id; });
    return found == packs().end() ? nullptr : &*found;
}

Phrase RuleBook::words(std::string_view id) const {
    const auto found = sources_->words.find(id);
    if (found != sources_->words.end()) return found->second;
    return {std::string{id}, std::string{id}};
}

std::vector<const Rule*> RuleBook::rules_using(std::string_view fact) const {
    const auto found = program_->using_by_fact.find(fact);
    return found == program_->using_by_fact.end() ? std::vector<const Rule*>{} : found->second;
}

}  // namespace shuofa
