#pragma once

#include "cli/command.h"

#include <vector>

namespace shuofa {

std::vector<Command> link_commands();

}  // namespace shuofa
