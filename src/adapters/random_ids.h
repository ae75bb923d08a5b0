#pragma once

#include "ports/clock.h"
#include "ports/id_source.h"

#include <array>
#include <cstdint>
#include <mutex>

namespace shuofa {

// ULIDs: 48 bits of milliseconds and 80 random bits.  Within a millisecond, and when the clock goes
// back, the random part counts up, so that each id sorts after the one before.
class RandomIds final : public IdSource {
public:
    explicit RandomIds(const Clock& clock) : clock_{clock} {}
    std::string next_ulid() override;

private:
    const Clock& clock_;
    std::mutex mutex_;
    std::uint64_t millis_ = 0;  // guarded by mutex_, as the next two
    std::uint16_t high_ = 0;    // the upper 16 of the 80 bits
    std::uint64_t low_ = 0;     // the lower 64
};

}  // namespace shuofa
