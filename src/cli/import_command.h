#pragma once

#include "cli/command.h"

namespace shuofa {

std::vector<Command> import_commands();

}  // namespace shuofa
