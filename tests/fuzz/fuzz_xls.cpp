// Any bytes as a binary workbook: no sheet is wider or longer than the format allows.

#include "formats/xls.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace shuofa;
    const auto workbook = xls::read({reinterpret_cast<const char*>(data), size});
    if (!workbook) return 0;
    for (const xls::Sheet& sheet : workbook->sheets) {
        if (sheet.rows.size() > 65536) std::abort();
        for (const auto& row : sheet.rows) {
            if (row.size() > 256) std::abort();
        }
    }
    return 0;
}
