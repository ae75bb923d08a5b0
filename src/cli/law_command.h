#pragma once

#include "cli/command.h"

namespace shuofa {

// assess, and rules facts|list|show|sources|check|test.
std::vector<Command> law_commands();

}  // namespace shuofa
