#pragma once

#include "cli/command_line.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace shuofa {

// The folder that --vault, SHUOFA_VAULT or the platform's data folder names.
std::filesystem::path vault_folder(const GlobalOptions& options);

// Everything that commands may take from this machine.
std::unique_ptr<Equipment> make_local_equipment(const GlobalOptions& options);

// The commands that need more than Equipment: serve, openapi.
std::vector<MainCommand> main_commands();

}  // namespace shuofa
