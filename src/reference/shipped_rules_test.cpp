#include "domain/law/next_question.h"
#include "reference/holiday_files.h"
#include "reference/rule_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace shuofa {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

struct TextFile {
    std::string name;
    std::string content;
};

std::vector<TextFile> files_below(const fs::path& folder) {
    std::vector<TextFile> files;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        if (entry.path().extension() != ".yaml") continue;
        std::ifstream in{entry.path(), std::ios::binary};
        files.push_back({fs::relative(entry.path(), folder).string(),
                         std::string{std::istreambuf_iterator<char>{in}, {}}});
    }
    std::sort(files.begin(), files.end(),
              [](const TextFile& a, const TextFile& b) { return a.name < b.name; });
    return files;
}

fs::path data_folder() {
    const char* source = std::getenv("SHUOFA_SOURCE_DIR");
    return fs::path{source == nullptr ? "." : source} / "data";
}

// The rules and holidays that come with the program, read once.
struct Shipped {
    RuleBook rules;
    WorkCalendar calendar;
};

const Shipped& shipped() {
    static const Shipped found = [] {
        const auto rule_texts = files_below(data_folder() / "rules");
        std::vector<RuleFile> rules;
        for (const TextFile& file : rule_texts)
            rules.push_back({file.name, file.content});
        const auto holiday_texts = files_below(data_folder() / "holidays");
        std::vector<HolidayFile> holidays;
        for (const TextFile& file : holiday_texts)
            holidays.push_back({file.name, file.content});
        return Shipped{*read_rule_files(rules), *read_holiday_files(holidays)};
    }();
    return found;
}

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

// An answer that a shopper might give.
FactValue some_answer(const FactEntry& entry, std::size_t turn) {
    switch (entry.kind) {
        case FactKind::YesNo:
            return turn % 2 == 0;
        case FactKind::Money:
            return Money::yuan(100 + static_cast<std::int64_t>(turn) * 37);
        case FactKind::Day:
            return add_days(today, -static_cast<int>(turn % 30));
        case FactKind::Number:
            return Number::whole(static_cast<std::int64_t>(turn % 5) + 1);
        case FactKind::Choice:
            return entry.choices[turn % entry.choices.size()].id;
        case FactKind::Choices:
            return std::vector<std::string>{entry.choices[turn % entry.choices.size()].id};
        case FactKind::Days:
            return std::vector<Day>{add_days(today, -static_cast<int>(turn % 400))};
    }
    return Unknown{};
}

TEST(ShippedRules, KnowTheCalendarFrom2004UntilTheEndOf2026) {
    EXPECT_EQ(day_text(shipped().calendar.known_from()), "2004-01-01");
    EXPECT_EQ(day_text(shipped().calendar.known_until()), "2026-12-31");
}

TEST(ShippedRules, HaveAnArticleADayCheckedAndWordsForWhatTheyGive) {
    for (const Rule& rule : shipped().rules.rules()) {
        EXPECT_FALSE(rule.article.empty()) << rule.id;
        EXPECT_FALSE(rule.checked_on.empty()) << rule.id;
        EXPECT_NE(shipped().rules.find_law(rule.law), nullptr) << rule.id;
        for (const DeadlineRule& deadline : rule.deadlines) {
            EXPECT_TRUE(shipped().rules.all_words().contains(deadline.name)) << deadline.name;
        }
        for (const Outcome& outcome : rule.gives) {
            if (outcome.kind != OutcomeKind::Remedy && outcome.kind != OutcomeKind::Warning)
                continue;
            EXPECT_TRUE(outcome.id.find('{') != std::string::npos ||
                        shipped().rules.all_words().contains(outcome.id))
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
        while (const auto next =
                   next_question(facts, shipped().rules, shipped().calendar, today, asked)) {
            asked.insert(next->fact->name);
            ASSERT_LE(asked.size(), 12u) << next->fact->name;
            facts.set(next->fact->name, some_answer(*next->fact, seed + asked.size()));
        }
    }
}

TEST_P(CommonProblems, AreSettledWithinTwelveQuestionsWhenNothingIsKnown) {
    Facts facts;
    facts.set("problem", std::string{GetParam()});
    std::set<std::string, std::less<>> asked{"problem"};
    while (const auto next =
               next_question(facts, shipped().rules, shipped().calendar, today, asked)) {
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
    const auto& entries = shipped().rules.catalogue().entries();
    for (std::size_t seed = 0; seed < 12; ++seed) {
        Facts forward;
        Facts backward;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const auto add = [&](Facts& facts, std::size_t at) {
                if ((at * 7 + seed) % 3 == 0)
                    facts.set(entries[at].name, some_answer(entries[at], at + seed));
            };
            add(forward, i);
            add(backward, entries.size() - 1 - i);
        }
        EXPECT_EQ(outline(assess(forward, shipped().rules, shipped().calendar, today)),
                  outline(assess(backward, shipped().rules, shipped().calendar, today)));
    }
}

TEST(ShippedRules, NeverGiveANegativeSum) {
    const auto& entries = shipped().rules.catalogue().entries();
    for (std::size_t seed = 0; seed < 60; ++seed) {
        Facts facts;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if ((i * 13 + seed) % 4 == 0)
                facts.set(entries[i].name, some_answer(entries[i], i * seed + 1));
        }
        const Assessment found = assess(facts, shipped().rules, shipped().calendar, today);
        for (const AmountFinding& amount : found.amounts)
            EXPECT_FALSE(amount.amount.is_negative()) << amount.name << " " << amount.formula;
    }
}

TEST(ShippedRules, KeepAskingWhenTheAnswerIsNotKnown) {
    Facts facts;
    facts.set("price_paid", Money::yuan(399));
    const Assessment before = assess(facts, shipped().rules, shipped().calendar, today);
    ASSERT_FALSE(before.questions.empty());
    for (const OpenQuestion& question : before.questions) {
        Facts told = facts;
        told.set(question.fact->name, Unknown{});
        const Assessment after = assess(told, shipped().rules, shipped().calendar, today);
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
