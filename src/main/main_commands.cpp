#include "main/assemble.h"
#include "main/serve_command.h"

namespace shuofa {

std::vector<MainCommand> main_commands() { return {serve_command(), openapi_command()}; }

}  // namespace shuofa
