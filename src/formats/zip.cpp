#include "formats/zip.h"

#include "base/text.h"
#include "formats/text_encoding.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace shuofa {
namespace {

// The central directory is read here and not by libarchive, because libarchive gives no name at all
// for a UTF-8 entry outside a UTF-8 locale.  APPNOTE.TXT 6.3.10, sections 4.3.12 to 4.3.16.
constexpr std::uint32_t directory_entry_mark = 0x02014B50;
constexpr std::uint32_t directory_end_mark = 0x06054B50;
constexpr std::uint32_t directory_end64_mark = 0x06064B50;
constexpr std::uint32_t directory_end64_locator_mark = 0x07064B50;
constexpr std::size_t directory_entry_size = 46;
constexpr std::size_t directory_end_size = 22;
constexpr std::size_t directory_end64_size = 56;
constexpr std::size_t directory_end64_locator_size = 20;
constexpr std::uint64_t most_directory_bytes = 16ULL << 20;
constexpr std::uint16_t flag_encrypted = 1;
constexpr std::uint16_t flag_utf8 = 0x800;
constexpr std::uint16_t extra_zip64 = 1;

std::uint64_t little(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

Result<std::string> read_range(const ByteFile& file, std::uint64_t offset, std::uint64_t size) {
    if (offset > file.size || size > file.size - offset) return fail(zip_damaged, "range");
    std::string bytes(size, '\0');
    for (std::size_t done = 0; done < bytes.size();) {
        const std::size_t got =
            TRY(file.read_at(offset + done, {bytes.data() + done, bytes.size() - done}));
        if (got == 0) return fail(zip_damaged, "short");
        done += got;
    }
    return bytes;
}

struct DirectoryPlace {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint64_t entries = 0;
};

Result<std::optional<DirectoryPlace>> place64(const ByteFile& file, std::uint64_t end_offset) {
    if (end_offset < directory_end64_locator_size) return std::optional<DirectoryPlace>{};
    const std::string locator = TRY(
        read_range(file, end_offset - directory_end64_locator_size, directory_end64_locator_size));
    if (little(locator, 0, 4) != directory_end64_locator_mark)
        return std::optional<DirectoryPlace>{};
    const std::string end = TRY(read_range(file, little(locator, 8, 8), directory_end64_size));
    if (little(end, 0, 4) != directory_end64_mark) return fail(zip_damaged, "zip64");
    return std::optional{
        DirectoryPlace{little(end, 48, 8), little(end, 40, 8), little(end, 32, 8)}};
}

Result<DirectoryPlace> find_directory(const ByteFile& file) {
    const std::uint64_t tail_size = std::min<std::uint64_t>(file.size, directory_end_size + 0xFFFF);
    const std::string tail = TRY(read_range(file, file.size - tail_size, tail_size));
    for (std::size_t at = tail.size() < directory_end_size ? 0
                                                           : tail.size() - directory_end_size + 1;
         at-- > 0;) {
        if (little(tail, at, 4) != directory_end_mark) continue;
        const DirectoryPlace place{little(tail, at + 16, 4), little(tail, at + 12, 4),
                                   little(tail, at + 10, 2)};
        if (place.offset != 0xFFFFFFFF && place.size != 0xFFFFFFFF && place.entries != 0xFFFF)
            return place;
        const auto large = TRY(place64(file, file.size - tail_size + at));
        return large.value_or(place);
    }
    return fail(zip_damaged, "no directory");
}

std::string member_name(std::string_view bytes, std::uint16_t flags) {
    if ((flags & flag_utf8) != 0 && is_utf8(bytes)) return std::string{bytes};
    std::string name = decode_text(bytes).text;
    std::replace(name.begin(), name.end(), undecodable, '?');
    return name;
}

// Sizes of 4 GiB and more, and the place of the local header, stand in the zip64 extra field.
void read_large_sizes(std::string_view extra, ZipMember& member, std::uint64_t& offset) {
    while (extra.size() >= 4) {
        const std::uint64_t id = little(extra, 0, 2);
        const std::uint64_t size = little(extra, 2, 2);
        extra.remove_prefix(4);
        if (size > extra.size()) return;
        if (id == extra_zip64) {
            std::size_t at = 0;
            for (std::uint64_t* value : {&member.size, &member.packed_size, &offset}) {
                if (*value != 0xFFFFFFFF) continue;
                if (at + 8 > size) return;
                *value = little(extra, at, 8);
                at += 8;
            }
        }
        extra.remove_prefix(size);
    }
}

struct PlacedMember {
    ZipMember member;
    std::uint64_t offset = 0;
    std::string entry;  // of the directory
};

Result<std::vector<PlacedMember>> read_directory(const ByteFile& file, const DirectoryPlace& place,
                                                 const ZipLimits& limits) {
    if (place.entries > limits.most_members || place.size > most_directory_bytes)
        return fail(zip_too_large, "members: " + std::to_string(place.entries));
    const std::string directory = TRY(read_range(file, place.offset, place.size));
    std::vector<PlacedMember> members;
    for (std::size_t at = 0; at + directory_entry_size <= directory.size();) {
        if (little(directory, at, 4) != directory_entry_mark) break;
        if (members.size() == limits.most_members) return fail(zip_too_large, "members");
        const auto flags = static_cast<std::uint16_t>(little(directory, at + 8, 2));
        const std::size_t name_size = little(directory, at + 28, 2);
        const std::size_t extra_size = little(directory, at + 30, 2);
        const std::size_t comment_size = little(directory, at + 32, 2);
        if (directory.size() - at - directory_entry_size < name_size + extra_size)
            return fail(zip_damaged, "entry");
        const std::string_view rest = std::string_view{directory}.substr(at + directory_entry_size);
        PlacedMember placed;
        placed.member.name = member_name(rest.substr(0, name_size), flags);
        placed.member.packed_size = little(directory, at + 20, 4);
        placed.member.size = little(directory, at + 24, 4);
        placed.member.encrypted = (flags & flag_encrypted) != 0;
        placed.member.folder = placed.member.name.ends_with('/');
        placed.offset = little(directory, at + 42, 4);
        read_large_sizes(rest.substr(name_size, extra_size), placed.member, placed.offset);
        placed.entry =
            directory.substr(at, directory_entry_size + name_size + extra_size + comment_size);
        members.push_back(std::move(placed));
        at += directory_entry_size + name_size + extra_size + comment_size;
    }
    if (members.size() != place.entries) return fail(zip_damaged, "directory");
    // In the order of their places, so that each ends at the latest where the next begins.
    std::stable_sort(members.begin(), members.end(),
                     [](const auto& a, const auto& b) { return a.offset < b.offset; });
    // Two members at one place are a trick to make few bytes into many.
    for (std::size_t i = 1; i < members.size(); ++i) {
        if (members[i].offset == members[i - 1].offset) return fail(zip_damaged, "overlap");
    }
    return members;
}

void put_little(std::string& bytes, std::size_t at, std::uint64_t value, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i)
        bytes[at + i] = static_cast<char>(value >> (8 * i) & 0xFF);
}

// The part of an archive that holds one member, with a directory of its own: an archive of one.
// libarchive walks through all members before the wanted one, which for thousands takes hours.
ByteFile archive_of_one(const ByteFile& file, std::uint64_t begin, std::uint64_t end,
                        std::string entry) {
    const std::uint64_t packed = end - begin;
    put_little(entry, 42, 0, 4);  // its place
    std::string tail = std::move(entry);
    const std::size_t directory_size = tail.size();
    tail.resize(directory_size + directory_end_size, '\0');
    put_little(tail, directory_size, directory_end_mark, 4);
    put_little(tail, directory_size + 8, 1, 2);
    put_little(tail, directory_size + 10, 1, 2);
    put_little(tail, directory_size + 12, directory_size, 4);
    put_little(tail, directory_size + 16, packed, 4);
    ByteFile one;
    one.size = packed + tail.size();
    one.read_at = [&file, begin, packed, tail = std::move(tail)](
                      std::uint64_t offset, std::span<char> into) -> Result<std::size_t> {
        if (offset < packed) {
            const std::uint64_t left = packed - offset;
            if (into.size() > left) into = into.first(static_cast<std::size_t>(left));
            return file.read_at(begin + offset, into);
        }
        const std::uint64_t at = offset - packed;
        if (at >= tail.size()) return std::size_t{0};
        return tail.copy(into.data(), into.size(), static_cast<std::size_t>(at));
    };
    return one;
}

// An open libarchive reader on an archive of one member.
class Archive {
public:
    Archive(ByteFile file, std::string_view password)
        : file_{std::move(file)}, archive_{archive_read_new(), &archive_read_free} {
        archive_read_support_format_zip_seekable(archive_.get());
        if (!password.empty())
            archive_read_add_passphrase(archive_.get(), std::string{password}.c_str());
        archive_read_set_callback_data(archive_.get(), this);
        archive_read_set_read_callback(archive_.get(), &Archive::on_read);
        archive_read_set_seek_callback(archive_.get(), &Archive::on_seek);
        archive_read_set_skip_callback(archive_.get(), &Archive::on_skip);
    }
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    bool open() {
        if (archive_read_open1(archive_.get()) != ARCHIVE_OK) return false;
        archive_entry* entry = nullptr;
        // A name that the locale cannot show is a warning, which may be "failed" for libarchive.
        const int result = archive_read_next_header(archive_.get(), &entry);
        return result != ARCHIVE_EOF && result != ARCHIVE_FATAL;
    }

    la_ssize_t read(std::span<char> into) {
        return archive_read_data(archive_.get(), into.data(), into.size());
    }

    std::string problem() const {
        const char* text = archive_error_string(archive_.get());
        return text == nullptr ? std::string{} : std::string{text};
    }

private:
    static la_ssize_t on_read(archive*, void* self, const void** buffer) {
        auto& me = *static_cast<Archive*>(self);
        const auto got = me.file_.read_at(me.offset_, me.buffer_);
        if (!got) return -1;
        me.offset_ += *got;
        *buffer = me.buffer_.data();
        return static_cast<la_ssize_t>(*got);
    }

    static la_int64_t on_seek(archive*, void* self, la_int64_t offset, int whence) {
        auto& me = *static_cast<Archive*>(self);
        const auto size = static_cast<la_int64_t>(me.file_.size);
        const la_int64_t from = whence == SEEK_SET   ? 0
                                : whence == SEEK_CUR ? static_cast<la_int64_t>(me.offset_)
                                                     : size;
        me.offset_ = static_cast<std::uint64_t>(std::clamp<la_int64_t>(from + offset, 0, size));
        return static_cast<la_int64_t>(me.offset_);
    }

    static la_int64_t on_skip(archive*, void* self, la_int64_t count) {
        auto& me = *static_cast<Archive*>(self);
        const auto left = static_cast<la_int64_t>(me.file_.size - me.offset_);
        const la_int64_t skipped = std::clamp<la_int64_t>(count, 0, left);
        me.offset_ += static_cast<std::uint64_t>(skipped);
        return skipped;
    }

    ByteFile file_;
    std::uint64_t offset_ = 0;
    std::vector<char> buffer_ = std::vector<char>(64 * 1024);
    std::unique_ptr<archive, int (*)(archive*)> archive_;
};

Error read_error(const std::string& problem, bool encrypted) {
    if (contains(problem, "Passphrase required")) return {zip_password_missing, problem, {}};
    // A wrong password that passes the old encryption's one-byte check ends in garbage.
    if (encrypted || contains(problem, "Incorrect passphrase"))
        return {zip_password_wrong, problem, {}};
    return {zip_damaged, problem, {}};
}

}  // namespace

Result<ZipFile> ZipFile::open(const ByteFile& file, const ZipLimits& limits) {
    ZipFile zip;
    zip.file_ = &file;
    zip.limits_ = limits;
    const DirectoryPlace directory = TRY(find_directory(file));
    std::uint64_t end = std::min(directory.offset, file.size);
    std::vector<PlacedMember> placed = TRY(read_directory(file, directory, limits));
    for (std::size_t i = placed.size(); i-- > 0;) {
        const std::uint64_t begin = std::min(placed[i].offset, end);
        zip.members_.push_back(std::move(placed[i].member));
        zip.places_.push_back({begin, end, std::move(placed[i].entry)});
        end = begin;
    }
    std::reverse(zip.members_.begin(), zip.members_.end());
    std::reverse(zip.places_.begin(), zip.places_.end());
    return zip;
}

Result<ByteStream> ZipFile::read(std::size_t member, std::string_view password) const {
    const ZipMember& wanted = members_[member];
    if (wanted.encrypted && password.empty()) return fail(zip_password_missing);
    // Shared by the copies of the stream that std::function makes; they read on from one place.
    const Place& place = places_[member];
    if (place.end - place.begin > limits_.most_member_bytes) return fail(zip_too_large, "packed");
    const auto archive = std::make_shared<Archive>(
        archive_of_one(*file_, place.begin, place.end, place.entry), password);
    if (!archive->open()) return fail(zip_damaged, archive->problem());
    // A claimed size beyond the file's own is a lie that must not raise the limit.
    const std::uint64_t packed = std::min(wanted.packed_size, file_->size);
    const std::uint64_t most =
        std::min(limits_.most_member_bytes,
                 std::max(limits_.growth_counts_above, packed * limits_.most_growth));
    return ByteStream{[archive, encrypted = wanted.encrypted, most, given = std::uint64_t{0}](
                          std::span<char> into) mutable -> Result<std::size_t> {
        const la_ssize_t got = archive->read(into);
        if (got < 0) return tl::unexpected<Error>{read_error(archive->problem(), encrypted)};
        given += static_cast<std::uint64_t>(got);
        if (given > most) return fail(zip_too_large, std::to_string(most));
        return static_cast<std::size_t>(got);
    }};
}

bool looks_like_zip(std::string_view head) {
    return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06");
}

}  // namespace shuofa
