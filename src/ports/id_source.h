#pragma once

#include "base/id.h"

#include <string>

namespace shuofa {

// Makes ULIDs: 26 characters of Crockford's alphabet, later ones sort later.
class IdSource {
public:
    virtual ~IdSource() = default;
    virtual std::string next_ulid() = 0;

    template <class Kind>
    Id<Kind> next() {
        return Id<Kind>::from_ulid(next_ulid());
    }
};

}  // namespace shuofa
