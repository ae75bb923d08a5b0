#pragma once

#include "cli/command.h"

#include <vector>

namespace shuofa {

// channel find, show, check.
std::vector<Command> channel_commands();

}  // namespace shuofa
