#include "cli/fact_file.h"

#include "formats/describe.h"

#include <fstream>
#include <iostream>
#include <iterator>

namespace shuofa {
namespace {

constexpr ErrorReason fact_file_unreadable{"fact_file_unreadable", ErrorCode::InvalidInput,
                                           "读不了这个事实文件，请检查路径和内容。",
                                           "The file of facts cannot be read: check it."};

std::string scalar_text(const boost::json::value& value) {
    if (value.is_string()) return std::string{std::string_view{value.get_string()}};
    return boost::json::serialize(value);
}

RawFactValue raw_value(const boost::json::value& value) {
    RawFactValue raw;
    if (value.is_null()) return raw;
    if (value.is_bool()) {
        raw.form = RawFactValue::Form::Bool;
        raw.yes = value.get_bool();
    } else if (value.is_array()) {
        raw.form = RawFactValue::Form::List;
        for (const auto& item : value.get_array()) {
            raw.items.push_back(scalar_text(item));
        }
    } else {
        raw.form = RawFactValue::Form::Text;
        raw.text = scalar_text(value);
    }
    return raw;
}

Result<std::string> content_of(const std::string& path) {
    if (path == "-") return std::string{std::istreambuf_iterator<char>{std::cin}, {}};
    std::ifstream file{path, std::ios::binary};
    if (!file) return fail(fact_file_unreadable, path);
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

Result<RawFacts> read_fact_file(const std::string& path) {
    const std::string content = TRY(content_of(path));
    const boost::json::value document = TRY(describe::parse(content));
    if (!document.is_object()) return fail(fact_file_unreadable, "expected an object");
    const boost::json::value* inside = document.get_object().if_contains("facts");
    const boost::json::value& facts = inside != nullptr ? *inside : document;
    if (!facts.is_object()) return fail(fact_file_unreadable, "expected an object", "facts");
    RawFacts read;
    for (const auto& item : facts.get_object()) {
        read[std::string{item.key()}] = raw_value(item.value());
    }
    return read;
}

}  // namespace shuofa
