#pragma once

#include "base/result.h"
#include "cli/command.h"
#include "workflows/directory_in_use.h"

#include <vector>

namespace shuofa {

class Equipment;

// channel seen, called, observations, forget; pack export, import, list, compare, trust, remove.
std::vector<Command> observation_commands();

// The directory as this vault sees it.  Does not create a vault.
Result<DirectoryInUse> directory_of_vault(Equipment& equipment);

}  // namespace shuofa
