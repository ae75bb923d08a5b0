#include "cli/command_line.h"
#include "main/assemble.h"

#include <malloc.h>
#include <unistd.h>

#include <iostream>

int main(int argc, char** argv) {
    using namespace shuofa;
    // An import takes and gives back a megabyte for each piece of a bill; without this each time
    // from and to the kernel.
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
    mallopt(M_TRIM_THRESHOLD, 8 << 20);
    const std::vector<std::string> arguments{argv + (argc > 0 ? 1 : 0), argv + argc};
    return run_command_line(arguments, main_commands(), make_local_equipment,
                            {std::cout, std::cerr, isatty(STDERR_FILENO) == 1});
}
