#include "workflows/ask_next_question.h"

#include "domain/law/rule_book.h"

#include <algorithm>
#include <set>

namespace shuofa {

namespace {

// Facts that are asked for this problem only; before the problem is known any may come.
bool belongs_to(const FactEntry& entry, const Facts& facts) {
    const Fact* problem = facts.find("problem");
    const auto* id = problem == nullptr ? nullptr : std::get_if<std::string>(&problem->value);
    return id == nullptr ||
           std::find(entry.problems.begin(), entry.problems.end(), *id) != entry.problems.end();
}

}  // namespace

Result<CaseQuestion> ask_next_question(const AssessCaseNeeds& needs, const CaseId& id) {
    const CaseKnowledge knowledge = TRY(case_knowledge(needs.library));
    const CaseAccount account = TRY(assess_case(needs, id));
    CaseQuestion question;
    // What was asked once is not asked again: "I don't know" is an answer.
    std::set<std::string, std::less<>> asked;
    for (const auto& [name, fact] : account.facts) {
        if (fact.source != "user") continue;
        asked.insert(name);
        question.asked += 1;
    }
    question.about = question.asked;
    for (const OpenQuestion& open : account.assessment.questions) {
        if (open.fact != nullptr && !open.fact->question.empty() &&
            !asked.contains(open.fact->name) && belongs_to(*open.fact, account.facts)) {
            question.about += 1;
        }
    }
    question.next =
        next_question(account.facts, knowledge.rules, knowledge.calendar, needs.today, asked);
    if (!question.next) question.about = question.asked;
    return question;
}

}  // namespace shuofa
