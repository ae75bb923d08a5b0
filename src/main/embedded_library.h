#pragma once

#include "ports/library.h"

#include <memory>
#include <string>

namespace shuofa {

// Which packs of rules the vault has.
class RulePackSource {
public:
    virtual ~RulePackSource() = default;
    // Changes with every change of the set.
    virtual Result<std::string> edition() = 0;
    struct Edition {
        std::string name;
        RulePackSet set;
    };
    // Both of one moment.
    virtual Result<Edition> read() = 0;
};

// The knowledge that is inside the program (data/), and the packs of rules of the vault; `packs`
// outlives it.  Safe to ask from several threads.
std::unique_ptr<Library> make_embedded_library(RulePackSource& packs);

}  // namespace shuofa
