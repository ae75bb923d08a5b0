#pragma once

#include "base/result.h"
#include "domain/law/rule_book.h"
#include "domain/law/rule_program.h"

namespace shuofa {

// Turns checked rules into a program.  Fails when deadlines build on each other in a circle, or
// when there are more facts or choices than the program can number.
Result<RuleProgram> compile_rules(const RuleSources& sources);

}  // namespace shuofa
