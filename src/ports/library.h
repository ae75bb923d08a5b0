#pragma once

#include "base/day.h"
#include "base/result.h"
#include "domain/law/rule_pack.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

class RuleBook;
class WorkCalendar;
class Directory;
class PaperTemplates;
struct Guide;
struct VettingChecklist;

// The reference knowledge that came with the program and with the packs of this vault: each part is
// read and checked at its first use, and lives as long as the library.  The rules follow the vault:
// after a pack was added or switched the next call answers others, and those before stay alive.
class Library {
public:
    virtual ~Library() = default;
    virtual Result<const RuleBook*> rules() = 0;
    // The rules as they would be with this set of packs; a pack that does not stand is left out and
    // says why.
    virtual Result<std::unique_ptr<RuleBook>> rules_of(const RulePackSet& set) = 0;
    // What a pack says of itself.
    virtual Result<RulePack> describe_pack(std::span<const PackFile> files) = 0;
    virtual Result<const WorkCalendar*> calendar() = 0;
    virtual Result<const Directory*> directory() = 0;
    virtual Result<const PaperTemplates*> templates() = 0;
    // The tests of the rules: name below data/rules/ and content.
    struct TextFile {
        std::string_view name;
        std::string_view content;
    };
    virtual std::vector<TextFile> rule_tests() = 0;
    // Reads files in the form of data/channels/, which came from outside: strict, and nothing is
    // kept.
    virtual Result<std::unique_ptr<Directory>> read_directory(
        const std::vector<TextFile>& files) = 0;
    // What is wrong with a directory, in sentences.
    virtual std::vector<std::string> directory_faults(const Directory& directory, Day today) = 0;
    virtual Result<const VettingChecklist*> checklist() = 0;
    virtual Result<const Guide*> guide() = 0;
};

}  // namespace shuofa
