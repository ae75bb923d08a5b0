#pragma once

#include "base/day.h"
#include "base/language.h"
#include "cli/command.h"
#include "cli/equipment.h"

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace shuofa {

// The options that every command takes.
struct GlobalOptions {
    std::optional<std::filesystem::path> vault;  // --vault
    std::string database;                        // --database postgresql://...; empty = SQLite
    std::optional<Day> today;                    // --on
    Language language = Language::Chinese;       // --lang
    bool json = false;                           // --json
};

struct Terminal {
    std::ostream& out;
    std::ostream& err;
    bool err_is_terminal = false;
};

using MakeEquipment = std::function<std::unique_ptr<Equipment>(const GlobalOptions&)>;
using RunWithOptions =
    std::function<Result<int>(const Arguments&, const GlobalOptions&, Equipment&, Console&)>;

// A command that is put together in main because it needs more than Equipment: serve, openapi.
struct MainCommand {
    Command command;  // its `run` is not used
    RunWithOptions run;
};

// Runs one command line and gives the exit code of the process.
int run_command_line(const std::vector<std::string>& arguments,
                     const std::vector<MainCommand>& extra, const MakeEquipment& make_equipment,
                     const Terminal& terminal);

}  // namespace shuofa
