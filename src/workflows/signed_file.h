#pragma once

#include "base/id.h"
#include "base/result.h"
#include "ports/sql.h"

#include <string>
#include <string_view>

// Files that one vault signs and another reads: observations, directory updates, rule packs.  The
// payload is kept as the text that was signed, so that no reader has to write JSON the same way
// again.
namespace shuofa {

inline constexpr ErrorReason pack_unreadable{"pack_unreadable", ErrorCode::InvalidInput,
                                             "这不是说法的数据包，或内容不完整。",
                                             "This is no pack of Shuofa, or it is incomplete."};
inline constexpr ErrorReason pack_signature_wrong{
    "pack_signature_wrong", ErrorCode::InvalidInput,
    "数据包的签名不对，内容可能被改过，请不要使用。",
    "The pack's signature is wrong: it may have been changed. Do not use it."};

struct SignedFile {
    std::string format;  // "shuofa-observations-1"
    std::string payload;
    std::string public_key;  // hexadecimal, as base/ed25519 has it
    std::string signature;

    // SHA-256 over key and payload: the same file again has the same one.
    std::string digest() const;
};

// Signs with the vault's key, which is made when it is first needed.
Result<std::string> write_signed_file(sql::Transaction& transaction, const VaultId& vault,
                                      std::string_view format, std::string payload);

// Reads a file of this format and checks its signature.
Result<SignedFile> read_signed_file(std::string_view text, std::string_view format,
                                    std::size_t largest);

}  // namespace shuofa
