#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shuofa::html {

// What a reader of a page sees, and what the page says about itself.
struct Text {
    std::string title;
    std::string text;                   // a line for each block, cells parted by TAB; at most 1 MiB
    std::vector<std::string> links;     // http and https, in their order, each once; at most 500
    std::string canonical;              // <link rel="canonical">
    std::vector<std::string> comments;  // the first eight: tools that save pages sign there
    bool cut = false;                   // the page went on beyond a limit
    bool charset_wrong = false;         // the bytes were in another character set than named
};

// Reads HTML however broken.  Nothing is run and nothing is loaded; scripts, styles and parts that
// are styled away are left out.  `charset` is what the mail or server said; without it the page's
// own word is asked.
Text read(std::string_view bytes, std::string_view charset = {});

}  // namespace shuofa::html
