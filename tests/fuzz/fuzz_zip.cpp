// Any bytes as an archive: every member is read or refused, within the limits.

#include "formats/zip.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace shuofa;
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const ByteFile file = file_of(bytes);
    ZipLimits limits;
    limits.most_members = 20;
    limits.most_member_bytes = 1u << 20;
    const auto zip = ZipFile::open(file, limits);
    if (!zip) return 0;
    for (std::size_t i = 0; i < zip->members().size(); ++i) {
        const auto stream = zip->read(i, "123456");
        if (!stream) continue;
        std::size_t total = 0;
        char buffer[4096];
        for (;;) {
            const auto got = (*stream)(buffer);
            if (!got || *got == 0) break;
            total += *got;
            if (total > limits.most_member_bytes) std::abort();
        }
    }
    return 0;
}
