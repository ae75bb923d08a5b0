#pragma once

#include "workflows/open_case.h"

#include <string>

namespace shuofa {

// Reads the facts of a YAML or JSON file, as `assess` does; "-" is standard input.
Result<RawFacts> read_fact_file(const std::string& path, const FactCatalogue& catalogue);

}  // namespace shuofa
