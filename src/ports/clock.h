#pragma once

#include "base/instant.h"

namespace shuofa {

// Tells the time.  `today` is the day in China, or the day that --on names.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    virtual Day today() const { return china_day(now()); }
};

}  // namespace shuofa
