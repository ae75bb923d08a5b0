#include "testing/shipped_law.h"

#include "formats/yaml_tree.h"
#include "reference/holiday_files.h"
#include "reference/rule_files.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace shuofa {
namespace {

namespace fs = std::filesystem;

struct TextFile {
    std::string name;
    std::string content;
};

std::vector<TextFile> files_below(const std::string& folder) {
    const char* source = std::getenv("SHUOFA_SOURCE_DIR");
    const fs::path top = fs::path{source == nullptr ? "." : source} / "data" / folder;
    std::vector<TextFile> files;
    for (const auto& entry : fs::recursive_directory_iterator{top}) {
        if (entry.path().extension() != ".yaml") continue;
        std::ifstream in{entry.path(), std::ios::binary};
        files.push_back({fs::relative(entry.path(), top).string(),
                         std::string{std::istreambuf_iterator<char>{in}, {}}});
    }
    std::sort(files.begin(), files.end(),
              [](const TextFile& a, const TextFile& b) { return a.name < b.name; });
    return files;
}

// A test can do nothing without them.
template <class T>
T whole(Result<T> read) {
    if (!read) throw std::runtime_error{read.error().where + ": " + read.error().detail};
    return *std::move(read);
}

void add(const YamlNode* node, Facts& facts) {
    if (node == nullptr) return;
    for (const auto& [name, value] : node->fields) {
        RawFactValue raw{.form = RawFactValue::Form::Text, .text = value.text};
        if (value.kind == YamlNode::Kind::List) {
            raw.form = RawFactValue::Form::List;
            for (const YamlNode& item : value.items)
                raw.items.push_back(item.text);
        }
        if (const auto read = shipped_law().rules.catalogue().read(name, raw))
            facts.set(read->first, read->second);
    }
}

}  // namespace

const ShippedLaw& shipped_law() {
    static const ShippedLaw found = [] {
        const auto rule_texts = files_below("rules");
        std::vector<RuleFile> rules;
        for (const TextFile& file : rule_texts)
            rules.push_back({file.name, file.content});
        const auto holiday_texts = files_below("holidays");
        std::vector<HolidayFile> holidays;
        for (const TextFile& file : holiday_texts)
            holidays.push_back({file.name, file.content});
        return ShippedLaw{whole(read_rule_files(rules)), whole(read_holiday_files(holidays))};
    }();
    return found;
}

FactValue some_answer(const FactEntry& entry, std::size_t turn, Day today) {
    switch (entry.kind) {
        case FactKind::YesNo:
            return turn % 2 == 0;
        case FactKind::Money:
            return Money::yuan(100 + static_cast<std::int64_t>(turn) * 37);
        case FactKind::Day:
            return add_days(today, -static_cast<int>(turn % 30));
        case FactKind::Number:
            return Number::whole(static_cast<std::int64_t>(turn % 5) + 1);
        case FactKind::Choice:
            return entry.choices[turn % entry.choices.size()].id;
        case FactKind::Choices:
            return std::vector<std::string>{entry.choices[turn % entry.choices.size()].id};
        case FactKind::Days:
            return std::vector<Day>{add_days(today, -static_cast<int>(turn % 400))};
    }
    return Unknown{};
}

std::vector<WorkedFacts> worked_facts() {
    std::vector<WorkedFacts> all;
    for (const TextFile& file : files_below("rules")) {
        const auto root = read_yaml_tree(file.name, file.content);
        if (!root) continue;
        for (const char* list : {"cases", "scenarios"}) {
            const YamlNode* cases = root->find(list);
            if (cases == nullptr) continue;
            for (const YamlNode& one : cases->items) {
                const YamlNode* name = one.find("id");
                if (name == nullptr) name = one.find("name");
                WorkedFacts worked{name == nullptr ? file.name : name->text, {}};
                add(root->find("given"), worked.facts);
                add(one.find("facts"), worked.facts);
                all.push_back(std::move(worked));
            }
        }
    }
    return all;
}

}  // namespace shuofa
