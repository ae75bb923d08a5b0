#include "document_reader_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return shuofa::feed_reader("page_wacz", "a file", data, size);
}
