// Any bytes as the sheet or the shared texts of a workbook, and as a whole workbook.

#include "formats/xlsx.h"
#include "formats/xml_elements.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace shuofa;
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const ByteFile file = file_of(bytes);
    XmlElements rows{stream_of(file), "row", 1u << 16, xlsx::workbook_damaged};
    for (;;) {
        const auto row = rows.next();
        if (!row || row->empty()) break;
    }
    const auto workbook = xlsx::Workbook::open(file);
    if (!workbook) return 0;
    for (std::size_t sheet = 0; sheet < workbook->sheet_names().size() && sheet < 3; ++sheet) {
        auto reader = workbook->read_sheet(sheet);
        if (!reader) continue;
        std::uint32_t last = 0;
        for (;;) {
            const auto row = reader->next();
            if (!row || *row == nullptr) break;
            if ((*row)->number <= last) std::abort();
            last = (*row)->number;
        }
    }
    return 0;
}
