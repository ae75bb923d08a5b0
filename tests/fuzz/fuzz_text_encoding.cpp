// Any bytes, cut anywhere, decode to the same text, and all of it but the marked bytes is UTF-8.

#include "base/text.h"
#include "formats/text_encoding.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace shuofa;
    if (size == 0) return 0;
    const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
    const std::size_t step = 300 + data[0];
    TextDecoder decoder;
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += step)
        text += decoder.decode(bytes.substr(at, step));
    text += decoder.finish();
    std::string clean;
    for (const char c : text) {
        if (c != undecodable) clean += c;
    }
    if (!is_utf8(clean)) std::abort();
    if (decoder.encoding()) {
        // Cut elsewhere, with the encoding known.
        TextDecoder again{*decoder.encoding()};
        std::string other;
        for (const char& byte : bytes)
            other += again.decode({&byte, 1});
        other += again.finish();
        // A mark at the beginning is dropped only where it is looked for.
        if (!other.ends_with(text)) std::abort();
    }
    return 0;
}
