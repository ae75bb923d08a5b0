#pragma once

#include "domain/law/rule.h"

#include <map>
#include <string>
#include <vector>

namespace shuofa {

// What is worked out once when a RuleBook is built.
struct RuleProgram {
    // Rules that conclude a fact, and by fact which they are.
    std::vector<const Rule*> concluding;
    std::map<std::string, std::vector<const Rule*>, std::less<>> concluding_by_fact;
    std::map<std::string, std::vector<const Rule*>, std::less<>> using_by_fact;
    std::map<std::string, int, std::less<>> channel_rank;
};

}  // namespace shuofa
