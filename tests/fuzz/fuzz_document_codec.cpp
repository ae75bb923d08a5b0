// Any bytes as a document from the workshop: refused, or one that comes back the same.

#include "domain/documents/document_codec.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace shuofa;
    const auto frame = decode_document_frame({reinterpret_cast<const char*>(data), size});
    if (!frame) return 0;
    const std::string bytes = std::visit([](const auto& part) { return encode(part); }, *frame);
    const auto again = decode_document_frame(bytes);
    if (!again || *again != *frame) std::abort();
    return 0;
}
