#pragma once

#include "cli/command.h"

#include <vector>

namespace shuofa {

// case open, list, show, fact, event, next, undo, ladder, events.
std::vector<Command> case_commands();

}  // namespace shuofa
