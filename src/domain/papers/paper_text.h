#pragma once

#include "domain/papers/paper.h"

#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// The text that the user edits.  One line is one block; the first characters say which kind:
//   # title   ## heading   > flush   >> right   1. item   - spoken   | table | row |   % note
//   === page break; anything else is a paragraph.  A backslash in front keeps a line as it is.
std::vector<PaperBlock> parse_paper_text(std::string_view text);
std::string write_paper_text(const std::vector<PaperBlock>& blocks);

// Without any markup: to paste into a form or a chat.
enum class TextLayout {
    Letter,  // paragraphs indented, signature pushed to the right
    Form,    // no indents, no title: what goes into a complaint form's field
};
std::string plain_text(const std::vector<PaperBlock>& blocks, TextLayout layout);

// Markdown that any reader shows properly.
std::string markdown_text(const std::vector<PaperBlock>& blocks);

}  // namespace shuofa
