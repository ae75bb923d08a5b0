#include "adapters/random_ids.h"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <random>

namespace shuofa {
namespace {

// Crockford's base 32: no I, L, O, U.
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::array<unsigned char, 10> ten_random_bytes() {
    std::array<unsigned char, 10> bytes{};
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
        std::random_device device;
        std::generate(bytes.begin(), bytes.end(),
                      [&] { return static_cast<unsigned char>(device()); });
    }
    return bytes;
}

}  // namespace

std::string RandomIds::next_ulid() {
    const std::lock_guard lock{mutex_};
    const auto millis = static_cast<std::uint64_t>(clock_.now().micros / 1000);
    if (millis > millis_) {
        const auto bytes = ten_random_bytes();
        millis_ = millis;
        std::memcpy(&high_, bytes.data(), sizeof high_);
        std::memcpy(&low_, bytes.data() + sizeof high_, sizeof low_);
        high_ &= 0x7fff;  // room to count up
    } else if (++low_ == 0) {
        ++high_;
    }
    std::string ulid(26, '0');
    std::uint64_t low = low_;
    std::uint64_t high = (millis_ << 16) | high_;  // 64 bits above the lower 64
    for (std::size_t i = 26; i > 0; --i) {
        ulid[i - 1] = alphabet[low & 31];
        low = low >> 5 | (high & 31) << 59;
        high >>= 5;
    }
    return ulid;
}

}  // namespace shuofa
