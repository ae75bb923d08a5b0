#include "cli/command_line.h"

#include "base/text.h"
#include "cli/console.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <exception>
#include <list>
#include <ostream>

namespace shuofa {
namespace {

constexpr ErrorReason usage_wrong{"usage_wrong", ErrorCode::Usage,
                                  "命令写法有误，请用 --help 查看用法。",
                                  "The command line is wrong: see --help."};
constexpr ErrorReason internal_error{
    "internal_error", ErrorCode::Internal, "程序内部出错。您的数据没有改动；请把错误编号告诉我们。",
    "Internal error. Your data was not changed; please report the id."};
constexpr ErrorReason language_unknown{"language_unknown", ErrorCode::Usage,
                                       "--lang 只能是 zh 或 en。", "--lang is zh or en."};

// What CLI11 writes into while it parses; must stay where it is.
struct Typed {
    const Command* command = nullptr;
    const RunWithOptions* run = nullptr;
    CLI::App* app = nullptr;
    std::list<std::pair<std::string, std::vector<std::string>>> values;
    std::list<std::pair<std::string, bool>> flags;

    Arguments arguments() const {
        Arguments read;
        for (const auto& [name, given] : values) {
            if (!given.empty()) read.values[name] = given;
        }
        for (const auto& [name, given] : flags) {
            if (given) read.values[name] = {"true"};
        }
        return read;
    }
};

void declare(CLI::App& app, const Command& command, Typed& typed, Language language) {
    typed.command = &command;
    typed.app = &app;
    for (const ArgumentSpec& spec : command.arguments) {
        auto& value = typed.values.emplace_back(spec.name, std::vector<std::string>{}).second;
        CLI::Option* option = app.add_option(spec.name, value, spec.help.in(language));
        switch (spec.count) {
            case ArgumentSpec::Count::One:
                // Else a vector takes the words of the arguments after it as well.
                option->required()->expected(1)->allow_extra_args(false);
                break;
            case ArgumentSpec::Count::Optional:
                option->expected(0, 1);
                break;
            case ArgumentSpec::Count::OneOrMore:
                option->required()->expected(1, -1);
                break;
            case ArgumentSpec::Count::Any:
                option->expected(0, -1);
                break;
        }
        option->type_name("");
    }
    for (const OptionSpec& spec : command.options) {
        if (spec.value_name.empty()) {
            auto& flag = typed.flags.emplace_back(spec.name, false).second;
            app.add_flag(spec.name, flag, spec.help.in(language));
            continue;
        }
        auto& value = typed.values.emplace_back(spec.name, std::vector<std::string>{}).second;
        app.add_option(spec.name, value, spec.help.in(language))
            ->type_name(spec.value_name)
            ->expected(1)
            ->allow_extra_args(false)  // what stands after the value is an argument
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
            ->required(spec.required);
    }
}

struct GlobalTexts {
    std::string vault, database, on, lang;
    bool json = false;
};

Result<GlobalOptions> read_globals(const GlobalTexts& texts) {
    GlobalOptions options;
    options.json = texts.json;
    options.database = texts.database;
    if (!texts.vault.empty()) options.vault = texts.vault;
    if (!texts.lang.empty()) {
        const auto language = enum_from_name<Language>(texts.lang);
        if (!language) return fail(language_unknown, texts.lang, "--lang");
        options.language = *language;
    }
    if (!texts.on.empty()) options.today = TRY(at("--on", parse_day(texts.on)));
    return options;
}

bool has_word(const std::vector<std::string>& arguments, std::string_view word) {
    return std::find(arguments.begin(), arguments.end(), word) != arguments.end();
}

// The language of help and of errors in the command line itself, before it is parsed.
Language language_of(const std::vector<std::string>& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--lang=en") return Language::English;
        if (arguments[i] == "--lang" && i + 1 < arguments.size() && arguments[i + 1] == "en") {
            return Language::English;
        }
    }
    return Language::Chinese;
}

class CommandLine {
public:
    CommandLine(const std::vector<MainCommand>& extra, Language language)
        : commands_{all_commands()}, extra_{extra}, language_{language} {
        const bool english = language == Language::English;
        app_.description(
            english ? "Shuofa: what a wronged online shopper is owed, until when, and how to get it"
                    : "说法：网购受了委屈，该要什么、到哪天为止、怎么要回来");
        app_.name("shuofa");
        app_.fallthrough();
        app_.require_subcommand(0, 1);
        app_.set_help_flag("-h,--help", english ? "print this help" : "显示帮助");
        app_.set_version_flag("--version", "shuofa 0.1.0");
        app_.add_option("--vault", globals_.vault, english ? "vault folder" : "数据文件夹")
            ->type_name("DIR");
        app_.add_option("--database", globals_.database,
                        english ? "PostgreSQL address instead of the vault's own database"
                                : "用 PostgreSQL 数据库代替本地数据库")
            ->type_name("postgresql://...");
        app_.add_option("--on", globals_.on,
                        english ? "compute as if today were this day" : "按这一天计算")
            ->type_name("YYYY-MM-DD");
        app_.add_option("--lang", globals_.lang, english ? "zh or en" : "语言：zh 或 en")
            ->type_name("zh|en");
        app_.add_flag("--json", globals_.json,
                      english ? "print one JSON document" : "只输出一份 JSON");
        for (const Command& command : commands_)
            add(command, nullptr);
        for (const MainCommand& command : extra_)
            add(command.command, &command.run);
        for (const auto& [path, group] : groups_)
            name_commands_of(*group);
    }

    int run(std::vector<std::string> arguments, const MakeEquipment& make_equipment,
            const Terminal& terminal) {
        Console early{terminal.out, terminal.err, language_, has_word(arguments, "--json"), false};
        std::reverse(arguments.begin(), arguments.end());  // the order in which CLI11 takes them
        try {
            app_.parse(arguments);
        } catch (const CLI::Success& asked) {
            return app_.exit(asked, terminal.out, terminal.err);
        } catch (const CLI::ParseError& wrong) {
            return report(early, Error{usage_wrong, wrong.what(), {}});
        }
        const auto options = read_globals(globals_);
        if (!options) return report(early, options.error());

        Console console{terminal.out, terminal.err, options->language, options->json,
                        terminal.err_is_terminal};
        const Typed* typed = chosen();
        if (typed == nullptr) {
            terminal.out << app_.help();
            return globals_.json || group_without_command() ? exit_code(Error{usage_wrong, {}, {}})
                                                            : exit_done;
        }
        if (const auto missing = missing_argument(*typed)) {
            return report(console, Error{usage_wrong, *missing + " is required", {}});
        }
        const auto equipment = make_equipment(*options);
        const Result<int> code =
            typed->run != nullptr ? (*typed->run)(typed->arguments(), *options, *equipment, console)
                                  : typed->command->run(typed->arguments(), *equipment, console);
        return code ? *code : report(console, code.error());
    }

private:
    static int report(Console& console, const Error& error) {
        console.print_error(error);
        return exit_code(error);
    }

    void add(const Command& command, const RunWithOptions* run) {
        CLI::App* parent = &app_;
        std::string name = command.path;
        std::string group;
        for (std::size_t blank = name.find(' '); blank != name.npos; blank = name.find(' ')) {
            const std::string word = name.substr(0, blank);
            name = name.substr(blank + 1);
            group += word + ' ';
            CLI::App*& known = groups_[group];
            if (known == nullptr) {
                known = parent->add_subcommand(word)->fallthrough();
                known->require_subcommand(0, 1);
            }
            parent = known;
        }
        CLI::App* child =
            parent->add_subcommand(name, command.summary.in(language_))->fallthrough();
        Typed& typed = typed_.emplace_back();
        typed.run = run;
        declare(*child, command, typed, language_);
        if (!has_commands_below(command)) return;
        // "import FILE" beside "import list": what it needs is asked for when it is the one meant.
        for (CLI::Option* option : child->get_options())
            option->required(false);
        child->require_subcommand(0, 1);
        groups_[command.path + ' '] = child;
    }

    // A word that is only the beginning of commands is described by their names.
    static void name_commands_of(CLI::App& group) {
        if (!group.get_description().empty()) return;
        std::string names;
        for (const CLI::App* command : group.get_subcommands(nullptr))
            names += (names.empty() ? "" : ", ") + command->get_name();
        group.description(names);
    }

    bool has_commands_below(const Command& command) const {
        return std::any_of(commands_.begin(), commands_.end(), [&](const Command& other) {
            return other.path.starts_with(command.path + ' ');
        });
    }

    // The first argument that must be there and is not.
    static std::optional<std::string> missing_argument(const Typed& typed) {
        const Arguments given = typed.arguments();
        for (const ArgumentSpec& spec : typed.command->arguments) {
            const bool is_needed = spec.count == ArgumentSpec::Count::One ||
                                   spec.count == ArgumentSpec::Count::OneOrMore;
            if (is_needed && !given.values.contains(spec.name)) return spec.name;
        }
        return std::nullopt;
    }

    const Typed* chosen() const {
        const auto found = std::find_if(typed_.begin(), typed_.end(), [](const Typed& typed) {
            return typed.app->parsed() && typed.app->get_subcommands().empty();
        });
        return found == typed_.end() ? nullptr : &*found;
    }

    bool group_without_command() const { return !app_.get_subcommands().empty(); }

    CLI::App app_;
    std::vector<Command> commands_;
    const std::vector<MainCommand>& extra_;
    Language language_;
    GlobalTexts globals_;
    std::list<Typed> typed_;
    std::map<std::string, CLI::App*> groups_;
};

}  // namespace

int run_command_line(const std::vector<std::string>& arguments,
                     const std::vector<MainCommand>& extra, const MakeEquipment& make_equipment,
                     const Terminal& terminal) {
    const Language language = language_of(arguments);
    try {
        return CommandLine{extra, language}.run(arguments, make_equipment, terminal);
    } catch (const std::exception& bug) {
        Console console{terminal.out, terminal.err, language, has_word(arguments, "--json"), false};
        const Error error{internal_error, bug.what(), {}};
        console.print_error(error);
        return exit_code(error);
    }
}

}  // namespace shuofa
