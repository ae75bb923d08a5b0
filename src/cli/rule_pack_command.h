#pragma once

#include "cli/command.h"

namespace shuofa {

// rules packs, and rules pack add|remove|on|off|sign|check.
std::vector<Command> rule_pack_commands();

}  // namespace shuofa
