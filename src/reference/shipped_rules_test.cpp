#include "domain/law/contradictions.h"
#include "domain/law/next_question.h"
#include "reference/rule_files.h"
#include "testing/plain_reader.h"
#include "testing/shipped_law.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace shuofa {
namespace {

using testing::HasSubstr;

const Day today = Day{std::chrono::year{2026} / std::chrono::November / 23};

std::vector<std::string> outline(const Assessment& assessment) {
    std::vector<std::string> lines;
    for (const Finding& remedy : assessment.remedies)
        lines.push_back("remedy " + std::string{remedy.id});
    for (const AmountFinding& amount : assessment.amounts)
        lines.push_back(amount.name + " " + amount.amount.text() + " " + amount.formula);
    for (const DeadlineFinding& deadline : assessment.deadlines)
        lines.push_back(std::string{deadline.name} + " " + day_text(deadline.date));
    for (const Finding& warning : assessment.warnings)
        lines.push_back("warning " + std::string{warning.id});
    return lines;
}

TEST(ShippedRules, KnowTheCalendarFrom2004UntilTheEndOf2026) {
    EXPECT_EQ(day_text(shipped_law().calendar.known_from()), "2004-01-01");
    EXPECT_EQ(day_text(shipped_law().calendar.known_until()), "2026-12-31");
}

TEST(ShippedRules, StandInAnOrderWhereOneRefusesWhatAnotherGives) {
    const RuleBook& rules = shipped_law().rules;
    for (const Contradiction& found : contradictions(rules.rules(), rules.catalogue()))
        ADD_FAILURE() << error_of(found).where << ": " << error_of(found).detail;
}

TEST(ShippedRules, HaveAnArticleADayCheckedAndWordsForWhatTheyGive) {
    for (const Rule& rule : shipped_law().rules.rules()) {
        EXPECT_FALSE(rule.article.empty()) << rule.id;
        EXPECT_FALSE(rule.checked_on.empty()) << rule.id;
        EXPECT_NE(shipped_law().rules.find_law(rule.law), nullptr) << rule.id;
        for (const DeadlineRule& deadline : rule.deadlines) {
            EXPECT_TRUE(shipped_law().rules.all_words().contains(deadline.name)) << deadline.name;
        }
        for (const Outcome& outcome : rule.gives) {
            if (outcome.kind != OutcomeKind::Remedy && outcome.kind != OutcomeKind::Warning)
                continue;
            EXPECT_TRUE(outcome.id.find('{') != std::string::npos ||
                        shipped_law().rules.all_words().contains(outcome.id))
                << outcome.id;
        }
    }
}

class CommonProblems : public testing::TestWithParam<const char*> {};

TEST_P(CommonProblems, AreSettledWithinTwelveQuestionsWhateverIsAnswered) {
    for (std::size_t seed = 0; seed < 3; ++seed) {
        Facts facts;
        facts.set("problem", std::string{GetParam()});
        std::set<std::string, std::less<>> asked{"problem"};
        while (const auto next = next_question(facts, shipped_law().rules, shipped_law().calendar,
                                               today, asked)) {
            asked.insert(next->fact->name);
            ASSERT_LE(asked.size(), 12u) << next->fact->name;
            facts.set(next->fact->name, some_answer(*next->fact, seed + asked.size(), today));
        }
    }
}

TEST_P(CommonProblems, AreSettledWithinTwelveQuestionsWhenNothingIsKnown) {
    Facts facts;
    facts.set("problem", std::string{GetParam()});
    std::set<std::string, std::less<>> asked{"problem"};
    while (const auto next =
               next_question(facts, shipped_law().rules, shipped_law().calendar, today, asked)) {
        asked.insert(next->fact->name);
        ASSERT_LE(asked.size(), 12u) << next->fact->name;
        facts.set(next->fact->name, Unknown{});
    }
}

INSTANTIATE_TEST_SUITE_P(Problems, CommonProblems,
                         testing::Values("not_as_described", "fake", "broken", "not_delivered",
                                         "return_refused", "refund_late", "price_trick",
                                         "service_or_renewal"));

TEST(ShippedRules, AnswerTheSameInWhateverOrderFactsArrive) {
    const auto& entries = shipped_law().rules.catalogue().entries();
    for (std::size_t seed = 0; seed < 12; ++seed) {
        Facts forward;
        Facts backward;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const auto add = [&](Facts& facts, std::size_t at) {
                if ((at * 7 + seed) % 3 == 0)
                    facts.set(entries[at].name, some_answer(entries[at], at + seed, today));
            };
            add(forward, i);
            add(backward, entries.size() - 1 - i);
        }
        EXPECT_EQ(outline(assess(forward, shipped_law().rules, shipped_law().calendar, today)),
                  outline(assess(backward, shipped_law().rules, shipped_law().calendar, today)));
    }
}

TEST(ShippedRules, NeverGiveANegativeSum) {
    const auto& entries = shipped_law().rules.catalogue().entries();
    for (std::size_t seed = 0; seed < 60; ++seed) {
        Facts facts;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if ((i * 13 + seed) % 4 == 0)
                facts.set(entries[i].name, some_answer(entries[i], i * seed + 1, today));
        }
        const Assessment found = assess(facts, shipped_law().rules, shipped_law().calendar, today);
        for (const AmountFinding& amount : found.amounts)
            EXPECT_FALSE(amount.amount.is_negative()) << amount.name << " " << amount.formula;
    }
}

// The compiled engine gives what the rules say when they are read the plain way.
TEST(ShippedRules, GiveTheSameCompiledAndReadPlainly) {
    const auto agree = [](const Facts& facts, const std::string& name) {
        const ShippedLaw& law = shipped_law();
        const Assessment found = assess(facts, law.rules, law.calendar, today);
        PlainAnswer compiled;
        for (const Finding& remedy : found.remedies)
            compiled.remedies.insert(remedy.id);
        for (const Finding& refused : found.not_available)
            compiled.not_available.insert(refused.id);
        const PlainAnswer plain = read_plainly(facts, law.rules, law.calendar, today);
        EXPECT_EQ(compiled.remedies, plain.remedies) << name;
        EXPECT_EQ(compiled.not_available, plain.not_available) << name;
    };
    const std::vector<WorkedFacts> worked = worked_facts();
    ASSERT_GT(worked.size(), 200U);
    for (const WorkedFacts& one : worked)
        agree(one.facts, one.name);
    const auto& entries = shipped_law().rules.catalogue().entries();
    for (std::size_t seed = 0; seed < 300; ++seed) {
        Facts facts;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if ((i * 31 + seed * 17) % 7 < seed % 7)
                facts.set(entries[i].name, some_answer(entries[i], i + seed * 5, today));
        }
        agree(facts, "seed " + std::to_string(seed));
    }
}

TEST(ShippedRules, KeepAskingWhenTheAnswerIsNotKnown) {
    Facts facts;
    facts.set("price_paid", Money::yuan(399));
    const Assessment before = assess(facts, shipped_law().rules, shipped_law().calendar, today);
    ASSERT_FALSE(before.questions.empty());
    for (const OpenQuestion& question : before.questions) {
        Facts told = facts;
        told.set(question.fact->name, Unknown{});
        const Assessment after = assess(told, shipped_law().rules, shipped_law().calendar, today);
        EXPECT_TRUE(
            std::any_of(after.questions.begin(), after.questions.end(),
                        [&](const OpenQuestion& other) { return other.fact == question.fact; }))
            << question.fact->name;
    }
}

TEST(ShippedRules, NamesTheFileOfAnUnknownFact) {
    const RuleFile files[] = {
        {"facts.yaml",
         "facts:\n  - {name: refunded, kind: yes_no, title: {zh: 已退款, en: refunded}}\n"},
        {"sources.yaml", "laws:\n  - {id: XBF, name: {zh: 消法, en: Consumer law}}\n"},
        {"consumer/art-1.yaml",
         "id: a\nlaw: XBF\narticle: 第一条\nchecked: 2026-11-23\nin_short: {zh: 甲, en: a}\n"
         "when: no_such_fact\n"}};

    const auto read = read_rule_files(files);

    ASSERT_FALSE(read);
    EXPECT_THAT(read.error().where + read.error().detail, HasSubstr("consumer/art-1.yaml"));
    EXPECT_THAT(read.error().where + read.error().detail, HasSubstr("no_such_fact"));
}

}  // namespace
}  // namespace shuofa
