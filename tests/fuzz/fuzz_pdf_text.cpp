#include "formats/pdf_text.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace shuofa;
    const auto document =
        pdf::read({reinterpret_cast<const char*>(data), size}, pdf::FirstPage::Draw);
    if (!document) return 0;
    for (const pdf::Page& page : document->pages)
        (void)pdf::lines(page);
    if (document->first_page) (void)read_qr_codes(*document->first_page);
    return 0;
}
