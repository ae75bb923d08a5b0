#include "formats/mail_words.h"

#include "base/text.h"
#include "formats/text_encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>

namespace shuofa::mime {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool is_ascii(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) == 0; });
}

// Chinese text in UTF-8 has sequences of three bytes; GBK text that looks like them does not occur,
// while single GBK characters often look like sequences of two.
bool is_plainly_utf8(std::string_view bytes) {
    return is_utf8(bytes) && std::any_of(bytes.begin(), bytes.end(), [](char c) {
               return static_cast<unsigned char>(c) >= 0xE0;
           });
}

enum class Charset { Gb, Utf8, Ascii, Other, Unknown };

struct NamedCharset {
    Charset kind = Charset::Unknown;
    const char* iconv_name = nullptr;
};

NamedCharset find_charset(std::string_view name) {
    static const std::map<std::string, NamedCharset, std::less<>> known{
        {"gb2312", {Charset::Gb}},
        {"gb_2312-80", {Charset::Gb}},
        {"csgb2312", {Charset::Gb}},
        {"euc-cn", {Charset::Gb}},
        {"gbk", {Charset::Gb}},
        {"x-gbk", {Charset::Gb}},
        {"cp936", {Charset::Gb}},
        {"ms936", {Charset::Gb}},
        {"windows-936", {Charset::Gb}},
        {"gb18030", {Charset::Gb}},
        {"gb18030-2022", {Charset::Gb}},
        {"utf-8", {Charset::Utf8}},
        {"utf8", {Charset::Utf8}},
        {"us-ascii", {Charset::Ascii}},
        {"ascii", {Charset::Ascii}},
        {"iso-8859-1", {Charset::Ascii, "WINDOWS-1252"}},
        {"windows-1252", {Charset::Ascii, "WINDOWS-1252"}},
        {"big5", {Charset::Other, "BIG5-HKSCS"}},
        {"big5-hkscs", {Charset::Other, "BIG5-HKSCS"}},
        {"iso-2022-jp", {Charset::Other, "ISO-2022-JP"}},
        {"shift_jis", {Charset::Other, "SHIFT_JIS"}},
        {"euc-jp", {Charset::Other, "EUC-JP"}},
        {"euc-kr", {Charset::Other, "EUC-KR"}},
        {"ks_c_5601-1987", {Charset::Other, "CP949"}},
        {"utf-16", {Charset::Other, "UTF-16"}},
        {"utf-16le", {Charset::Other, "UTF-16LE"}},
        {"utf-16be", {Charset::Other, "UTF-16BE"}},
        {"utf-7", {Charset::Other, "UTF-7"}},
        {"windows-1251", {Charset::Other, "WINDOWS-1251"}},
        {"koi8-r", {Charset::Other, "KOI8-R"}},
    };
    const auto found = known.find(lower_ascii(trim(name)));
    return found == known.end() ? NamedCharset{} : found->second;
}

// What cannot be converted becomes U+FFFD.
std::optional<std::string> by_iconv(std::string_view bytes, const char* charset) {
    const iconv_t converter = iconv_open("UTF-8", charset);
    if (converter == reinterpret_cast<iconv_t>(-1)) return {};
    std::string source{bytes};
    char* from = source.data();
    std::size_t left = source.size();
    std::string text;
    std::array<char, 4096> buffer{};
    while (left > 0) {
        char* into = buffer.data();
        std::size_t room = buffer.size();
        const std::size_t before = left;
        const std::size_t done = iconv(converter, &from, &left, &into, &room);
        text.append(buffer.data(), buffer.size() - room);
        if (done != static_cast<std::size_t>(-1) || room < buffer.size()) continue;
        if (left == before) {
            text += "\uFFFD";
            ++from;
            --left;
        }
    }
    iconv_close(converter);
    std::erase(text, '\0');
    return text;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

// Bytes written as a mark and two hexadecimal digits, as in "=B5" and "%B5".
std::string decode_hex(std::string_view text, char mark) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == mark && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
            hex_digit(text[i + 2]) >= 0) {
            bytes += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
            i += 2;
        } else {
            bytes += text[i];
        }
    }
    return bytes;
}

struct EncodedWord {
    std::string charset;
    std::string bytes;
    std::size_t length = 0;  // in the header
};

// The encoded word at the start of `text`, if there is one: "=?GBK?B?xPq1xA==?=".
std::optional<EncodedWord> encoded_word(std::string_view text) {
    if (!text.starts_with("=?")) return {};
    const std::size_t charset_end = text.find('?', 2);
    if (charset_end == std::string_view::npos || charset_end > 60) return {};
    if (charset_end + 2 >= text.size() || text[charset_end + 2] != '?') return {};
    const char encoding = static_cast<char>(std::tolower(text[charset_end + 1]));
    const std::size_t begin = charset_end + 3;
    const std::size_t end = text.find("?=", begin);
    if (end == std::string_view::npos) return {};
    EncodedWord word;
    word.charset = text.substr(2, charset_end - 2);
    word.charset = word.charset.substr(0, word.charset.find('*'));  // RFC 2231 language
    word.length = end + 2;
    const std::string_view content = text.substr(begin, end - begin);
    if (encoding == 'b') {
        word.bytes = decode_base64(content);
    } else if (encoding == 'q') {
        std::string spaced{content};
        std::replace(spaced.begin(), spaced.end(), '_', ' ');
        word.bytes = decode_hex(spaced, '=');
    } else {
        return {};
    }
    return word;
}

bool same_charset(std::string_view a, std::string_view b) {
    const Charset kind = find_charset(a).kind;
    return lower_ascii(a) == lower_ascii(b) ||
           (kind == Charset::Gb && find_charset(b).kind == Charset::Gb);
}

std::string unfold(std::string_view raw) {
    std::string text;
    for (const char c : raw) {
        if (c == '\r' || c == '\n') continue;
        text += c == '\t' ? ' ' : c;
    }
    return std::string{trim(text)};
}

// Splits at a separator that stands outside quotes, angle brackets and comments.
std::vector<std::string_view> split_outside(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    bool quoted = false;
    int comments = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\' && (quoted || comments > 0)) {
            ++i;
        } else if (c == '"' && comments == 0) {
            quoted = !quoted;
        } else if (!quoted && c == '(') {
            ++comments;
        } else if (!quoted && c == ')' && comments > 0) {
            --comments;
        } else if (c == separator && !quoted && comments == 0) {
            parts.push_back(text.substr(begin, i - begin));
            begin = i + 1;
        }
    }
    parts.push_back(text.substr(begin));
    return parts;
}

std::string unquote(std::string_view text) {
    text = trim(text);
    if (text.empty() || text.front() != '"') return std::string{text};
    std::string plain;
    for (std::size_t i = 1; i < text.size() && text[i] != '"'; ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) ++i;
        plain += text[i];
    }
    return plain;
}

// A value by RFC 2231 that is still in pieces.
struct Pieces {
    std::map<int, std::pair<std::string, bool>> numbered;  // text, percent-encoded?
    std::string joined() const {
        std::string charset, bytes;
        for (const auto& [number, piece] : numbered) {
            std::string_view text = piece.first;
            if (!piece.second) {
                bytes += text;
                continue;
            }
            if (number == 0) {
                const std::size_t first = text.find('\'');
                const std::size_t second =
                    first == std::string_view::npos ? first : text.find('\'', first + 1);
                if (second != std::string_view::npos) {
                    charset = text.substr(0, first);
                    text = text.substr(second + 1);
                }
            }
            bytes += decode_hex(text, '%');
        }
        if (contains(bytes, "=?")) return decode_header(bytes);
        return decode_charset(bytes, charset).text;
    }
};

}  // namespace

CharsetText decode_charset(std::string_view bytes, std::string_view charset) {
    const auto guessed = [&](bool label_wrong) {
        return CharsetText{readable_text(bytes), label_wrong};
    };
    const NamedCharset named = find_charset(charset);
    if (named.kind == Charset::Other) {
        auto text = by_iconv(bytes, named.iconv_name);
        return text ? CharsetText{*std::move(text)} : guessed(true);
    }
    if (is_ascii(bytes)) return guessed(false);
    switch (named.kind) {
        case Charset::Gb: {
            if (is_plainly_utf8(bytes)) return guessed(true);
            TextDecoder decoder{TextEncoding::Gb18030};
            std::string text{decoder.decode(bytes)};
            text += decoder.finish();
            text = replace_all(text, std::string(1, undecodable), "\uFFFD");
            std::erase(text, '\0');
            return {text, false};
        }
        case Charset::Utf8:
            return guessed(!is_utf8(bytes));
        case Charset::Ascii: {
            DecodedText decoded = decode_text(bytes);
            if (decoded.damaged == 0 || named.iconv_name == nullptr) return guessed(true);
            auto text = by_iconv(bytes, named.iconv_name);
            return text ? CharsetText{*std::move(text)} : guessed(true);
        }
        case Charset::Other:
        case Charset::Unknown:
            break;
    }
    return guessed(!charset.empty());
}

std::string decode_base64(std::string_view text) {
    std::string bytes;
    unsigned held = 0;
    int bits = 0;
    for (const char c : text) {
        int value = -1;
        if (c >= 'A' && c <= 'Z') value = c - 'A';
        if (c >= 'a' && c <= 'z') value = c - 'a' + 26;
        if (c >= '0' && c <= '9') value = c - '0' + 52;
        if (c == '+') value = 62;
        if (c == '/') value = 63;
        if (c == '=') held = 0, bits = 0;  // the next quantum begins anew
        if (value < 0) continue;
        held = (held << 6 | static_cast<unsigned>(value)) & 0xFFFFFF;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(held >> bits & 0xFF);
    }
    return bytes;
}

std::string decode_quoted_printable(std::string_view text) {
    std::string joined;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '=') {
            std::size_t end = i + 1;
            while (end < text.size() && (text[end] == ' ' || text[end] == '\t'))
                ++end;
            if (end < text.size() && text[end] == '\r') ++end;
            if (end < text.size() && text[end] == '\n') {
                i = end;
                continue;
            }
        }
        joined += text[i];
    }
    return decode_hex(joined, '=');
}

std::string decode_header(std::string_view raw) {
    const std::string text = unfold(raw);
    std::string out, plain, charset, bytes;
    bool in_words = false;
    const auto flush_words = [&] {
        if (in_words) out += decode_charset(bytes, charset).text;
        in_words = false;
        bytes.clear();
    };
    const auto flush_plain = [&] {
        out += readable_text(plain);
        plain.clear();
    };
    for (std::size_t i = 0; i < text.size();) {
        const auto word = encoded_word(std::string_view{text}.substr(i));
        if (!word) {
            plain += text[i++];
            continue;
        }
        const bool adjacent = in_words && std::all_of(plain.begin(), plain.end(), is_blank);
        if (adjacent) plain.clear();  // blanks between encoded words are not part of the text
        if (!adjacent || !same_charset(charset, word->charset)) flush_words();
        flush_plain();
        charset = word->charset;
        bytes += word->bytes;
        in_words = true;
        i += word->length;
    }
    flush_words();
    flush_plain();
    return std::string{trim(out)};
}

std::vector<Address> decode_addresses(std::string_view raw) {
    const std::string text = unfold(raw);
    std::vector<Address> addresses;
    for (std::string_view part : split_outside(text, ',')) {
        part = trim(part);
        // A group, "friends: a@b, c@d;", is its members.
        if (part.ends_with(';')) part = trim(part.substr(0, part.size() - 1));
        if (part.empty() || addresses.size() >= 1000) continue;
        const std::size_t open = part.rfind('<');
        Address address;
        if (open == std::string_view::npos) {
            address.address = std::string{trim(part)};
        } else {
            const std::size_t close = part.find('>', open);
            address.address = std::string{trim(
                part.substr(open + 1, close == std::string_view::npos ? close : close - open - 1))};
            address.name = decode_header(unquote(part.substr(0, open)));
        }
        addresses.push_back({std::move(address.name), readable_text(address.address)});
    }
    return addresses;
}

std::string_view HeaderValue::parameter(std::string_view name) const {
    for (const Parameter& parameter : parameters) {
        if (parameter.name == name) return parameter.value;
    }
    return {};
}

HeaderValue decode_parameters(std::string_view raw) {
    const std::string text = unfold(raw);
    const std::vector<std::string_view> parts = split_outside(text, ';');
    HeaderValue header;
    header.value = lower_ascii(trim(parts[0]));
    std::map<std::string, Pieces> extended;
    std::map<std::string, std::string> plain;
    for (std::size_t i = 1; i < parts.size() && i < 1000; ++i) {
        const std::size_t equals = parts[i].find('=');
        if (equals == std::string_view::npos) continue;
        std::string name = lower_ascii(trim(parts[i].substr(0, equals)));
        std::string value = unquote(parts[i].substr(equals + 1));
        const std::size_t star = name.find('*');
        if (star == std::string::npos) {
            plain.try_emplace(std::move(name), decode_header(value));
            continue;
        }
        const bool encoded = name.ends_with('*');
        int number = 0;
        for (std::size_t at = star + 1; at < name.size() && std::isdigit(name[at]) != 0; ++at)
            number = std::min(number * 10 + (name[at] - '0'), 1'000'000);
        extended[name.substr(0, star)].numbered.try_emplace(number, std::move(value), encoded);
    }
    for (const auto& [name, pieces] : extended) {
        plain.erase(name);
        header.parameters.push_back({name, pieces.joined()});
    }
    for (auto& [name, value] : plain)
        header.parameters.push_back({name, std::move(value)});
    return header;
}

}  // namespace shuofa::mime
