#pragma once

#include "base/result.h"
#include "domain/guide/guide.h"

#include <span>
#include <string_view>

namespace shuofa {

// A file under data/guide/: name without folder, and its bytes.
struct GuideFile {
    std::string_view name;
    std::string_view content;
};

// Reads "---", the fields, "---", the Chinese answer, "<!-- en -->", the English answer.
Result<GuideTopic> read_guide_topic(const GuideFile& file);
Result<Guide> read_guide(std::span<const GuideFile> files);

}  // namespace shuofa
