// Web pages archived by wget and other tools (WARC, plain or gzip): every page that was answered,
// with the address and time that the tool recorded.

#include "base/text.h"
#include "formats/warc.h"
#include "importers/archived_pages.h"
#include "importers/importer.h"

namespace shuofa {
namespace {

constexpr ErrorReason warc_without_page{
    "warc_without_page", ErrorCode::InvalidInput,
    "这个网页存档里没有网页，原件已保存。请重新保存一次。",
    "There is no page in this web archive; the original is kept. Save it anew."};

int likeness(const DocumentGlimpse& glimpse) {
    return warc::looks_like_archive(glimpse.head) ? 92 : 0;
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const std::size_t pages = TRY(send_archived_pages(file.bytes, {}, sink));
    return pages > 0 ? Result<void>{} : fail(warc_without_page);
}

}  // namespace

extern const DocumentReader page_warc;
const DocumentReader page_warc{"page_warc", "网页存档（WARC）", "Web archive (WARC)", likeness,
                               read};

}  // namespace shuofa
