#include "workflows/ask_next_question.h"

#include "domain/law/rule_book.h"

#include <set>

namespace shuofa {

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
            !asked.contains(open.fact->name)) {
            question.about += 1;
        }
    }
    question.next =
        next_question(account.facts, knowledge.rules, knowledge.calendar, needs.today, asked);
    if (!question.next && question.about > question.asked) question.about = question.asked;
    return question;
}

}  // namespace shuofa
