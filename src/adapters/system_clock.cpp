#include "adapters/system_clock.h"

#include <chrono>

namespace shuofa {

Instant SystemClock::now() const {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return Instant{std::chrono::duration_cast<std::chrono::microseconds>(since_epoch).count()};
}

Day SystemClock::today() const { return today_ ? *today_ : china_day(now()); }

}  // namespace shuofa
