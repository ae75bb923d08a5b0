#include "domain/law/rule_book.h"

#include "domain/law/rule_program.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace shuofa {
namespace {

using Names = std::set<std::string, std::less<>>;

void collect(const DayTerm& term, Names& names) {
    for (const std::string& fact : term.facts) {
        if (fact != "today") names.insert(fact);
    }
}

void collect(const Condition& condition, Names& names) {
    for (const Condition& part : condition.parts)
        collect(part, names);
    if (!condition.fact.empty() && condition.fact != "today") names.insert(condition.fact);
    if (!condition.other.empty() && condition.other != "today") names.insert(condition.other);
    collect(condition.start, names);
    collect(condition.at, names);
}

void collect(const AmountTerm& term, Names& names) {
    for (const AmountTerm& part : term.parts)
        collect(part, names);
    if (term.kind == AmountKind::Fact) names.insert(term.fact);
}

Names facts_of(const Rule& rule) {
    Names names;
    collect(rule.when, names);
    collect(rule.unless, names);
    if (!rule.as_of.empty()) names.insert(rule.as_of);
    for (const Outcome& outcome : rule.gives)
        collect(outcome.only_if, names);
    for (const Outcome& outcome : rule.otherwise)
        collect(outcome.only_if, names);
    for (const AmountRule& amount : rule.amounts) {
        collect(amount.only_if, names);
        collect(amount.term, names);
    }
    for (const DeadlineRule& deadline : rule.deadlines) {
        collect(deadline.only_if, names);
        collect(deadline.start, names);
        collect(deadline.arguable_start, names);
    }
    return names;
}

// A choice in a condition must be a choice of its fact, and a comparison must fit its kind.
Result<void> check(const Condition& condition, const FactCatalogue& catalogue,
                   const std::string& where) {
    for (const Condition& part : condition.parts)
        TRY(check(part, catalogue, where));
    if (condition.fact.empty() || condition.fact == "today") return {};
    const FactEntry& entry = *catalogue.find(condition.fact);
    if (condition.kind == ConditionKind::IsYes && entry.kind != FactKind::YesNo) {
        return fail(rule_broken, condition.fact + " is no yes/no fact", where);
    }
    if (condition.kind == ConditionKind::OneOf) {
        for (const std::string& value : condition.values) {
            const bool known =
                std::any_of(entry.choices.begin(), entry.choices.end(),
                            [&](const FactChoice& choice) { return choice.id == value; });
            if (!known)
                return fail(rule_broken, value + " is no choice of " + condition.fact, where);
        }
    }
    return {};
}

Result<void> check(const Rule& rule, const RuleSources& sources,
                   const std::set<std::string>& laws) {
    const std::string where = fmt::format("{}:{}", rule.file, rule.line);
    if (!laws.contains(rule.law)) return fail(rule_broken, "no such law: " + rule.law, where);
    for (const std::string& name : facts_of(rule)) {
        if (sources.catalogue.find(name) == nullptr) {
            return fail(rule_broken,
                        fmt::format("no such fact: {}; did you mean {}?", name,
                                    sources.catalogue.nearest(name)),
                        where);
        }
    }
    TRY(check(rule.when, sources.catalogue, where));
    TRY(check(rule.unless, sources.catalogue, where));
    for (const Outcome& outcome : rule.gives)
        TRY(check(outcome.only_if, sources.catalogue, where));
    for (const AmountRule& amount : rule.amounts)
        TRY(check(amount.only_if, sources.catalogue, where));
    for (const DeadlineRule& deadline : rule.deadlines) {
        TRY(check(deadline.only_if, sources.catalogue, where));
    }
    // One rule that both gives and refuses the same thing contradicts itself.
    for (const Outcome& given : rule.gives) {
        for (const Outcome& refused : rule.gives) {
            if (given.kind == OutcomeKind::Remedy && refused.kind == OutcomeKind::NotAvailable &&
                given.id == refused.id && given.only_if.is_always() &&
                refused.only_if.is_always()) {
                return fail(rule_broken, "gives and refuses " + given.id, where);
            }
        }
    }
    return {};
}

}  // namespace

RuleBook::RuleBook() = default;
RuleBook::RuleBook(RuleBook&&) noexcept = default;
RuleBook& RuleBook::operator=(RuleBook&&) noexcept = default;
RuleBook::~RuleBook() = default;

Result<RuleBook> RuleBook::build(RuleSources given) {
    RuleBook book;
    auto sources = std::make_unique<RuleSources>(std::move(given));
    std::set<std::string> laws;
    for (const Law& law : sources->laws) {
        if (!laws.insert(law.id).second) return fail(rule_broken, "a law stands twice: " + law.id);
    }
    auto program = std::make_unique<RuleProgram>();
    std::set<std::string> ids;
    for (const Rule& rule : sources->rules) {
        const std::string where = fmt::format("{}:{}", rule.file, rule.line);
        if (!ids.insert(rule.id).second)
            return fail(rule_broken, "a rule stands twice: " + rule.id, where);
        TRY(check(rule, *sources, laws));
        for (const std::string& fact : facts_of(rule))
            program->using_by_fact[fact].push_back(&rule);
        if (!rule.concludes.empty()) program->concluding.push_back(&rule);
        for (const Conclusion& conclusion : rule.concludes) {
            if (sources->catalogue.find(conclusion.fact) == nullptr) {
                return fail(rule_broken, "no such fact: " + conclusion.fact, where);
            }
            program->concluding_by_fact[conclusion.fact].push_back(&rule);
        }
    }
    int rank = 0;
    for (const std::string& channel : sources->channel_order)
        program->channel_rank[channel] = rank++;
    book.sources_ = std::move(sources);
    book.program_ = std::move(program);
    return book;
}

const FactCatalogue& RuleBook::catalogue() const { return sources_->catalogue; }
const std::vector<Law>& RuleBook::laws() const { return sources_->laws; }
const std::vector<Rule>& RuleBook::rules() const { return sources_->rules; }
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
