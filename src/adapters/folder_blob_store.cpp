#include "adapters/folder_blob_store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

namespace shuofa {
namespace {

constexpr ErrorReason blob_disk_full{
    "disk_full", ErrorCode::Unavailable, "磁盘空间不足，这个文件没有保存。请腾出空间后重试。",
    "The disk is full; this file was not kept. Please free some space and try again."};
constexpr ErrorReason blob_not_written{
    "file_not_kept", ErrorCode::Unavailable,
    "这个文件没能保存到数据文件夹。请检查文件夹权限和磁盘后重试。",
    "This file could not be kept in the data folder. Please check its permissions and the disk."};
constexpr ErrorReason blob_missing{
    "original_missing", ErrorCode::NotFound,
    "保存的原始文件不见了。请从备份恢复数据文件夹，或重新导入这个文件。",
    "The kept original is gone. Please restore the data folder from a backup, or import the file "
    "again."};

tl::unexpected<Error> failure(std::string_view doing) {
    const int code = errno;
    return fail(code == ENOSPC || code == EDQUOT ? blob_disk_full : blob_not_written,
                fmt::format("{}: {}", doing, std::strerror(code)));
}

Result<void> make_folder(const std::filesystem::path& folder) {
    if (::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST) return {};
    if (errno != ENOENT || !folder.has_parent_path()) return failure("mkdir");
    TRY(make_folder(folder.parent_path()));
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) return failure("mkdir");
    return {};
}

// A renamed file is only safe from a power cut when its folder is on disk too.
Result<void> sync_folder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return failure("open folder");
    const int synced = ::fsync(descriptor);
    const int code = errno;
    ::close(descriptor);
    errno = code;
    if (synced != 0) return failure("sync folder");
    return {};
}

std::filesystem::path place_of(const std::filesystem::path& folder, const Digest& digest) {
    const std::string hex = digest.hex();
    return folder / hex.substr(0, 2) / hex.substr(2);
}

class FileWriter final : public BlobWriter {
public:
    // `incoming` is the name of the file that is being written; empty when it has none.
    FileWriter(std::filesystem::path folder, std::string incoming, int descriptor)
        : folder_{std::move(folder)}, incoming_{std::move(incoming)}, descriptor_{descriptor} {}

    ~FileWriter() override {
        if (descriptor_ >= 0) ::close(descriptor_);
        if (!incoming_.empty()) ::unlink(incoming_.c_str());
    }
    FileWriter(const FileWriter&) = delete;
    FileWriter& operator=(const FileWriter&) = delete;

    Result<void> add(std::span<const std::byte> bytes) override {
        digest_.add(bytes);
        size_ += bytes.size();
        while (!bytes.empty()) {
            const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return failure("write");
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        }
        return {};
    }

    Result<StoredBlob> keep() override {
        const StoredBlob blob{digest_.finish(), size_};
        const std::filesystem::path place = place_of(folder_, blob.digest);
        if (::fchmod(descriptor_, 0400) != 0) return failure("chmod");
        if (::fsync(descriptor_) != 0) return failure("sync");
        TRY(name_it(blob.digest));
        const int closed = ::close(std::exchange(descriptor_, -1));
        if (closed != 0) return failure("close");
        TRY(make_folder(place.parent_path()));
        // The same bytes again replace themselves, which also mends a kept copy that was cut.
        if (::rename(incoming_.c_str(), place.c_str()) != 0) {
            const bool kept_by_another = errno == ENOENT && ::access(place.c_str(), F_OK) == 0;
            if (!kept_by_another) return failure("rename");
        }
        incoming_.clear();
        TRY(sync_folder(place.parent_path()));
        TRY(sync_folder(folder_));
        return blob;
    }

private:
    // Whole and on disk, it may have a name.  A file of that name has the same bytes: another
    // program keeps them just now, or was killed before it could move them.
    Result<void> name_it(const Digest& digest) {
        if (!incoming_.empty()) return {};
        const std::string name = (folder_ / "incoming" / digest.hex()).string();
        const std::string unnamed = fmt::format("/proc/self/fd/{}", descriptor_);
        if (::linkat(AT_FDCWD, unnamed.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) != 0 &&
            errno != EEXIST) {
            return failure("link");
        }
        incoming_ = name;
        return {};
    }

    std::filesystem::path folder_;
    std::string incoming_;
    int descriptor_;
    Sha256 digest_;
    std::uint64_t size_ = 0;
};

}  // namespace

Result<std::unique_ptr<BlobWriter>> FolderBlobStore::begin(std::uint64_t bytes_expected) {
    const std::filesystem::path incoming = folder_ / "incoming";
    TRY(make_folder(incoming));
    // A file with holes claims terabytes and takes none; copying it would fill the disk first.
    struct statvfs disk {};
    if (::statvfs(incoming.c_str(), &disk) == 0 &&
        bytes_expected / std::max<std::uint64_t>(disk.f_frsize, 1) > disk.f_bavail) {
        return fail(blob_disk_full, fmt::format("{} bytes", bytes_expected));
    }
    // Without a name nothing is left of it when the program is killed.  Not every file system can.
    const int unnamed = ::open(incoming.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (unnamed >= 0) return std::make_unique<FileWriter>(folder_, std::string{}, unnamed);
    std::string name = (incoming / "XXXXXX").string();
    const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);  // 0600
    if (descriptor < 0) return failure("create");
    return std::make_unique<FileWriter>(folder_, std::move(name), descriptor);
}

bool FolderBlobStore::has(const Digest& digest) const {
    return ::access(place_of(folder_, digest).c_str(), F_OK) == 0;
}

Result<std::filesystem::path> FolderBlobStore::path_of(const Digest& digest) const {
    std::filesystem::path place = place_of(folder_, digest);
    if (::access(place.c_str(), F_OK) != 0) return fail(blob_missing, digest.hex());
    return place;
}

}  // namespace shuofa
