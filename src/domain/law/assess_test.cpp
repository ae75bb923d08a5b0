#include "domain/law/assess.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace shuofa {
namespace {

// Made-up rules over eight yes/no facts: six that are asked, and two that only rules conclude.
constexpr int askable_facts = 6;
constexpr int all_facts = 8;

std::string fact_name(int fact) { return "fact_" + std::to_string(fact); }

FactCatalogue made_up_catalogue() {
    std::vector<FactEntry> entries;
    for (int fact = 0; fact < all_facts; ++fact) {
        FactEntry entry{.name = fact_name(fact)};
        if (fact < askable_facts) entry.question = {"？", "?"};
        entries.push_back(entry);
    }
    return FactCatalogue::build(std::move(entries)).value();
}

Condition some_condition(int depth, int facts) {
    const int kind = *rc::gen::inRange(0, depth == 0 ? 1 : 4);
    Condition condition;
    if (kind == 0) {
        condition.kind = ConditionKind::IsYes;
        condition.fact = fact_name(*rc::gen::inRange(0, facts));
        return condition;
    }
    condition.kind = kind == 1   ? ConditionKind::All
                     : kind == 2 ? ConditionKind::Any
                                 : ConditionKind::Not;
    const int parts = kind == 3 ? 1 : *rc::gen::inRange(1, 4);
    for (int i = 0; i < parts; ++i)
        condition.parts.push_back(some_condition(depth - 1, facts));
    return condition;
}

// Two rules conclude a fact each, four give a remedy each, one of them with an exception.
RuleBook made_up_rules() {
    RuleSources sources{.catalogue = made_up_catalogue(), .laws = {{.id = "LAW"}}};
    for (int i = 0; i < 6; ++i) {
        Rule rule{.id = "rule_" + std::to_string(i), .law = "LAW"};
        if (i < 2) {
            rule.when = some_condition(2, askable_facts + i);
            rule.concludes.push_back({fact_name(askable_facts + i), FactValue{true}});
        } else {
            rule.when = some_condition(3, all_facts);
            rule.gives.push_back(
                {.kind = OutcomeKind::Remedy, .id = "remedy_" + std::to_string(i)});
        }
        if (i == 5) rule.unless = some_condition(1, askable_facts);
        sources.rules.push_back(rule);
    }
    return RuleBook::build(std::move(sources)).value();
}

Facts some_facts() {
    Facts facts;
    for (int fact = 0; fact < askable_facts; ++fact) {
        const int state = *rc::gen::inRange(0, 3);
        if (state < 2) facts.set(fact_name(fact), state == 1);
    }
    return facts;
}

std::vector<std::string> remedies(const Facts& facts, const RuleBook& rules) {
    const Day today{std::chrono::year{2026} / 11 / 23};
    const Assessment assessment = assess(facts, rules, WorkCalendar{}, today);
    const auto ids = assessment.ids(OutcomeKind::Remedy);
    return {ids.begin(), ids.end()};
}

bool asks(const Assessment& assessment, const std::string& fact) {
    for (const OpenQuestion& open : assessment.questions) {
        if (open.fact->name == fact) return true;
    }
    return false;
}

// A question falls away only when its answer can change nothing any more, whatever else is known.
TEST(Assess, AsksForEveryFactWhoseAnswerChangesARemedy) {
    rc::check([] {
        const RuleBook rules = made_up_rules();
        const Facts facts = some_facts();
        const Day today{std::chrono::year{2026} / 11 / 23};
        const Assessment now = assess(facts, rules, WorkCalendar{}, today);
        for (int fact = 0; fact < askable_facts; ++fact) {
            if (facts.find(fact_name(fact)) != nullptr) continue;
            for (const bool answer : {true, false}) {
                Facts then = facts;
                then.set(fact_name(fact), answer);
                if (remedies(then, rules) != remedies(facts, rules))
                    RC_ASSERT(asks(now, fact_name(fact)));
            }
        }
    });
}

// With every fact known nothing is open.
TEST(Assess, AsksNothingWhenEverythingIsKnown) {
    rc::check([] {
        const RuleBook rules = made_up_rules();
        Facts facts;
        for (int fact = 0; fact < askable_facts; ++fact)
            facts.set(fact_name(fact), *rc::gen::arbitrary<bool>());
        const Day today{std::chrono::year{2026} / 11 / 23};
        RC_ASSERT(assess(facts, rules, WorkCalendar{}, today).questions.empty());
    });
}

}  // namespace
}  // namespace shuofa
