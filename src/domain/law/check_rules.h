#pragma once

#include "base/result.h"
#include "domain/law/rule_book.h"

#include <set>
#include <string>

namespace shuofa {

// Every fact that a rule looks at, by name.
std::set<std::string, std::less<>> facts_of(const Rule& rule);

// Whether the rules can be right: laws, facts and deadlines they name exist and are of the kind
// that they are used as, no rule stands twice, none gives what it refuses.  The error names file
// and line.
Result<void> check_rules(const RuleSources& sources);

}  // namespace shuofa
