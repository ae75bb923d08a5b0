#pragma once

#include "base/embedded_file.h"
#include "base/result.h"
#include "domain/channels/directory.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shuofa {

// A file under data/channels/: name without folder, and its bytes.
struct ChannelFile {
    std::string_view name;
    std::string_view content;
};

// Reads one entity file.  Strict: an unknown field, a missing field and a wrong name are errors
// that carry file and line.
Result<Entity> read_entity_file(const ChannelFile& file);

// Reads all files of data/channels/ (entities, and known-bad.yaml) into a directory.
Result<std::unique_ptr<Directory>> read_channel_files(std::span<const ChannelFile> files);

// What is wrong with a directory, in sentences "jd/phone-1: ...": number formats, web addresses
// outside the owner's domains, missing or future dates, duplicate ids and values, a number that two
// owners claim without a note, closed or renamed firms without a redirect, broken credit codes.
std::vector<std::string> faults_of(const Directory& directory, Day today);

}  // namespace shuofa
