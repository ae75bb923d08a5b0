#pragma once

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace shuofa {

// Ed25519 (RFC 8032).  Keys and signatures are lower-case hexadecimal: 64, 64 and 128 digits.
struct SigningKey {
    std::string seed;  // secret
    std::string public_key;
};

// A new key from the system's random numbers, by way of OpenSSL.
Result<SigningKey> make_signing_key();
// The key that belongs to a stored seed.
Result<SigningKey> signing_key_of(std::string_view seed);

Result<std::string> sign(const SigningKey& key, std::string_view message);
// False for a wrong signature and for anything that is no key or no signature.
bool is_signed_by(std::string_view public_key, std::string_view message,
                  std::string_view signature);

}  // namespace shuofa
