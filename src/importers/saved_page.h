#pragma once

#include "domain/documents/page.h"
#include "formats/html_text.h"

#include <string_view>

namespace shuofa {

// True when the head is one of a web page saved in the shape of a mail (MHTML).
bool is_saved_page(std::string_view head);

// The page, with what its comments and links say about where and when it was saved.
Page page_of_html(html::Text text);

}  // namespace shuofa
