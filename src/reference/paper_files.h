#pragma once

#include "base/result.h"
#include "domain/papers/paper_template.h"

#include <memory>
#include <span>
#include <string_view>

namespace shuofa {

// A file under data/papers/: name without folder, and its text.
struct PaperFile {
    std::string_view name;
    std::string_view content;
};

// Reads one template, "letter_seller.zh.md": a head in YAML between lines of "---", then its texts,
// each behind a line "@full".  Strict: unknown fields, a name that no one fills in and a value that
// could bring structure into a text are errors with file and line.
Result<PaperTemplate> read_paper_template(const PaperFile& file);

// Reads all of data/papers/: templates, their English explanations (.en.md), words.yaml and
// excuses.yaml.  Files of other names (.test.yaml) are left out.
Result<std::unique_ptr<PaperTemplates>> read_paper_files(std::span<const PaperFile> files);

}  // namespace shuofa
