#include "formats/zip_writer.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace shuofa {
namespace {

struct Closed {
    void operator()(archive* zip) const { archive_write_free(zip); }
};

la_ssize_t take_bytes(archive*, void* closure, const void* bytes, std::size_t size) {
    auto& all = *static_cast<std::vector<std::byte>*>(closure);
    const auto* first = static_cast<const std::byte*>(bytes);
    all.insert(all.end(), first, first + size);
    return static_cast<la_ssize_t>(size);
}

bool add_file(archive* zip, const std::string& name, const std::string& content) {
    struct Freed {
        void operator()(archive_entry* entry) const { archive_entry_free(entry); }
    };
    const std::unique_ptr<archive_entry, Freed> entry{archive_entry_new()};
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), 315'532'800, 0);
    return archive_write_header(zip, entry.get()) == ARCHIVE_OK &&
           archive_write_data(zip, content.data(), content.size()) ==
               static_cast<la_ssize_t>(content.size());
}

}  // namespace

Result<std::vector<std::byte>> write_zip(
    std::span<const std::pair<std::string, std::string>> files) {
    std::vector<std::byte> bytes;
    const std::unique_ptr<archive, Closed> zip{archive_write_new()};
    archive_write_set_format_zip(zip.get());
    archive_write_set_bytes_in_last_block(zip.get(), 1);
    bool good = archive_write_open(zip.get(), &bytes, nullptr, take_bytes, nullptr) == ARCHIVE_OK;
    for (const auto& [name, content] : files)
        good = good && add_file(zip.get(), name, content);
    good = good && archive_write_close(zip.get()) == ARCHIVE_OK;
    if (good) return bytes;
    const char* problem = archive_error_string(zip.get());
    return fail(zip_not_written, problem == nullptr ? "" : problem);
}

}  // namespace shuofa
