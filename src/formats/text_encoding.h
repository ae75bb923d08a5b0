#pragma once

#include "base/enum_names.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace shuofa {

enum class TextEncoding { Utf8, Gb18030, Utf16Le, Utf16Be };

template <>
inline constexpr auto enum_names<TextEncoding> = std::to_array<EnumName<TextEncoding>>({
    {TextEncoding::Utf8, "UTF-8"},
    {TextEncoding::Gb18030, "GB18030"},
    {TextEncoding::Utf16Le, "UTF-16LE"},
    {TextEncoding::Utf16Be, "UTF-16BE"},
});

// Stands in decoded text for a byte that belongs to no character.  It is no UTF-8, so it cannot be
// mistaken for content, and nothing is replaced in silence.
constexpr char undecodable = '\xFF';

// Turns the bytes of a text file into UTF-8 as they come.  A byte-order mark decides the encoding
// and is dropped; otherwise it is strict UTF-8, else strict GB 18030 (which GBK and GB 2312 are
// parts of), judged at the first bytes that are not ASCII.
class TextDecoder {
public:
    TextDecoder() = default;
    explicit TextDecoder(TextEncoding encoding) : encoding_{encoding}, started_{true} {}

    // Decodes the next bytes.  The view lives until the next call.
    std::string_view decode(std::string_view bytes);
    // What was held back because more bytes were needed to understand it.
    std::string_view finish();

    // Nothing while all bytes were ASCII.
    std::optional<TextEncoding> encoding() const { return encoding_; }
    // How many undecodable bytes there were.
    std::size_t damaged() const { return damaged_; }

private:
    enum class End { More, Last };
    std::string_view take(End end);
    void start(End end);
    std::size_t put_decoded(std::string_view bytes, End end);

    std::optional<TextEncoding> encoding_;
    bool started_ = false;
    std::string held_;  // input that is not decoded yet
    std::string out_;
    std::size_t damaged_ = 0;
};

// The whole text at once, for short texts such as file names.
struct DecodedText {
    std::string text;
    std::optional<TextEncoding> encoding;
    std::size_t damaged = 0;
};
DecodedText decode_text(std::string_view bytes);

// The same as valid UTF-8, fit for any parser: bytes that belong to no character became U+FFFD, and
// NULs are gone.
std::string readable_text(std::string_view bytes);

}  // namespace shuofa
