#pragma once

#include "base/result.h"
#include "domain/vetting/vetting.h"

#include <string_view>

namespace shuofa {

// A file under data/vetting/: name without folder, and its bytes.
struct VettingFile {
    std::string_view name;
    std::string_view content;
};

// Reads data/vetting/checks.yaml.
Result<VettingChecklist> read_vetting_checks(std::string_view content);

}  // namespace shuofa
