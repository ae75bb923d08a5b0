// Web pages that browser extensions and crawlers archive as one package (WACZ 1.1): a zip with
// datapackage.json, the WARC files in archive/, and the list of pages in pages/pages.jsonl.

#include "base/digest.h"
#include "base/text.h"
#include "formats/zip.h"
#include "importers/archived_pages.h"
#include "importers/importer.h"
#include "importers/json_values.h"

#include <boost/json.hpp>

#include <algorithm>
#include <map>

namespace shuofa {
namespace {

namespace json = boost::json;

constexpr ErrorReason wacz_without_page{
    "wacz_without_page", ErrorCode::InvalidInput,
    "这个网页存档里没有网页，原件已保存。请重新保存一次。",
    "There is no page in this web archive; the original is kept. Save it anew."};
constexpr ErrorReason wacz_too_large{
    "wacz_too_large", ErrorCode::InvalidInput,
    "这个网页存档展开后太大，没有读取；原件已保存。请只保存需要的那几页。",
    "This web archive unpacks to too much and was not read; the original is kept. Save only the "
    "pages you need."};

constexpr std::uint64_t most_member_bytes = 64ULL << 20;
constexpr std::uint64_t most_small_bytes = 8ULL << 20;

bool is_warc_member(std::string_view name) {
    return contains(name, "archive/") && (name.ends_with(".warc.gz") || name.ends_with(".warc"));
}

int likeness(const DocumentGlimpse& glimpse) {
    const auto has = [&](auto is) {
        return std::any_of(glimpse.members.begin(), glimpse.members.end(), is);
    };
    return has([](const std::string& name) { return name.ends_with("datapackage.json"); }) &&
                   has([](const std::string& name) { return is_warc_member(name); })
               ? 94
               : 0;
}

class PackageReader {
public:
    explicit PackageReader(const ZipFile& zip) : zip_{zip} {}

    Result<void> read(const DocumentSink& sink) {
        TRY(read_list());
        TRY(read_pages());
        std::size_t sent = 0;
        for (std::size_t i = 0; i < zip_.members().size(); ++i) {
            const std::string& name = zip_.members()[i].name;
            if (!is_warc_member(name)) continue;
            const std::string bytes =
                TRY(read_all(TRY(zip_.read(i)), most_member_bytes, wacz_too_large));
            context_.member = safe_for_display(name);
            context_.notes = digest_notes(name, bytes);
            sent += TRY(send_archived_pages(bytes, context_, sink));
        }
        return sent > 0 ? Result<void>{} : fail(wacz_without_page);
    }

private:
    Result<std::string> member_text(std::string_view end) const {
        for (std::size_t i = 0; i < zip_.members().size(); ++i) {
            if (zip_.members()[i].name.ends_with(end))
                return read_all(TRY(zip_.read(i)), most_small_bytes, wacz_too_large);
        }
        return std::string{};
    }

    // What tool made it, and the digests it lists: {"path": "archive/data.warc.gz", "hash":
    // "sha256:..."}.
    Result<void> read_list() {
        const auto list = read_json(TRY(member_text("datapackage.json")));
        if (!list) return {};
        context_.tool = text_at(*list, {"software"});
        const json::array* resources = array_at(*list, {"resources"});
        if (resources == nullptr) return {};
        for (const json::value& entry : *resources) {
            const std::string_view hash = text_at(entry, {"hash"});
            constexpr std::string_view kind = "sha256:";
            if (hash.starts_with(kind))
                digests_.emplace(text_at(entry, {"path"}), lower_ascii(hash.substr(kind.size())));
        }
        return {};
    }

    // One JSON a line; the first names the format.  Frames and advertisements are not in it.
    Result<void> read_pages() {
        const std::string lines = TRY(member_text("pages/pages.jsonl"));
        for (const std::string_view line : split(lines, '\n')) {
            if (context_.addresses.size() >= 10'000) break;
            const auto page = read_json(line);
            if (!page) continue;
            const std::string_view address = text_at(*page, {"url"});
            if (!address.empty()) context_.addresses.emplace(address);
        }
        return {};
    }

    std::vector<std::string> digest_notes(const std::string& name, std::string_view bytes) const {
        for (const auto& [path, digest] : digests_) {
            if (!name.ends_with(path)) continue;
            return {sha256(bytes).hex() == digest ? "package_digests_match"
                                                  : "package_digests_differ"};
        }
        return {};
    }

    const ZipFile& zip_;
    ArchiveContext context_;
    std::map<std::string, std::string> digests_;
};

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const ByteFile bytes = file_of(file.bytes);
    const ZipFile zip = TRY(ZipFile::open(bytes));
    return PackageReader{zip}.read(sink);
}

}  // namespace

extern const DocumentReader page_wacz;
const DocumentReader page_wacz{"page_wacz", "网页存档（WACZ）", "Web archive (WACZ)", likeness,
                               read};

}  // namespace shuofa
