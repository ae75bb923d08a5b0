#pragma once

// The bytes of which the frames between the program and its workshop are made.  The same bytes are
// kept in the database where a thing is stored whole.

#include "base/enum_names.h"
#include "base/instant.h"
#include "base/money.h"
#include "base/text.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shuofa::frame {

// More than a trillion yuan, or a year outside 1970-2200, is no bill.
inline constexpr std::int64_t most_fen = 100'000'000'000'000;
inline constexpr std::int64_t latest_micros = 7'258'118'400'000'000;

// Seven bits a byte, the lowest first; all but the last byte have the high bit.
inline constexpr std::size_t longest_number = 10;

inline char* write_number(char* out, std::uint64_t value) {
    while (value >= 0x80) {
        *out++ = static_cast<char>(static_cast<unsigned char>(value | 0x80));
        value >>= 7;
    }
    *out++ = static_cast<char>(static_cast<unsigned char>(value));
    return out;
}

// Small negative numbers stay short.
inline std::uint64_t folded(std::int64_t value) {
    return static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
}

inline void put_number(std::string& out, std::uint64_t value) {
    char bytes[longest_number];
    out.append(bytes, static_cast<std::size_t>(write_number(bytes, value) - bytes));
}

inline void put_signed(std::string& out, std::int64_t value) { put_number(out, folded(value)); }

inline void put_text(std::string& out, std::string_view text) {
    put_number(out, text.size());
    out += text;
}

template <class T, class Put>
void put_optional(std::string& out, const std::optional<T>& value, const Put& put) {
    out += static_cast<char>(value ? 1 : 0);
    if (value) put(*value);
}

// Reads what the put_ functions wrote.  After the first wrong byte `ok` is false and every answer
// is empty, so that callers check once.
class Reader {
public:
    explicit Reader(std::string_view bytes)
        : at_{bytes.data()}, end_{bytes.data() + bytes.size()} {}

    bool ok() const { return ok_; }
    bool at_end() const { return at_ == end_; }
    std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }

    unsigned char byte() {
        if (at_ == end_) return fail_with<unsigned char>();
        return static_cast<unsigned char>(*at_++);
    }

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && at_ != end_; shift += 7) {
            const auto next = static_cast<unsigned char>(*at_++);
            value |= static_cast<std::uint64_t>(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
        return fail_with<std::uint64_t>();
    }

    std::int64_t signed_number() {
        const std::uint64_t value = number();
        return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
    }

    std::string_view raw(std::uint64_t size) {
        if (size > left()) return fail_with<std::string_view>();
        const std::string_view text{at_, static_cast<std::size_t>(size)};
        at_ += size;
        return text;
    }

    std::string text() {
        const std::string_view text = raw(number());
        if (!is_utf8(text)) return fail_with<std::string>();
        return std::string{text};
    }

    Money money() {
        const std::int64_t fen = signed_number();
        if (fen > most_fen || fen < -most_fen) return fail_with<Money>();
        return Money::fen(fen);
    }

    Instant instant() {
        const std::int64_t micros = signed_number();
        if (micros < 0 || micros > latest_micros) return fail_with<Instant>();
        return Instant{micros};
    }

    template <class E>
    E enumerator() {
        const unsigned char value = byte();
        if (value >= enum_names<E>.size()) return fail_with<E>();
        return static_cast<E>(value);
    }

    template <class Read>
    auto optional(const Read& read) -> std::optional<decltype(read())> {
        if (byte() == 0) return std::nullopt;
        return read();
    }

    template <class T>
    T fail_with() {
        ok_ = false;
        at_ = end_;
        return T();
    }

private:
    const char* at_;
    const char* end_;
    bool ok_ = true;
};

}  // namespace shuofa::frame
