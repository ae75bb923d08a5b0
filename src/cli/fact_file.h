#pragma once

#include "workflows/open_case.h"

#include <string>

namespace shuofa {

// Reads {facts: {name: value}} or {name: value} from a JSON file; "-" is standard input.
Result<RawFacts> read_fact_file(const std::string& path);

}  // namespace shuofa
