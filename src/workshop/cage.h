#pragma once

#include "base/result.h"

namespace shuofa {

// Which walls stand around this process.  An old kernel may lack Landlock or seccomp; the rest
// holds, and the page says what is missing.
struct CageWalls {
    bool limits = false;
    bool no_new_privileges = false;
    bool landlock = false;
    bool seccomp = false;
};

enum class CageSize { Reading, Drawing };

// Shuts this process in, for good: memory, processor time and files are limited; no new privileges;
// Landlock leaves only system libraries and fonts to read and nothing to write; seccomp leaves the
// system calls that parsing and drawing need - no sockets, no other programs, no signals to others.
// Call once, before the first foreign byte is read and before any thread is started.
CageWalls shut_cage(CageSize size);

// Tries what a hostile file would try and tells which walls really held.
CageWalls probe_cage(const CageWalls& shut);

}  // namespace shuofa
