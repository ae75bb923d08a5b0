#pragma once

#include "cli/command.h"

#include <vector>

namespace shuofa {

// radar, today, results.
std::vector<Command> radar_commands();

}  // namespace shuofa
