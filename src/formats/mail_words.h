#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace shuofa::mime {

// Decodes the text of mail headers from their raw bytes.  GMime 3.2.13 is not used for that: it
// loses every encoded word after one that ends in base64 padding (its issue 133), which is what
// Chinese subjects and file names are made of.

// Bytes in a named character set as UTF-8.  gb2312, gbk and their kin are read as GB 18030, unless
// the bytes are plainly UTF-8; unknown names and wrong UTF-8 are guessed.
struct CharsetText {
    std::string text;
    bool label_wrong = false;  // the bytes were in another character set than named
};
CharsetText decode_charset(std::string_view bytes, std::string_view charset);

std::string decode_base64(std::string_view text);  // leaves out what is none
std::string decode_quoted_printable(std::string_view text);

// The value of an unstructured header such as Subject: unfolded, encoded words (RFC 2047) decoded.
// Neighbouring words of one character set are joined as bytes first, for words cut inside a
// character.  Raw 8-bit text is guessed.
std::string decode_header(std::string_view raw);

struct Address {
    std::string name;
    std::string address;

    bool operator==(const Address&) const = default;
};
// The addresses of From or To: "name <a@b>, c@d".  At most a thousand.
std::vector<Address> decode_addresses(std::string_view raw);

// "text/plain; charset=gbk; name*0*=GBK''%B5" taken apart.
struct HeaderValue {
    std::string value;  // lower case, without parameters
    struct Parameter {
        std::string name;  // lower case
        std::string value;

        bool operator==(const Parameter&) const = default;
    };
    std::vector<Parameter> parameters;

    std::string_view parameter(std::string_view name) const;
};
// Parameters by RFC 2231 (character set, continuations), by RFC 2047 inside quotes, and raw.
// The extended form wins when a name comes in both.
HeaderValue decode_parameters(std::string_view raw);

}  // namespace shuofa::mime
