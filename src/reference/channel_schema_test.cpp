#include "base/text.h"
#include "formats/yaml_tree.h"
#include "reference/known_directory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

// Every file of data/channels/ against its JSON Schema.  Only the words that the two schemas use
// are understood; any other word in them is a failure, so that no rule is passed over in silence.
namespace shuofa {
namespace {

class Schema {
public:
    explicit Schema(const YamlNode& root) : root_{root} {}

    std::vector<std::string> faults_of(const YamlNode& value) {
        faults_.clear();
        check(value, root_, "");
        return faults_;
    }

private:
    void add(const std::string& path, const std::string& what) {
        faults_.push_back(path + ": " + what);
    }

    void check(const YamlNode& value, const YamlNode& schema, const std::string& path) {
        for (const auto& [word, rule] : schema.fields) {
            if (word == "$ref") {
                check(value, definition(rule.text), path);
            } else if (word == "type") {
                check_type(value, rule.text, path);
            } else if (word == "required") {
                for (const YamlNode& name : rule.items) {
                    if (!value.find(name.text)) add(path, "lacks " + name.text);
                }
            } else if (word == "additionalProperties") {
                check_no_more(value, schema, path);
            } else if (word == "properties") {
                for (const auto& [name, of_field] : rule.fields) {
                    const YamlNode* field = value.find(name);
                    if (field) check(*field, of_field, path + "/" + name);
                }
            } else if (word == "items") {
                for (const YamlNode& item : value.items)
                    check(item, rule, path + "[]");
            } else {
                check_scalar(value, word, rule, path);
            }
        }
    }

    void check_type(const YamlNode& value, const std::string& type, const std::string& path) {
        const bool scalar = value.kind == YamlNode::Kind::Scalar;
        const bool fits = type == "object"  ? value.kind == YamlNode::Kind::Map
                          : type == "array" ? value.kind == YamlNode::Kind::List
                          : type == "boolean"
                              ? scalar && (value.text == "true" || value.text == "false")
                              : type == "string" && scalar;
        if (!fits) add(path, "is no " + type);
    }

    void check_no_more(const YamlNode& value, const YamlNode& schema, const std::string& path) {
        const YamlNode* known = schema.find("properties");
        for (const auto& [name, field] : value.fields) {
            if (!known || !known->find(name)) add(path, "unknown field " + name);
        }
    }

    void check_scalar(const YamlNode& value, const std::string& word, const YamlNode& rule,
                      const std::string& path) {
        if (word == "enum") {
            const bool listed =
                std::any_of(rule.items.begin(), rule.items.end(),
                            [&](const YamlNode& one) { return one.text == value.text; });
            if (!listed) add(path, "not in the list: " + value.text);
        } else if (word == "pattern") {
            if (!std::regex_search(value.text, std::regex{rule.text})) {
                add(path, "does not match " + rule.text + ": " + value.text);
            }
        } else if (word == "minLength") {
            if (count_code_points(value.text) < std::stoul(rule.text)) add(path, "too short");
        } else if (word == "minItems") {
            if (value.items.size() < std::stoul(rule.text)) add(path, "too few");
        } else if (word != "$schema" && word != "title" && word != "description" &&
                   word != "$defs") {
            add(path, "the test does not know " + word);
        }
    }

    const YamlNode& definition(const std::string& reference) {
        const std::string_view name = std::string_view{reference}.substr(8);  // "#/$defs/"
        const YamlNode* found = root_.find("$defs")->find(name);
        if (found) return *found;
        add(reference, "names nothing");
        return root_;
    }

    const YamlNode& root_;
    std::vector<std::string> faults_;
};

YamlNode tree_of(const ReadFiles& read, std::string_view name) {
    for (const ChannelFile& file : read.files) {
        if (file.name != name) continue;
        auto tree = read_yaml_tree(file.name, file.content);
        if (tree) return *tree;
        ADD_FAILURE() << name << ": " << tree.error().detail;
    }
    return {};
}

TEST(ChannelSchema, EveryFileOfTheDirectoryFollowsIt) {
    const ReadFiles read = files_of_data();
    // JSON is YAML.
    const YamlNode of_entity = tree_of(read, "channel.schema.json");
    const YamlNode of_known_bad = tree_of(read, "known-bad.schema.json");
    int checked = 0;
    for (const ChannelFile& file : read.files) {
        if (!file.name.ends_with(".yaml")) continue;
        const YamlNode tree = tree_of(read, file.name);
        Schema schema{file.name == "known-bad.yaml" ? of_known_bad : of_entity};
        for (const std::string& fault : schema.faults_of(tree))
            ADD_FAILURE() << file.name << fault;
        ++checked;
    }
    EXPECT_EQ(checked, 91);
}

TEST(ChannelSchema, RefusesWhatDoesNotFollowIt) {
    const ReadFiles read = files_of_data();
    const YamlNode of_entity = tree_of(read, "channel.schema.json");
    const auto faults = [&](const std::string& text) {
        const auto tree = read_yaml_tree("x.yaml", text);
        EXPECT_TRUE(tree);
        return Schema{of_entity}.faults_of(*tree);
    };
    const std::string good =
        "id: x\nname: {zh: 甲, en: X}\nkind: platform\nstatus: current\naliases: []\n"
        "pinyin: jia\ninitials: j\ndomains: []\n";

    EXPECT_TRUE(faults(good + "channels: []\n").empty());
    EXPECT_FALSE(faults(good).empty());
    EXPECT_FALSE(faults(good + "channels: []\nphone: 12315\n").empty());
    EXPECT_FALSE(faults(good + "channels: [{id: x/a, kind: pager}]\n").empty());
    EXPECT_FALSE(faults(good + "channels: []\ncredit_code: 123\n").empty());
}

}  // namespace
}  // namespace shuofa
