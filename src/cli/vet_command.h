#pragma once

#include "cli/command.h"

#include <vector>

namespace shuofa {

// vet start, list, show, set, compare, number.
std::vector<Command> vet_commands();

}  // namespace shuofa
