#include "main/assemble.h"

namespace shuofa {

std::vector<MainCommand> main_commands() { return {}; }

}  // namespace shuofa
