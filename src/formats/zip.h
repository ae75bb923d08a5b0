#pragma once

#include "formats/byte_source.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

struct ZipMember {
    std::string name;  // with folders, '/' between them, UTF-8
    std::uint64_t packed_size = 0;
    std::uint64_t size = 0;  // as the archive claims
    bool encrypted = false;
    bool folder = false;
};

// What an archive may cost before it is refused as a bomb.
struct ZipLimits {
    std::size_t most_members = 2000;
    std::uint64_t most_member_bytes = 2ULL << 30;
    // Bytes out for one byte in; small members may exceed it.
    std::uint64_t most_growth = 400;
    std::uint64_t growth_counts_above = 16ULL << 20;
};

inline constexpr ErrorReason zip_password_missing{
    "zip_password_missing", ErrorCode::InvalidInput,
    "这个压缩包有密码，请把密码一起填上。支付宝和微信的密码在导出账单时的消息里。",
    "This archive has a password: give it along. Alipay and WeChat send it in the message about "
    "the "
    "export."};
inline constexpr ErrorReason zip_password_wrong{
    "zip_password_wrong", ErrorCode::InvalidInput,
    "压缩包的密码不对，请核对导出账单时收到的密码后再试。如果确定没有错，请重新下载文件。",
    "The password of the archive is wrong: check the one you were sent. If it is right, download "
    "the file again."};
inline constexpr ErrorReason zip_damaged{
    "zip_damaged", ErrorCode::InvalidInput, "压缩包已损坏或没有下载完整，请重新下载后再导入。",
    "The archive is damaged or was not downloaded completely: download it again."};
inline constexpr ErrorReason zip_too_large{
    "zip_too_large", ErrorCode::InvalidInput,
    "压缩包展开后太大，不像账单，没有读取。请只放入账单文件。",
    "The archive unpacks to far more than a bill would: it was not read. Import the bill alone."};

// A zip archive: list of members first, then any member as a stream.  Reads WinZip AES and
// traditional encryption.  Member names without the UTF-8 flag are strict UTF-8, else GB 18030.
class ZipFile {
public:
    // The file must outlive the archive.
    static Result<ZipFile> open(const ByteFile& file, const ZipLimits& limits = {});

    const std::vector<ZipMember>& members() const { return members_; }
    // The content of one member.  A wrong password is an error of the first bytes or, by the nature
    // of the old encryption, once in a few hundred times of later ones.
    Result<ByteStream> read(std::size_t member, std::string_view password = {}) const;

private:
    // Where a member lies in the file, and its line of the directory.
    struct Place {
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
        std::string entry;
    };

    const ByteFile* file_ = nullptr;
    ZipLimits limits_;
    std::vector<ZipMember> members_;
    std::vector<Place> places_;
};

// True when the bytes at the start of a file say that it is a zip archive.
bool looks_like_zip(std::string_view head);

}  // namespace shuofa
