#pragma once

#include "cli/command.h"

#include <vector>

namespace shuofa {

// guide
std::vector<Command> guide_commands();

}  // namespace shuofa
