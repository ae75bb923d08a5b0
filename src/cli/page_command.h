#pragma once

#include "cli/command.h"

#include <vector>

namespace shuofa {

// Pages of shops and platforms that the user saved: policies at the time of an order, licence
// pages.
std::vector<Command> page_commands();

}  // namespace shuofa
