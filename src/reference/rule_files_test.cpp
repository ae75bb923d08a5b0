#include "reference/rule_files.h"

#include "domain/law/assess.h"
#include "domain/law/next_question.h"
#include "reference/holiday_files.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <list>

namespace shuofa {
namespace {

constexpr const char* facts = R"(
facts:
  - {name: price, kind: money, title: {zh: 价, en: price}, question: {zh: 价？, en: "price?"}, problems: [fake]}
  - {name: fake, kind: yes_no, title: {zh: 假, en: fake}, question: {zh: 假？, en: "fake?"}, problems: [fake]}
  - {name: months, kind: number, title: {zh: 月, en: months}, question: {zh: 几个月？, en: "months?"}}
  - {name: filed_on, kind: day, title: {zh: 收到, en: filed}, question: {zh: 哪天？, en: "when?"}}
  - {name: silence_ended_on, kind: day, title: {zh: 期满, en: end}}
)";
constexpr const char* sources = "laws:\n  - {id: XBF, name: {zh: 消法, en: consumer law}}\n";

std::string rule(const std::string& body) {
    return "id: r\nlaw: XBF\narticle: 一\nin_short: {zh: 短, en: short}\nchecked: 2026-11-23\n" +
           body;
}

Result<RuleBook> book(const std::string& rule_text) {
    const RuleFile files[] = {
        {"facts.yaml", facts}, {"sources.yaml", sources}, {"law/art.yaml", rule_text}};
    return read_rule_files(files);
}

struct Broken {
    const char* body;
    const char* says;
};

class RuleFiles : public testing::TestWithParam<Broken> {};

TEST_P(RuleFiles, RefuseABrokenRuleWithFileAndLine) {
    const auto read = book(rule(GetParam().body));
    ASSERT_FALSE(read) << GetParam().body;
    EXPECT_EQ(read.error().where.substr(0, 13), "law/art.yaml:") << read.error().where;
    EXPECT_NE(read.error().detail.find(GetParam().says), std::string::npos) << read.error().detail;
}

INSTANTIATE_TEST_SUITE_P(
    Mistakes, RuleFiles,
    testing::Values(
        Broken{"when: fakee\n", "did you mean fake"},
        Broken{"when: price\n", "of the kind money, which does not fit"},
        Broken{"wen: fake\nwhen: fake\n", "unknown field wen"},
        Broken{"when: {some: [fake]}\n", "unknown operator"},
        Broken{"when: {within: 7 dayz, of: price}\n", "a period is written"},
        Broken{"when: fake\ngives: {remedy: [x]}\n", "unknown outcome"},
        Broken{"when: fake\namounts: [{name: a, is: {plus: [price]}}]\n", "unknown kind of sum"},
        Broken{"when: fake\nin_force: {from: 2026-01-01, until: 2025-01-01}\n", "ends before"},
        Broken{"when: fake\ngives: {remedies: [x], not_available: [x]}\n", "gives and refuses"},
        Broken{"when: fake\namounts: [{name: a, is: {times: [3, fake]}}]\n", "does not fit here"},
        Broken{"when: fake\ndeadlines: [{name: d, start: price, period: 7 days}]\n",
               "does not fit here"},
        Broken{"when: fake\ndeadlines: [{name: d, start: {end_of: nothing}, period: 7 days}]\n",
               "no such deadline: nothing"},
        Broken{"when: fake\ndeadlines: [{name: d, start: filed_on, period: {fact: price, unit: "
               "months}}]\n",
               "does not fit here"},
        Broken{"when: fake\ndeadlines: [{name: d, start: filed_on, period: {fact: months}}]\n",
               "expected fact:"},
        Broken{"when: {within: 7 days, of: {end_of: d}}\n", "with a day fact"},
        Broken{"gives: {remedies: [x]}\n", "needs when"}));

TEST(RuleFiles, RefuseDeadlinesThatStartAtEachOthersEnds) {
    const auto read = book(
        "- {id: a, law: XBF, article: 一, in_short: {zh: 短, en: short}, checked: 2026-11-23, "
        "when: "
        "fake,\n   deadlines: [{name: one, start: {end_of: two}, period: 7 days}]}\n"
        "- {id: b, law: XBF, article: 一, in_short: {zh: 短, en: short}, checked: 2026-11-23, "
        "when: "
        "fake,\n   deadlines: [{name: two, start: {end_of: one}, period: 7 days}]}\n");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().detail, "deadlines start at each other's ends");
    EXPECT_EQ(read.error().where.substr(0, 13), "law/art.yaml:");
}

std::string two_rules(const char* second_more) {
    return std::string{
               "- {id: a, law: XBF, article: 一, in_short: {zh: 短, en: short}, checked: "
               "2026-11-23, when: fake,\n   gives: {remedies: [refund]}}\n"
               "- {id: b, law: XBF, article: 一, in_short: {zh: 短, en: short}, checked: "
               "2026-11-23, when: filed_on?,\n   gives: {not_available: [refund]}"} +
           second_more + "}\n";
}

TEST(RuleFiles, RefuseTwoRulesThatContradictWithoutAnOrder) {
    const auto read = book(two_rules(""));
    ASSERT_FALSE(read);
    EXPECT_STREQ(read.error().reason.id.data(), "rules_contradict");
    EXPECT_TRUE(book(two_rules(", stands_above: [a]"))) << "one stands above";
}

// The second rule stands first in the file, and still starts where the first one ends.
TEST(RuleFiles, StartADeadlineWhereAnotherEnds) {
    const auto rules = book(
        "- {id: a, law: XBF, article: 一, in_short: {zh: 短, en: short}, checked: 2026-11-23, "
        "when: "
        "always,\n   deadlines: [{name: appeal, start: {end_of: answer, unless_known: "
        "silence_ended_on}, period: 60 days}]}\n"
        "- {id: b, law: XBF, article: 一, in_short: {zh: 短, en: short}, checked: 2026-11-23, "
        "when: "
        "always,\n   deadlines: [{name: answer, kind: authority, start: filed_on, period: {fact: "
        "months, unit: months}}]}\n");
    ASSERT_TRUE(rules) << rules.error().detail << rules.error().where;
    const WorkCalendar calendar;
    const Day today = parse_day("2026-11-23").value();

    Facts known;
    known.set("months", Number::whole(1));
    const Assessment open = assess(known, *rules, calendar, today);
    EXPECT_TRUE(open.deadlines.empty());
    ASSERT_EQ(open.questions.size(), 1u);
    EXPECT_EQ(open.questions.front().fact->name, "filed_on");
    EXPECT_EQ(open.questions.front().could_change.size(), 2u) << "both dates hang on it";

    known.set("filed_on", parse_day("2026-08-31").value());
    const Assessment computed = assess(known, *rules, calendar, today);
    ASSERT_NE(computed.find_deadline("answer"), nullptr);
    EXPECT_EQ(day_text(computed.find_deadline("answer")->date), "2026-09-30");
    const DeadlineFinding* appeal = computed.find_deadline("appeal");
    ASSERT_NE(appeal, nullptr);
    EXPECT_EQ(day_text(appeal->date), "2026-11-29");
    EXPECT_EQ(appeal->start_event, "answer");
    EXPECT_EQ(appeal->kind, DeadlineKind::Provisional) << "it builds on a provisional end";
    EXPECT_EQ(appeal->because.facts.size(), 2u) << "the facts of the first deadline too";

    known.set("silence_ended_on", parse_day("2026-09-01").value());
    const Assessment stated = assess(known, *rules, calendar, today);
    EXPECT_EQ(day_text(stated.find_deadline("appeal")->date), "2026-10-31");
    EXPECT_EQ(stated.find_deadline("appeal")->start_event, "silence_ended_on");
}

TEST(RuleFiles, UnknownIsNeverNo) {
    const auto rules =
        book(rule("when: fake\ngives: {remedies: [triple]}\namounts: [{name: sum, is: {times: [3, "
                  "price]}}]\n"));
    ASSERT_TRUE(rules) << rules.error().detail;
    const WorkCalendar calendar;
    const Day today = parse_day("2026-11-23").value();

    const Assessment nothing_known = assess({}, *rules, calendar, today);
    EXPECT_TRUE(nothing_known.remedies.empty());
    ASSERT_FALSE(nothing_known.questions.empty());
    EXPECT_EQ(nothing_known.questions.front().fact->name, "fake");

    Facts known;
    known.set("fake", true);
    const Assessment price_open = assess(known, *rules, calendar, today);
    EXPECT_TRUE(price_open.has_remedy("triple"));
    EXPECT_EQ(price_open.find_amount("sum"), nullptr);
    EXPECT_EQ(price_open.questions.front().fact->name, "price");

    known.set("price", Money::fen(16667));
    const Assessment all = assess(known, *rules, calendar, today);
    EXPECT_EQ(all.find_amount("sum")->amount, Money::fen(50001));
    EXPECT_EQ(all.find_amount("sum")->formula, "3*166.67");
    EXPECT_EQ(all.find_amount("sum")->because.facts.size(), 2u);
    EXPECT_TRUE(all.questions.empty());
}

// The data that the program carries.
class CarriedRules : public testing::Test {
protected:
    void SetUp() override {
        const std::filesystem::path data =
            std::filesystem::path{std::getenv("SHUOFA_SOURCE_DIR")} / "data";
        for (const auto& entry : std::filesystem::recursive_directory_iterator{data / "rules"}) {
            if (entry.path().extension() == ".yaml") {
                files_.push_back(
                    {keep(std::filesystem::relative(entry.path(), data / "rules").string()),
                     keep(read(entry.path()))});
            }
        }
        for (const auto& entry : std::filesystem::directory_iterator{data / "holidays"}) {
            years_.push_back({keep(entry.path().filename().string()), keep(read(entry.path()))});
        }
    }
    static std::string read(const std::filesystem::path& path) {
        std::ifstream file{path, std::ios::binary};
        return {std::istreambuf_iterator<char>{file}, {}};
    }
    std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }

    std::list<std::string> texts_;
    std::vector<RuleFile> files_;
    std::vector<HolidayFile> years_;
};

TEST_F(CarriedRules, HaveWordsForEverythingTheyGive) {
    const auto rules = read_rule_files(files_);
    ASSERT_TRUE(rules) << rules.error().detail << " " << rules.error().where;
    for (const Rule& one : rules->rules()) {
        for (const Outcome& outcome : one.gives) {
            if (outcome.kind == OutcomeKind::Remedy || outcome.kind == OutcomeKind::Warning ||
                outcome.kind == OutcomeKind::Channel || outcome.kind == OutcomeKind::NotAvailable) {
                EXPECT_TRUE(rules->all_words().contains(outcome.id))
                    << one.id << ": " << outcome.id;
            }
        }
        for (const DeadlineRule& deadline : one.deadlines) {
            EXPECT_TRUE(rules->all_words().contains(deadline.name))
                << one.id << ": " << deadline.name;
        }
        for (const AmountRule& amount : one.amounts) {
            EXPECT_TRUE(rules->all_words().contains(amount.name)) << one.id << ": " << amount.name;
        }
        EXPECT_FALSE(one.in_short.en.empty()) << one.id;
    }
}

TEST_F(CarriedRules, HaveACaseFileBesideEachFile) {
    for (const RuleFile& file : files_) {
        const std::string name{file.name};
        if (name.find('/') == name.npos || name.starts_with("scenarios/") ||
            name.ends_with(".test.yaml") || name.starts_with("packs/"))
            continue;
        // A table that waits for its entries, such as court/wages.yaml, has nothing to try yet.
        if (std::string{"\n"}.append(file.content).find("\n- id:") == std::string::npos) continue;
        const std::string wanted = name.substr(0, name.size() - 5) + ".test.yaml";
        const bool found = std::any_of(files_.begin(), files_.end(),
                                       [&](const RuleFile& other) { return other.name == wanted; });
        EXPECT_TRUE(found) << wanted;
    }
}

TEST_F(CarriedRules, CarryAllYearsSince2004) {
    const auto calendar = read_holiday_files(years_);
    ASSERT_TRUE(calendar) << calendar.error().detail << calendar.error().where;
    EXPECT_EQ(day_text(calendar->known_from()), "2004-01-01");
    EXPECT_EQ(day_text(calendar->known_until()), "2026-12-31");
    EXPECT_EQ(calendar->kind(parse_day("2026-10-10").value()), DayKind::MakeUp);
    EXPECT_EQ(calendar->kind(parse_day("2026-10-07").value()), DayKind::Holiday);
    EXPECT_EQ(calendar->kind(parse_day("2026-10-31").value()), DayKind::Weekend);
    EXPECT_EQ(calendar->kind(parse_day("2020-01-31").value()),
              DayKind::Holiday);  // lengthened that year
}

// Every one of the common problems reaches a stable answer soon, whatever is answered.
TEST_F(CarriedRules, AskAtMostTwelveQuestionsForEachProblem) {
    const auto rules = read_rule_files(files_);
    const auto calendar = read_holiday_files(years_);
    ASSERT_TRUE(rules && calendar);
    const Day today = parse_day("2026-11-23").value();
    for (const FactChoice& problem : rules->catalogue().find("problem")->choices) {
        for (const bool yes : {true, false}) {
            Facts known;
            known.set("problem", problem.id);
            std::set<std::string, std::less<>> asked{"problem"};
            while (const auto question = next_question(known, *rules, *calendar, today, asked)) {
                asked.insert(question->fact->name);
                if (question->fact->kind == FactKind::YesNo) {
                    known.set(question->fact->name, yes);
                } else {
                    known.set(question->fact->name, Unknown{});
                }
                ASSERT_LE(asked.size(), 12u)
                    << problem.id << " still asks " << question->fact->name;
            }
        }
    }
}

}  // namespace
}  // namespace shuofa
