#pragma once

#include "base/result.h"

#include <cstddef>
#include <string>
#include <vector>

// Word documents (Office Open XML, ECMA-376): text in a few styles and tables, Chinese fonts, page
// numbers.  Opens in Word, WPS and LibreOffice.
namespace shuofa::docx {

inline constexpr ErrorReason docx_not_written{
    "docx_not_written", ErrorCode::Unavailable, "DOCX 没有写成，请换一种格式再试。",
    "The DOCX file could not be written: try another format."};

enum class Style { Title, Heading, Body, Flush, Right, Item, Spoken, Note };

struct Block {
    enum class Kind { Text, Table, PageBreak };
    Kind kind = Kind::Text;
    Style style = Style::Body;
    std::string text;
    std::vector<std::vector<std::string>> rows;  // the first is the head
};

struct Document {
    std::string title;
    std::string author;
    std::string created;  // "2026-11-25T00:00:00+08:00"
    std::vector<Block> blocks;
};

Result<std::vector<std::byte>> write_docx(const Document& document);

}  // namespace shuofa::docx
