#include "formats/dkim.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace shuofa;
    // Keys first, then an empty line, then the mail.
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const std::size_t border = std::min(bytes.find("\n\n"), bytes.size());
    const auto keys = dkim::parse_keys(bytes.substr(0, border));
    (void)dkim::verify(bytes.substr(std::min(border + 2, bytes.size())), keys, 1'793'585'520);
    return 0;
}
