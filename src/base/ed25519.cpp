#include "base/ed25519.h"

#include <openssl/evp.h>

#include <array>
#include <memory>

namespace shuofa {
namespace {

constexpr ErrorReason signing_failed{"signing_failed", ErrorCode::Internal,
                                     "签名没有做成，请重新启动程序后再试。",
                                     "The signature could not be made: restart and try again."};

constexpr std::size_t key_size = 32;
constexpr std::size_t signature_size = 64;

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

std::string hex(const unsigned char* bytes, std::size_t size) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < size; ++i) {
        text += digits[bytes[i] >> 4];
        text += digits[bytes[i] & 15];
    }
    return text;
}

int value_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

template <std::size_t size>
std::optional<std::array<unsigned char, size>> bytes_of(std::string_view text) {
    if (text.size() != 2 * size) return std::nullopt;
    std::array<unsigned char, size> bytes{};
    for (std::size_t i = 0; i < size; ++i) {
        const int high = value_of(text[2 * i]), low = value_of(text[2 * i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes[i] = static_cast<unsigned char>(high * 16 + low);
    }
    return bytes;
}

Result<SigningKey> read_key(const Key& key) {
    std::array<unsigned char, key_size> seed{}, open{};
    std::size_t seed_size = seed.size(), open_size = open.size();
    if (!key || EVP_PKEY_get_raw_private_key(key.get(), seed.data(), &seed_size) != 1 ||
        EVP_PKEY_get_raw_public_key(key.get(), open.data(), &open_size) != 1) {
        return fail(signing_failed, "key");
    }
    return SigningKey{hex(seed.data(), seed_size), hex(open.data(), open_size)};
}

Key private_key(std::string_view seed) {
    const auto bytes = bytes_of<key_size>(seed);
    EVP_PKEY* raw = bytes ? EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes->data(),
                                                         bytes->size())
                          : nullptr;
    return {raw, EVP_PKEY_free};
}

const unsigned char* as_bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

Result<SigningKey> make_signing_key() {
    return read_key({EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), EVP_PKEY_free});
}

Result<SigningKey> signing_key_of(std::string_view seed) { return read_key(private_key(seed)); }

Result<std::string> sign(const SigningKey& key, std::string_view message) {
    const Key secret = private_key(key.seed);
    const DigestContext context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
    std::array<unsigned char, signature_size> signature{};
    std::size_t size = signature.size();
    if (!secret || !context ||
        EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, secret.get()) != 1 ||
        EVP_DigestSign(context.get(), signature.data(), &size, as_bytes(message), message.size()) !=
            1) {
        return fail(signing_failed, "sign");
    }
    return hex(signature.data(), size);
}

bool is_signed_by(std::string_view public_key, std::string_view message,
                  std::string_view signature) {
    const auto key_bytes = bytes_of<key_size>(public_key);
    const auto bytes = bytes_of<signature_size>(signature);
    if (!key_bytes || !bytes) return false;
    const Key key{EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key_bytes->data(),
                                              key_bytes->size()),
                  EVP_PKEY_free};
    const DigestContext context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
    return key && context &&
           EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), bytes->data(), bytes->size(), as_bytes(message),
                            message.size()) == 1;
}

}  // namespace shuofa
