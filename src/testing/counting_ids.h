#pragma once

#include "ports/id_source.h"

namespace shuofa {

// "01JDA7Z0Q50000000000000001" and so on.
class CountingIds final : public IdSource {
public:
    std::string next_ulid() override {
        std::string digits = std::to_string(++last_);
        return "01JDA7Z0Q5" + std::string(16 - digits.size(), '0') + digits;
    }

private:
    int last_ = 0;
};

}  // namespace shuofa
