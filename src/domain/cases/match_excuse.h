#pragma once

#include "domain/papers/paper_template.h"

#include <string_view>
#include <vector>

namespace shuofa {

// The excuses that a seller's sentence looks like, best first; all of them for an empty sentence.
std::vector<const Excuse*> match_excuses(const std::vector<Excuse>& excuses,
                                         std::string_view sentence);

}  // namespace shuofa
