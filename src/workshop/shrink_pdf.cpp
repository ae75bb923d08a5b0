#define POINTERHOLDER_TRANSITION 4

#include "workshop/shrink_pdf.h"

#include "workshop/draw_paper.h"
#include "workshop/prune_font.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <zlib.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>

namespace shuofa {
namespace {

constexpr std::size_t row_bytes = 256;  // even, as the offsets are pairs of bytes
constexpr std::size_t pair = 2;

int magnitude(unsigned char byte) { return std::abs(static_cast<signed char>(byte)); }

// Rows of `row_bytes`, each behind the number of its filter: 0 as it is, 1 the difference to the
// pair of bytes before.
std::string with_predictor(const unsigned char* data, std::size_t size) {
    std::string rows;
    rows.reserve(size + size / row_bytes + 2);
    for (std::size_t start = 0; start < size; start += row_bytes) {
        std::string differences;
        const std::size_t length = std::min(row_bytes, size - start);
        int plain_cost = 0;
        int difference_cost = 0;
        for (std::size_t at = 0; at < length; ++at) {
            const unsigned char byte = data[start + at];
            const unsigned char before = at < pair ? 0 : data[start + at - pair];
            const auto difference = static_cast<unsigned char>(byte - before);
            differences += static_cast<char>(difference);
            plain_cost += magnitude(byte);
            difference_cost += magnitude(difference);
        }
        if (difference_cost * 2 < plain_cost) {
            rows += '\1' + differences;
        } else {
            rows += '\0';
            rows.append(reinterpret_cast<const char*>(data + start), length);
        }
    }
    return rows;
}

std::string deflated(const std::string& plain) {
    uLongf size = compressBound(plain.size());
    std::string packed(size, '\0');
    const int done = compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                               reinterpret_cast<const Bytef*>(plain.data()), plain.size(), 9);
    packed.resize(done == Z_OK ? size : 0);
    return packed;
}

bool is_font_program(QPDFObjectHandle object) {
    if (!object.isStream()) return false;
    QPDFObjectHandle subtype = object.getDict().getKey("/Subtype");
    return subtype.isName() && subtype.getName() == "/CIDFontType0C";
}

void pack_font(QPDFObjectHandle font) {
    const std::shared_ptr<Buffer> program = font.getStreamData(qpdf_dl_generalized);
    const std::string pruned = without_unused_subroutines(
        {reinterpret_cast<const char*>(program->getBuffer()), program->getSize()});
    const std::string packed = deflated(
        with_predictor(reinterpret_cast<const unsigned char*>(pruned.data()), pruned.size()));
    if (packed.empty()) return;
    const auto parameters =
        QPDFObjectHandle::parse("<< /Predictor 15 /Colors 2 /BitsPerComponent 8 /Columns " +
                                std::to_string(row_bytes / pair) + " >>");
    font.replaceStreamData(packed, QPDFObjectHandle::newName("/FlateDecode"), parameters);
}

}  // namespace

Result<std::vector<std::byte>> shrink_pdf(std::span<const std::byte> pdf) {
    // qpdf throws; here its exceptions end.
    try {
        QPDF document;
        document.processMemoryFile("paper.pdf", reinterpret_cast<const char*>(pdf.data()),
                                   pdf.size());
        for (QPDFObjectHandle object : document.getAllObjects()) {
            if (is_font_program(object)) pack_font(object);
        }
        document.getRoot().replaceKey("/Lang", QPDFObjectHandle::newUnicodeString("zh-CN"));
        QPDFWriter writer{document};
        writer.setOutputMemory();
        writer.setObjectStreamMode(qpdf_o_generate);
        writer.setDecodeLevel(qpdf_dl_none);  // keeps the fonts' predictor
        writer.setDeterministicID(true);
        writer.write();
        const std::shared_ptr<Buffer> written = writer.getBufferSharedPointer();
        const auto* first = reinterpret_cast<const std::byte*>(written->getBuffer());
        return std::vector<std::byte>(first, first + written->getSize());
    } catch (const std::exception& problem) {
        return fail(paper_not_drawn, problem.what());
    }
}

}  // namespace shuofa
