#pragma once

#include "cli/command_line.h"

namespace shuofa {

MainCommand serve_command();
MainCommand openapi_command();

}  // namespace shuofa
