#include "domain/law/next_question.h"

#include <algorithm>

namespace shuofa {
namespace {

// The ids that make two outcomes the same or different for the shopper.
std::set<std::string> signature(const Assessment& assessment) {
    std::set<std::string> ids;
    for (const Finding& remedy : assessment.remedies)
        ids.insert(remedy.id);
    for (const AmountFinding& amount : assessment.amounts)
        ids.insert(amount.name);
    for (const DeadlineFinding& deadline : assessment.deadlines)
        ids.insert(deadline.name);
    return ids;
}

std::vector<std::string> difference(const std::set<std::string>& from,
                                    const std::set<std::string>& less) {
    std::vector<std::string> rest;
    std::set_difference(from.begin(), from.end(), less.begin(), less.end(),
                        std::back_inserter(rest));
    return rest;
}

// Days and sums have no list of answers; they are not tried out.
std::vector<FactValue> answers_of(const FactEntry& entry) {
    std::vector<FactValue> answers;
    if (entry.kind == FactKind::YesNo) answers = {FactValue{true}, FactValue{false}};
    if (entry.kind == FactKind::Choice) {
        for (const FactChoice& choice : entry.choices)
            answers.emplace_back(choice.id);
    }
    if (entry.kind == FactKind::Choices) {
        for (const FactChoice& choice : entry.choices) {
            answers.emplace_back(std::vector<std::string>{choice.id});
        }
    }
    return answers;
}

// "asked only for these problems"
bool belongs(const FactEntry& entry, const Facts& facts) {
    const Fact* problem = facts.find("problem");
    if (entry.name == "problem") return true;
    if (problem == nullptr) return !entry.problems.empty();
    const auto* chosen = std::get_if<std::string>(&problem->value);
    return chosen == nullptr ||
           std::find(entry.problems.begin(), entry.problems.end(), *chosen) != entry.problems.end();
}

}  // namespace

std::optional<NextQuestion> next_question(const Facts& facts, const RuleBook& rules,
                                          const WorkCalendar& calendar, Day today,
                                          const std::set<std::string, std::less<>>& asked) {
    // Which of the common problems it is decides which questions make sense, so it comes first.
    const FactEntry* problem = rules.catalogue().find("problem");
    if (problem != nullptr && facts.find("problem") == nullptr && !asked.contains("problem")) {
        return NextQuestion{problem, {}, {}};
    }
    const Assessment now = assess(facts, rules, calendar, today);
    const std::set<std::string> before = signature(now);
    std::optional<NextQuestion> best;
    std::pair<std::size_t, std::size_t> best_score{0, 0};
    for (const OpenQuestion& open : now.questions) {
        if (asked.contains(open.fact->name) || facts.find(open.fact->name) != nullptr) continue;
        if (!belongs(*open.fact, facts)) continue;
        NextQuestion question{open.fact, {}, open.could_change};
        std::set<std::set<std::string>> outcomes;
        for (const FactValue& answer : answers_of(*open.fact)) {
            Facts then = facts;
            then.set(open.fact->name, answer);
            const std::set<std::string> after = signature(assess(then, rules, calendar, today));
            outcomes.insert(after);
            question.effects.push_back(
                {answer, difference(after, before), difference(before, after)});
        }
        // How many outcomes the answers part; then how much hangs on the fact at all.
        const std::pair score{std::max<std::size_t>(outcomes.size(), 2), open.could_change.size()};
        if (!best || score > best_score) {
            best = std::move(question);
            best_score = score;
        }
    }
    return best;
}

}  // namespace shuofa
