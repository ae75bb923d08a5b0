#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

inline constexpr ErrorReason reference_file_broken{
    "reference_file_broken", ErrorCode::Internal,
    "随程序提供的资料文件有误，请重新安装或更新程序。",
    "A data file of the program is broken: reinstall or update the program."};

// One node of a YAML file, all scalars as text: no reader turns "no" into false here.  Anchors,
// aliases and tags are refused; the files of data/ do not use them.
struct YamlField;
struct YamlNode {
    enum class Kind { Scalar, Map, List };

    Kind kind = Kind::Scalar;
    std::string text;
    std::vector<YamlField> fields;  // of a map, in the file's order
    std::vector<YamlNode> items;    // of a list
    int line = 0;                   // from 1

    const YamlNode* find(std::string_view name) const;
};

struct YamlField {
    std::string name;
    YamlNode value;
};

// `file` names the place in errors: "jd.yaml:12".
Result<YamlNode> read_yaml_tree(std::string_view file, std::string_view content);

}  // namespace shuofa
