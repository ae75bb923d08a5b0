#pragma once

#include "cli/command.h"

#include <vector>

namespace shuofa {

// Keeping the register of purchases: what the shopper adds to an order, and reconciling.
std::vector<Command> register_commands();

}  // namespace shuofa
