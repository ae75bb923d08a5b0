#pragma once

#include "base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shuofa::xml {

// An element with everything in it.  Names come without their prefix: producers disagree about
// prefixes, and some declare none.
struct Element {
    std::string name;
    std::string text;  // its own text and CDATA, not that of its children, trimmed
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<Element> children;

    // The first child of that name, or nullptr.
    const Element* child(std::string_view local_name) const;
    std::vector<const Element*> all(std::string_view local_name) const;
    // Text of the element at the end of a path like "Seller/Name"; empty when there is none.
    std::string_view text_at(std::string_view path) const;
    std::string_view attribute(std::string_view local_name) const;
};

struct Limits {
    std::size_t most_bytes = 32U << 20;
    std::size_t most_elements = 400'000;
    std::size_t most_depth = 64;
};

inline constexpr ErrorReason xml_damaged{
    "xml_damaged", ErrorCode::InvalidInput, "这个 XML 文件已损坏或没有下载完整，请重新下载。",
    "This XML file is damaged or was not downloaded completely: download it again."};
inline constexpr ErrorReason xml_refused{
    "xml_refused", ErrorCode::InvalidInput,
    "这个 XML 文件太大、嵌套太深或带有文档类型声明，不像发票，没有读取。",
    "This XML file is too large, too deep or declares a document type, unlike any invoice: it was "
    "not read."};

// Reads XML in UTF-8, UTF-16 or GB 18030 whatever its prolog says, with or without a byte-order
// mark.  Gives all top elements: exports with several documents glued together exist.  Document
// types, and with them entities, are refused; characters of no encoding become U+FFFD.
Result<std::vector<Element>> parse(std::string_view bytes, const Limits& limits = {});

}  // namespace shuofa::xml
