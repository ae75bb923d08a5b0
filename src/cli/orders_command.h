#pragma once

#include "cli/command.h"

namespace shuofa {

std::vector<Command> orders_commands();

}  // namespace shuofa
