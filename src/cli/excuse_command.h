#pragma once

#include "cli/command.h"

#include <vector>

namespace shuofa {

// excuse: what they say, and the lawful answer.
std::vector<Command> excuse_commands();

}  // namespace shuofa
