#pragma once

#include "cli/command.h"

#include <vector>

namespace shuofa {

// directory list, compare, apply, remove, sign: updates of the directory of complaint channels.
std::vector<Command> directory_commands();

}  // namespace shuofa
