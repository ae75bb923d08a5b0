#pragma once

#include "cli/command.h"

#include <vector>

namespace shuofa {

// paper kinds, paper draft, paper list, paper show, paper lint, paper details,
// paper state.
std::vector<Command> paper_commands();

}  // namespace shuofa
