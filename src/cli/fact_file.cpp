#include "cli/fact_file.h"

#include "workflows/read_facts.h"

#include <fstream>
#include <iostream>
#include <iterator>

namespace shuofa {
namespace {

constexpr ErrorReason fact_file_unreadable{"fact_file_unreadable", ErrorCode::InvalidInput,
                                           "读不了这个事实文件，请检查路径。",
                                           "The file of facts cannot be read: check the path."};

Result<std::string> content_of(const std::string& path) {
    if (path == "-") return std::string{std::istreambuf_iterator<char>{std::cin}, {}};
    std::ifstream file{path, std::ios::binary};
    if (!file) return fail(fact_file_unreadable, path);
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

Result<RawFacts> read_fact_file(const std::string& path, const FactCatalogue& catalogue) {
    const FactSheet sheet = TRY(read_facts(path, TRY(content_of(path)), catalogue));
    RawFacts read;
    for (const auto& [name, fact] : sheet.facts) {
        read[name] = {.form = RawFactValue::Form::Text, .text = fact_text(fact.value), .items = {}};
    }
    return read;
}

}  // namespace shuofa
