#pragma once

#include "ports/clock.h"

#include <optional>

namespace shuofa {

// The machine's clock; with a day given (--on), today is that day.
class SystemClock final : public Clock {
public:
    explicit SystemClock(std::optional<Day> today = std::nullopt) : today_{today} {}
    Instant now() const override;
    Day today() const override;

private:
    std::optional<Day> today_;
};

}  // namespace shuofa
