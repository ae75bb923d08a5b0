#pragma once

#include "base/result.h"
#include "domain/papers/paper.h"

#include <cstddef>
#include <vector>

namespace shuofa {

inline constexpr ErrorReason paper_not_drawn{
    "paper_not_drawn", ErrorCode::Unavailable,
    "这份文书没有画成 PDF，文字没有丢失。请先用 TXT 或 DOCX 格式，或稍后再试。",
    "The paper could not be drawn as a PDF; its text is safe. Use TXT or DOCX, or try again "
    "later."};
inline constexpr ErrorReason paper_font_missing{
    "paper_font_missing", ErrorCode::Unavailable,
    "电脑上没有中文字体，请安装 fonts-noto-cjk 后再试。",
    "There is no Chinese font on this computer. Install fonts-noto-cjk and try again."};

// The paper as a PDF: A4, Chinese fonts embedded as subsets, text that can be copied out, numbered
// pages.  The same paper gives the same bytes.
Result<std::vector<std::byte>> draw_paper(const Paper& paper);

}  // namespace shuofa
