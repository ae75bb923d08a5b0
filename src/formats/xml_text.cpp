#include "formats/xml_text.h"

#include "base/text.h"

namespace shuofa {

std::string xml_text(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        switch (c) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') safe += c;
        }
    }
    return replace_all(replace_all(safe, "\xEF\xBF\xBE", ""), "\xEF\xBF\xBF", "");
}

}  // namespace shuofa
