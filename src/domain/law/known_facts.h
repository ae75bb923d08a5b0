#pragma once

#include "domain/law/fact_catalogue.h"
#include "domain/law/fact_set.h"
#include "domain/law/facts.h"

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace shuofa {

// The facts of one assessment by their places in the catalogue, with what rules conclude from them.
// The Facts must live as long.
class KnownFacts {
public:
    KnownFacts(const Facts& facts, const FactCatalogue& catalogue);

    // nullptr while the fact is unknown.
    const Fact* find(FactIndex fact) const { return facts_[fact]; }
    // A bit for each choice that is chosen.
    std::uint64_t choices(FactIndex fact) const { return choices_[fact]; }
    std::string_view name(FactIndex fact) const { return catalogue_.entries()[fact].name; }
    // Adds what follows from a rule.  What the shopper says stands above it: false when the fact is
    // known already.
    bool conclude(FactIndex fact, const FactValue& value, const std::string& rule);

private:
    void set(FactIndex fact, const Fact& known);

    const FactCatalogue& catalogue_;
    std::vector<const Fact*> facts_;
    std::vector<std::uint64_t> choices_;
    std::deque<Fact> concluded_;
};

}  // namespace shuofa
