// Any text gives the same records however it is cut.

#include "formats/csv.h"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

std::string records(std::string_view text, std::size_t step, std::size_t expected) {
    using namespace shuofa;
    std::size_t at = 0;
    csv::Reader reader{[&]() -> Result<std::string_view> {
        const std::string_view piece = text.substr(std::min(at, text.size()), step);
        at += step;
        return piece;
    }};
    reader.expect_fields(expected);
    std::string out;
    for (;;) {
        const auto record = reader.next();
        if (!record) return out + "error";
        if (*record == nullptr) return out;
        out += std::to_string((*record)->line);
        for (const std::string_view field : (*record)->fields)
            out += std::string{field} + '\x1F';
        out += '\x1E';
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const std::string_view text{reinterpret_cast<const char*>(data) + 2, size - 2};
    const std::size_t expected = data[1] % 16;
    if (records(text, 1u << 20, expected) != records(text, 1 + data[0], expected)) std::abort();
    return 0;
}
