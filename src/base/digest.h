#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace shuofa {

// A SHA-256 digest: 32 bytes.
struct Digest {
    std::array<unsigned char, 32> bytes{};

    // 64 lower-case hexadecimal digits.
    std::string hex() const;
    // Reads what `hex` wrote.
    static std::optional<Digest> parse(std::string_view hex);
    friend auto operator<=>(const Digest&, const Digest&) = default;
};

// SHA-256 of bytes that arrive in pieces.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void add(std::span<const std::byte> bytes);
    void add(std::string_view text);
    // Call once, at the end.
    Digest finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

Digest sha256(std::string_view text);

// Reads what `hex` writes.
std::optional<Digest> parse_digest(std::string_view hex);

}  // namespace shuofa
