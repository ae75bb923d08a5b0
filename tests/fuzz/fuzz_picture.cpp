// A picture: up to the first NUL it is the file's name, which is read too.
#include "document_reader_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view all{reinterpret_cast<const char*>(data), size};
    const std::size_t end = all.find('\0');
    if (end > 200) return shuofa::feed_reader("picture", "IMG_20261108_210311.jpg", data, size);
    return shuofa::feed_reader("picture", all.substr(0, end), data + end + 1, size - end - 1);
}
