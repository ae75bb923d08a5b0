#include "cli/law_command.h"

#include "cli/console.h"
#include "cli/equipment.h"
#include "domain/law/assess.h"
#include "domain/law/contradictions.h"
#include "domain/law/what_would_change.h"
#include "views/law_view.h"
#include "views/rule_packs_view.h"
#include "workflows/read_facts.h"
#include "workflows/test_rules.h"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>

namespace shuofa {
namespace {

constexpr ErrorReason facts_file_missing{
    "facts_file_missing", ErrorCode::NotFound,
    "打不开这个事实文件，请检查路径；从标准输入读请写 -。",
    "The file of facts cannot be opened: check the path, or write - to read standard input."};
constexpr ErrorReason rule_not_found{"rule_not_found", ErrorCode::NotFound,
                                     "没有这条规则，请用 shuofa rules list 查看编号。",
                                     "There is no such rule: see shuofa rules list."};

// Facts are a page or two; more is a mistake.
constexpr std::size_t most_fact_bytes = 1u << 20;

Result<std::string> read_text(const std::string& path) {
    std::string text;
    if (path == "-") {
        text.assign(std::istreambuf_iterator<char>{std::cin}, {});
    } else {
        std::ifstream file{path, std::ios::binary};
        if (!file) return fail(facts_file_missing, {}, path);
        text.assign(std::istreambuf_iterator<char>{file}, {});
    }
    if (text.size() > most_fact_bytes) return fail(facts_file_missing, "larger than 1 MiB", path);
    return text;
}

void print_because(const std::string& law, const std::string& article, const std::string& certainty,
                   Console& console) {
    const Phrase unsure = certainty == "stated"   ? Phrase{}
                          : certainty == "likely" ? Phrase{"（通常如此）", " (likely)"}
                          : certainty == "disputed"
                              ? Phrase{"（有争议）", " (disputed)"}
                              : Phrase{"（未核对原文）", " (not checked against the text)"};
    console.print(fmt::format("      {} {}{}", law, article, console.say(unsure)));
}

void print(const AssessmentView& view, Console& console) {
    const Language language = console.language();
    const auto heading = [&](const Phrase& phrase) { console.print(console.say(phrase)); };
    if (!view.remedies.empty()) heading({"可以要求：", "You may ask for:"});
    for (const RemedyView& remedy : view.remedies) {
        console.print("  " + remedy.title.in(language));
        print_because(remedy.because.law, remedy.because.article, remedy.certainty, console);
    }
    if (!view.amounts.empty()) heading({"金额：", "Sums:"});
    for (const AmountView& amount : view.amounts) {
        console.print(fmt::format("  {}  ¥{}  = {}{}", amount.title.in(language),
                                  amount.yuan.grouped_text(), amount.formula,
                                  amount.lawful ? ""
                                                : console.say({"（错误算法，不要这样主张）",
                                                               " (a mistake: do not claim it)"})));
    }
    for (const AmountView& amount : view.amounts) {
        if (amount.name != view.choose) continue;
        console.print(
            console.say({"  只能选一项，最高的是：", "  only one of them; the best is: "}) +
            amount.title.in(language));
        break;
    }
    if (!view.deadlines.empty()) heading({"日期：", "Dates:"});
    for (const DeadlineView& deadline : view.deadlines) {
        console.print(fmt::format("  {}  {}  [{}]", day_text(deadline.date),
                                  deadline.title.in(language), deadline.kind));
    }
    if (!view.not_available.empty()) heading({"不能要求：", "Not available:"});
    for (const RemedyView& remedy : view.not_available)
        console.print("  " + remedy.title.in(language));
    if (!view.warning_words.empty()) heading({"请注意：", "Mind:"});
    for (const Phrase& warning : view.warning_words)
        console.print("  " + warning.in(language));
    if (!view.questions.empty())
        heading({"这些问题的回答可能改变结果：", "Answers to these could change the outcome:"});
    for (const OpenQuestionView& open : view.questions) {
        console.print(fmt::format("  {}  ({})", open.question.in(language), open.fact));
    }
    console.print(
        console.say({"这是信息，不是法律意见。法律援助：12348。",
                     "This is information, not legal advice. Legal aid in China: 12348."}));
}

Result<int> run_assess(const Arguments& arguments, Equipment& equipment, Console& console) {
    const RuleBook& rules = *TRY(equipment.library().rules());
    const WorkCalendar& calendar = *TRY(equipment.library().calendar());
    const std::string& path = arguments.one("FACTS");
    const FactSheet sheet = TRY(read_facts(path, TRY(read_text(path)), rules.catalogue()));
    // --on stands above the file's own day, which stands above today.
    const Day on = equipment.day_given().value_or(sheet.on.value_or(equipment.clock().today()));
    const Assessment assessment = assess(sheet.facts, rules, calendar, on);
    AssessmentView view = to_view(assessment, rules, calendar);
    add_changes(view, what_would_change(sheet.facts, rules, calendar, assessment), rules);
    if (console.wants_json()) {
        console.print_json(to_json(view));
    } else {
        print(view, console);
    }
    return exit_done;
}

Result<int> run_facts(const Arguments&, Equipment& equipment, Console& console) {
    const FactListView view = view_facts(*TRY(equipment.library().rules()));
    if (console.wants_json()) console.print_json(to_json(view));
    for (const FactEntryView& fact : view.facts) {
        console.print(
            fmt::format("{}  ({})  {}", fact.name, fact.kind, fact.title.in(console.language())));
        for (const ChoiceView& choice : fact.choices) {
            console.print(
                fmt::format("    {}  {}", choice.id, choice.title.in(console.language())));
        }
    }
    return exit_done;
}

Result<int> run_list(const Arguments&, Equipment& equipment, Console& console) {
    const RuleListView view = view_rules(*TRY(equipment.library().rules()));
    if (console.wants_json()) console.print_json(to_json(view));
    for (const RuleView& rule : view.rules) {
        console.print(fmt::format("{}  {} {}", rule.id, rule.law, rule.article));
        console.print("    " + rule.in_short.in(console.language()));
    }
    return exit_done;
}

Result<int> run_show(const Arguments& arguments, Equipment& equipment, Console& console) {
    const RuleBook& rules = *TRY(equipment.library().rules());
    const Rule* rule = rules.find_rule(arguments.one("ID"));
    if (rule == nullptr) return fail(rule_not_found, arguments.one("ID"));
    const RuleView view = to_view(*rule, rules);
    if (console.wants_json()) console.print_json(to_json(view));
    console.print(fmt::format("{} {}", view.law, view.article));
    console.print(view.in_short.in(console.language()));
    const auto day = [](const std::optional<Day>& end) {
        return end ? day_text(*end) : std::string{"…"};
    };
    console.print(fmt::format("{} {} - {}  {} {}  [{}]", console.say({"有效：", "in force:"}),
                              day(view.in_force.from), day(view.in_force.until),
                              console.say({"核对：", "checked:"}), view.checked_on,
                              view.certainty));
    console.print(fmt::format("{} data/rules/{}", console.say({"文件：", "file:"}), view.file));
    return exit_done;
}

Result<int> run_sources(const Arguments&, Equipment& equipment, Console& console) {
    const LawListView view = view_laws(*TRY(equipment.library().rules()));
    if (console.wants_json()) console.print_json(to_json(view));
    for (const LawView& law : view.sources) {
        console.print(fmt::format("{}  {}  {}  {}", law.id, law.name, law.number,
                                  law.in_force.from ? day_text(*law.in_force.from) : ""));
    }
    return exit_done;
}

Result<int> run_check(const Arguments&, Equipment& equipment, Console& console) {
    const RuleListView view = view_rules(*TRY(equipment.library().rules()));
    const Day today = equipment.clock().today();
    constexpr int old_after_days = 180;
    boost::json::array old;
    boost::json::array expired;
    for (const RuleView& rule : view.rules) {
        const auto checked = parse_day(rule.checked_on);
        const int age = checked ? days_between(*checked, today) : old_after_days + 1;
        if (age <= old_after_days) continue;
        old.push_back(
            boost::json::object{{"id", rule.id}, {"checked_on", rule.checked_on}, {"days", age}});
        console.print(fmt::format("{}  {}", rule.checked_on, rule.id));
    }
    console.print(fmt::format(
        fmt::runtime(console.say({"{} 条规则中有 {} 条超过 180 天没有核对。",
                                  "{} rules, {} of them not checked for over 180 days."})),
        view.rules.size(), old.size()));
    for (const RulePackView& pack : view_packs(*TRY(equipment.library().rules()), today).packs) {
        if (!pack.expired && !pack.fault) continue;
        expired.push_back({{"id", pack.id},
                           {"expires_on", pack.expires_on ? day_text(*pack.expires_on) : ""},
                           {"fault", pack.fault.value_or("")}});
        console.print(fmt::format(
            "{}  {}  {}", pack.id, console.say(pack.title),
            pack.fault ? *pack.fault : console.say({"规则包已过期", "the pack has expired"})));
    }
    const RuleBook& rules = *TRY(equipment.library().rules());
    boost::json::array contradicting;
    for (const Contradiction& found : contradictions(rules.rules(), rules.catalogue())) {
        const Error error = error_of(found);
        contradicting.push_back({{"outcome", found.outcome},
                                 {"gives", found.gives->id},
                                 {"refuses", found.refuses->id},
                                 {"where", error.where}});
        console.print(fmt::format("{}: {}", error.where, error.detail));
    }
    if (console.wants_json()) {
        console.print_json(boost::json::serialize(boost::json::object{
            {"old", old}, {"packs", expired}, {"contradictions", contradicting}}));
    }
    return exit_done;
}

Result<int> run_test(const Arguments&, Equipment& equipment, Console& console) {
    std::vector<RuleTestFile> files;
    for (const Library::TextFile& file : equipment.library().rule_tests()) {
        files.push_back({file.name, file.content});
    }
    // The tests are those of the program's own rules, whatever this vault has added.
    const auto rules = TRY(equipment.library().rules_of({}));
    const RuleTestReport report =
        TRY(test_rules(files, *rules, *TRY(equipment.library().calendar())));
    if (console.wants_json()) {
        const auto counts = [](const RuleTestCounts& of) {
            boost::json::array not_covered;
            for (const std::string& id : of.not_covered)
                not_covered.emplace_back(id);
            return boost::json::object{
                {"passed", of.passed}, {"failed", of.failed}, {"not_covered", not_covered}};
        };
        boost::json::array failures;
        for (const std::string& failure : report.failures)
            failures.emplace_back(failure);
        console.print_json(
            boost::json::serialize(boost::json::object{{"rules", counts(report.rules)},
                                                       {"scenarios", counts(report.scenarios)},
                                                       {"failures", failures}}));
    }
    for (const std::string& failure : report.failures)
        console.print(failure);
    console.print(
        fmt::format("rules: {} passed, {} failed", report.rules.passed, report.rules.failed));
    console.print(fmt::format("scenarios: {} passed, {} failed, {} not covered",
                              report.scenarios.passed, report.scenarios.failed,
                              report.scenarios.not_covered.size()));
    return report.failures.empty() ? exit_done : exit_answer_is_no;
}

}  // namespace

std::vector<Command> law_commands() {
    return {
        {.path = "assess",
         .summary = {"按事实算出可以要求什么、金额和期限",
                     "work out rights, sums and deadlines from facts"},
         .arguments = {{"FACTS",
                        ArgumentSpec::Count::One,
                        {"事实文件（YAML 或 JSON），- 为标准输入",
                         "facts in YAML or JSON, - for standard input"}}},
         .run = run_assess},
        {.path = "rules facts",
         .summary = {"事实目录", "the catalogue of facts"},
         .run = run_facts},
        {.path = "rules list", .summary = {"全部规则", "all rules"}, .run = run_list},
        {.path = "rules show",
         .summary = {"一条规则", "one rule"},
         .arguments = {{"ID", ArgumentSpec::Count::One, {"规则编号", "id of the rule"}}},
         .run = run_show},
        {.path = "rules sources",
         .summary = {"法规来源", "the laws and their dates"},
         .run = run_sources},
        {.path = "rules check",
         .summary = {"太久没有核对的规则", "rules not checked for long"},
         .run = run_check},
        {.path = "rules test",
         .summary = {"运行规则的全部测试", "run all tests of the rules"},
         .run = run_test},
    };
}

}  // namespace shuofa
