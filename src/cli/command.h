#pragma once

#include "base/language.h"
#include "base/result.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

class Console;
class Equipment;

// What follows a command's name.
struct ArgumentSpec {
    enum class Count { One, Optional, OneOrMore, Any };

    std::string name;  // "FILE", as help shows it and as commands ask for it
    Count count = Count::One;
    Phrase help;
};

struct OptionSpec {
    std::string name;        // "--query"
    std::string value_name;  // "Q"; empty for a flag
    Phrase help;
    bool required = false;
};

// What the user typed, already split.  Asking for a name that the command did not declare is a bug.
class Arguments {
public:
    std::map<std::string, std::vector<std::string>> values;

    bool has(std::string_view name) const;
    // The value of an argument or option that must be there.
    const std::string& one(std::string_view name) const;
    std::optional<std::string> maybe(std::string_view name) const;
    const std::vector<std::string>& all(std::string_view name) const;
    // The option as a whole number from `least` to `most`.
    Result<std::optional<std::int64_t>> number(std::string_view name, std::int64_t least,
                                               std::int64_t most) const;
};

// "received_on=2026-11-03" as {"received_on", "2026-11-03"}.
using Assignments = std::vector<std::pair<std::string, std::string>>;
Result<Assignments> assignments(const std::vector<std::string>& texts);

// Exit codes that are answers; failures get theirs from the ErrorCode.
inline constexpr int exit_done = 0;
inline constexpr int exit_answer_is_no = 1;
inline constexpr int exit_bad_input = 3;

// One command of the command line.  The path is what is typed, one to three words.
struct Command {
    std::string path;  // "orders", "case open"
    Phrase summary;
    std::vector<ArgumentSpec> arguments = {};
    std::vector<OptionSpec> options = {};
    std::function<Result<int>(const Arguments&, Equipment&, Console&)> run;
};

// Every command that needs no more than Equipment, in the order of the help text.
std::vector<Command> all_commands();

}  // namespace shuofa
