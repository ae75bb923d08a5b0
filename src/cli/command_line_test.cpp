#include "cli/command_line.h"

#include "cli/console.h"

#include <gtest/gtest.h>

#include <sstream>

namespace shuofa {
namespace {

// No command of these tests opens anything.
std::unique_ptr<Equipment> no_equipment(const GlobalOptions&) { return nullptr; }

constexpr ErrorReason not_there{"not_there", ErrorCode::NotFound, "没有找到。", "Not found."};

struct Answer {
    int code;
    std::string out;
    std::string err;
};

Answer run(const std::vector<std::string>& words) {
    std::ostringstream out, err;
    const MainCommand echo{
        Command{.path = "thing say",
                .summary = {"说", "say"},
                .arguments = {{"WORD", ArgumentSpec::Count::OneOrMore, {"词", "word"}}},
                .options = {{"--times", "N", {"次", "times"}}, {"--loud", "", {"响", "loud"}}},
                .run = {}},
        [](const Arguments& arguments, const GlobalOptions& options, Equipment&,
           Console& console) -> Result<int> {
            const auto times = TRY(arguments.number("--times", 1, 9));
            console.print(arguments.one("WORD") + (arguments.has("--loud") ? "!" : ".") +
                          std::to_string(times.value_or(0)) +
                          (options.today ? day_text(*options.today) : ""));
            if (arguments.one("WORD") == "missing") return fail(not_there, "x", "WORD");
            return exit_done;
        }};
    const int code = run_command_line(words, {echo}, no_equipment, Terminal{out, err});
    return {code, out.str(), err.str()};
}

TEST(CommandLine, TakesGlobalOptionsBeforeAndAfterTheCommand) {
    EXPECT_EQ(run({"--on", "2026-11-23", "thing", "say", "a", "--times", "3", "--loud"}).out,
              "a!32026-11-23\n");
    EXPECT_EQ(run({"thing", "say", "a", "--on", "2026-11-23"}).out, "a.02026-11-23\n");
}

TEST(CommandLine, NamesTheCommandsBehindAWord) {
    EXPECT_NE(run({"--help"}).out.find("thing                       say\n"), std::string::npos);
}

TEST(CommandLine, TakesOptionsBeforeArguments) {
    EXPECT_EQ(run({"thing", "say", "--times", "3", "a"}).out, "a.3\n");
    EXPECT_EQ(run({"thing", "say", "--loud", "a"}).out, "a!0\n");
}

TEST(CommandLine, GivesTheExitCodesOfTheContract) {
    EXPECT_EQ(run({"thing", "say"}).code, 2);
    EXPECT_EQ(run({"nothing"}).code, 2);
    EXPECT_EQ(run({"thing", "say", "a", "--times", "x"}).code, 2);
    EXPECT_EQ(run({"thing", "say", "a", "--on", "2026-02-30"}).code, 3);
    EXPECT_EQ(run({"thing", "say", "missing"}).code, 4);
    EXPECT_EQ(run({"--help"}).code, 0);
}

TEST(CommandLine, AnswersAFailureAsJsonWhenAskedTo) {
    const Answer failed = run({"thing", "say", "missing", "--json"});
    EXPECT_EQ(
        failed.out,
        "{\"error\":{\"id\":\"not_there\",\"message\":\"没有找到。\",\"detail\":\"x\",\"where\":"
        "\"WORD\"}}\n");
    const Answer wrong = run({"nothing", "--json", "--lang", "en"});
    EXPECT_EQ(wrong.code, 2);
    EXPECT_NE(wrong.out.find("\"usage_wrong\""), std::string::npos);
    EXPECT_NE(wrong.out.find("see --help"), std::string::npos);
}

TEST(Assignments, AreNamesAndValues) {
    EXPECT_EQ(assignments({"a=1", "b=x=y"}).value(), (Assignments{{"a", "1"}, {"b", "x=y"}}));
    EXPECT_FALSE(assignments({"=1"}));
    EXPECT_FALSE(assignments({"a"}));
}

}  // namespace
}  // namespace shuofa
