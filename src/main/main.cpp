#include "cli/command_line.h"
#include "main/assemble.h"

#include <unistd.h>

#include <iostream>

int main(int argc, char** argv) {
    using namespace shuofa;
    const std::vector<std::string> arguments{argv + (argc > 0 ? 1 : 0), argv + argc};
    return run_command_line(arguments, main_commands(), make_local_equipment,
                            {std::cout, std::cerr, isatty(STDERR_FILENO) == 1});
}
