#pragma once

#include "base/result.h"
#include "domain/vetting/vetting.h"

#include <string_view>

namespace shuofa {

// Reads data/vetting/checks.yaml.
Result<VettingChecklist> read_vetting_checks(std::string_view content);

}  // namespace shuofa
