#pragma once

#include "base/result.h"
#include "domain/law/fact_catalogue.h"
#include "formats/yaml_tree.h"

#include <optional>
#include <span>
#include <string_view>

namespace shuofa {

// Facts as a person or another program writes them down: a day and facts, in YAML or JSON.
struct FactSheet {
    std::optional<Day> on;
    Facts facts;
};

// The facts of YAML maps of names and values, a later map before an earlier one; nothing for null.
Result<Facts> facts_of_maps(std::span<const YamlNode* const> maps, const FactCatalogue& catalogue);

// Names and kinds are checked against the catalogue (see statements.h for what may be written); an
// error names the fact, and the nearest known name.  `as_of` is read as `on`; fields other than
// `on` and `facts` are for people and are passed over.
Result<FactSheet> read_facts(std::string_view name, std::string_view content,
                             const FactCatalogue& catalogue);

}  // namespace shuofa
