#pragma once

#include <ctime>

namespace shuofa {

// Processor time that this process has used.
inline double cpu_seconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}
inline double cpu_ms() { return cpu_seconds() * 1e3; }
inline double cpu_us() { return cpu_seconds() * 1e6; }

}  // namespace shuofa
