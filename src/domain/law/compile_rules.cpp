#include "domain/law/compile_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace shuofa {
namespace {

constexpr std::size_t most_choices = 64;

// For each rule how many rules must come before it: 0 for one whose deadlines stand alone.
Result<std::vector<int>> ranks_of(const std::vector<Rule>& rules) {
    std::map<std::string_view, std::vector<std::size_t>> giving;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        for (const DeadlineRule& deadline : rules[i].deadlines)
            giving[deadline.name].push_back(i);
    }
    std::vector<int> ranks(rules.size(), 0);
    for (std::size_t round = 0; round <= rules.size(); ++round) {
        bool changed = false;
        for (std::size_t i = 0; i < rules.size(); ++i) {
            for (const DeadlineRule& deadline : rules[i].deadlines) {
                if (deadline.start.end_of.empty()) continue;
                for (const std::size_t before : giving[deadline.start.end_of]) {
                    if (before == i || ranks[i] > ranks[before]) continue;
                    ranks[i] = ranks[before] + 1;
                    changed = true;
                }
            }
            if (ranks[i] > static_cast<int>(rules.size())) {
                return fail(rule_broken, "deadlines start at each other's ends",
                            fmt::format("{}:{}", rules[i].file, rules[i].line));
            }
        }
        if (!changed) break;
    }
    return ranks;
}

class Compiler {
public:
    explicit Compiler(const RuleSources& sources)
        : sources_{sources}, catalogue_{sources.catalogue} {}

    Result<RuleProgram> run() {
        TRY(number_facts());
        number_outcomes();
        program_.conditions.emplace_back();
        const std::vector<int> ranks = TRY(ranks_of(sources_.rules));
        std::vector<std::size_t> order(sources_.rules.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return ranks[a] < ranks[b]; });
        for (const std::size_t i : order)
            compile(sources_.rules[i]);
        for (const CompiledRule& rule : program_.rules) {
            if (rule.concludes.empty()) continue;
            const auto at = static_cast<std::uint32_t>(&rule - program_.rules.data());
            for (const CompiledConclusion& conclusion : rule.concludes) {
                program_.concluding_fact[conclusion.fact].push_back(
                    static_cast<std::uint32_t>(program_.concluding.size()));
            }
            program_.concluding.push_back(at);
        }
        int rank = 0;
        for (const std::string& channel : sources_.channel_order)
            program_.channel_rank[channel] = rank++;
        return std::move(program_);
    }

private:
    Result<void> number_facts() {
        const std::vector<FactEntry>& entries = catalogue_.entries();
        if (entries.size() > FactSet::capacity) {
            return fail(rule_broken, fmt::format("more than {} facts", FactSet::capacity));
        }
        program_.concluding_fact.resize(entries.size());
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const auto fact = static_cast<FactIndex>(i);
            if (entries[i].choices.size() > most_choices) {
                return fail(rule_broken,
                            fmt::format("more than {} choices: {}", most_choices, entries[i].name));
            }
            if (!entries[i].question.empty()) program_.with_question.insert(fact);
            program_.by_name.push_back(fact);
        }
        std::sort(program_.by_name.begin(), program_.by_name.end(),
                  [&](FactIndex a, FactIndex b) { return entries[a].name < entries[b].name; });
        return {};
    }

    void number_outcomes() {
        for (const Rule& rule : sources_.rules) {
            for (const Outcome& outcome : rule.gives)
                program_.ids.push_back(outcome.id);
            for (const Outcome& outcome : rule.otherwise)
                program_.ids.push_back(outcome.id);
            for (const AmountRule& amount : rule.amounts)
                program_.ids.push_back(amount.name);
            for (const DeadlineRule& deadline : rule.deadlines)
                program_.ids.push_back(deadline.name);
        }
        std::sort(program_.ids.begin(), program_.ids.end());
        program_.ids.erase(std::unique(program_.ids.begin(), program_.ids.end()),
                           program_.ids.end());
        for (const Rule& rule : sources_.rules) {
            for (const DeadlineRule& deadline : rule.deadlines) {
                for (const auto* term : {&deadline.start, &deadline.arguable_start}) {
                    if (!term->end_of.empty() && end(term->end_of) == no_end)
                        program_.awaited.push_back(term->end_of);
                }
            }
        }
    }

    FactIndex fact(const std::string& name) const {
        if (name.empty()) return no_fact;
        if (name == "today") return today_fact;
        return static_cast<FactIndex>(catalogue_.index_of(name));
    }

    EndIndex end(const std::string& deadline) const {
        const auto found = std::find(program_.awaited.begin(), program_.awaited.end(), deadline);
        return found == program_.awaited.end()
                   ? no_end
                   : static_cast<EndIndex>(found - program_.awaited.begin());
    }

    CompiledDay day(const DayTerm& term) {
        CompiledDay compiled{.pick = term.pick};
        compiled.facts = {static_cast<std::uint32_t>(program_.day_facts.size()),
                          static_cast<std::uint32_t>(term.facts.size())};
        for (const std::string& name : term.facts)
            program_.day_facts.push_back(fact(name));
        if (!term.end_of.empty()) compiled.end_of = end(term.end_of);
        return compiled;
    }

    std::uint64_t choices(const Condition& condition) const {
        const int at = catalogue_.index_of(condition.fact);
        if (at < 0) return 0;
        const FactEntry& entry = catalogue_.entries()[static_cast<std::size_t>(at)];
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < entry.choices.size(); ++i) {
            const bool listed = std::find(condition.values.begin(), condition.values.end(),
                                          entry.choices[i].id) != condition.values.end();
            if (listed) bits |= std::uint64_t{1} << i;
        }
        return bits;
    }

    ConditionIndex condition(const Condition& source) {
        if (source.is_always()) return 0;
        const auto at = static_cast<ConditionIndex>(program_.conditions.size());
        program_.conditions.emplace_back();
        fill(at, source);
        return at;
    }

    // The parts of a condition lie beside each other.
    void fill(ConditionIndex at, const Condition& source) {
        CompiledCondition compiled{.kind = source.kind,
                                   .fact = fact(source.fact),
                                   .other = fact(source.other),
                                   .length_from = fact(source.length_from),
                                   .source = &source};
        if (source.kind == ConditionKind::OneOf) compiled.choices = choices(source);
        if (source.kind == ConditionKind::Within) {
            compiled.start = day(source.start);
            compiled.at = day(source.at);
        }
        compiled.parts = {static_cast<std::uint32_t>(program_.conditions.size()),
                          static_cast<std::uint32_t>(source.parts.size())};
        program_.conditions.resize(program_.conditions.size() + source.parts.size());
        program_.conditions[at] = compiled;
        for (std::uint32_t i = 0; i < compiled.parts.count; ++i)
            fill(compiled.parts.first + i, source.parts[i]);
    }

    std::uint32_t term(const AmountTerm& source) {
        const auto at = static_cast<std::uint32_t>(program_.terms.size());
        program_.terms.emplace_back();
        fill_term(at, source);
        return at;
    }
    void fill_term(std::uint32_t at, const AmountTerm& source) {
        CompiledTerm compiled{.source = &source, .fact = fact(source.fact), .parts = {}};
        compiled.parts = {static_cast<std::uint32_t>(program_.terms.size()),
                          static_cast<std::uint32_t>(source.parts.size())};
        program_.terms.resize(program_.terms.size() + source.parts.size());
        program_.terms[at] = compiled;
        for (std::uint32_t i = 0; i < compiled.parts.count; ++i)
            fill_term(compiled.parts.first + i, source.parts[i]);
    }

    std::vector<CompiledOutcome> outcomes(const std::vector<Outcome>& sources) {
        std::vector<CompiledOutcome> compiled;
        for (const Outcome& outcome : sources) {
            compiled.push_back(
                {&outcome, program_.index_of(outcome.id), condition(outcome.only_if)});
        }
        return compiled;
    }

    void compile(const Rule& rule) {
        CompiledRule compiled{.source = &rule};
        if (rule.in_force.from) compiled.from = serial(*rule.in_force.from);
        if (rule.in_force.until) compiled.until = serial(*rule.in_force.until);
        compiled.as_of = fact(rule.as_of);
        compiled.when = condition(rule.when);
        compiled.unless = condition(rule.unless);
        note(rule.when, compiled.asks_for);
        note(rule.unless, compiled.asks_for);
        if (compiled.as_of != no_fact) compiled.asks_for.insert(compiled.as_of);
        compiled.gives = outcomes(rule.gives);
        compiled.otherwise = outcomes(rule.otherwise);
        for (const AmountRule& amount : rule.amounts) {
            compiled.amounts.push_back({&amount, program_.index_of(amount.name),
                                        condition(amount.only_if), term(amount.term)});
        }
        for (const DeadlineRule& deadline : rule.deadlines) {
            compiled.deadlines.push_back({&deadline, program_.index_of(deadline.name),
                                          condition(deadline.only_if), fact(deadline.length_from),
                                          day(deadline.start), day(deadline.arguable_start),
                                          end(deadline.name)});
        }
        for (const Conclusion& conclusion : rule.concludes)
            compiled.concludes.push_back({fact(conclusion.fact), &conclusion.value});
        const bool gives_a_remedy =
            std::any_of(rule.gives.begin(), rule.gives.end(),
                        [](const Outcome& outcome) { return outcome.kind == OutcomeKind::Remedy; });
        compiled.only_shows_a_way =
            !gives_a_remedy && rule.amounts.empty() && rule.deadlines.empty();
        program_.rules.push_back(std::move(compiled));
    }

    void note(const std::string& name, FactSet& facts) const {
        const FactIndex index = fact(name);
        if (index < FactSet::capacity) facts.insert(index);
    }
    void note(const Condition& condition, FactSet& facts) const {
        for (const Condition& part : condition.parts)
            note(part, facts);
        note(condition.fact, facts);
        note(condition.other, facts);
        note(condition.length_from, facts);
        for (const std::string& name : condition.start.facts)
            note(name, facts);
        for (const std::string& name : condition.at.facts)
            note(name, facts);
    }

    const RuleSources& sources_;
    const FactCatalogue& catalogue_;
    RuleProgram program_;
};

}  // namespace

OutcomeIndex RuleProgram::index_of(std::string_view id) const {
    const auto found = std::lower_bound(ids.begin(), ids.end(), id);
    if (found == ids.end() || *found != id) return no_outcome;
    return static_cast<OutcomeIndex>(found - ids.begin());
}

Result<RuleProgram> compile_rules(const RuleSources& sources) { return Compiler{sources}.run(); }

}  // namespace shuofa
