#pragma once

#include "ports/clock.h"

namespace shuofa {

// Says the same time until it is moved.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant now = Instant{1'764'000'000'000'000}) : now_{now} {}
    Instant now() const override { return now_; }
    void move_to(Instant now) { now_ = now; }

private:
    Instant now_;
};

}  // namespace shuofa
