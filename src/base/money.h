#pragma once

#include "base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace shuofa {

// An amount in renminbi, kept as whole fen (1 yuan = 100 fen).  Never a floating-point number.
class Money {
public:
    constexpr Money() = default;

    static constexpr Money fen(std::int64_t fen) { return Money{fen}; }
    static constexpr Money yuan(std::int64_t yuan) { return Money{yuan * 100}; }

    // Reads "329.90", "329.9", "329", "-5", "1,168.00", "¥329.90", "￥329.90" and "329.90元".  More
    // than two decimals that are not zero, or anything else, is an error: money is never rounded in
    // silence.
    static Result<Money> parse(std::string_view text);

    constexpr std::int64_t fen() const { return fen_; }
    constexpr bool is_zero() const { return fen_ == 0; }
    constexpr bool is_negative() const { return fen_ < 0; }

    // "329.90", with a minus sign when negative: the form used in JSON.
    std::string text() const;
    // "1,319.60": for people.
    std::string grouped_text() const;

    // The share `part / whole` of this amount, rounded half up to whole fen.  whole > 0.
    Money share(std::int64_t part, std::int64_t whole) const;

    friend constexpr Money operator+(Money a, Money b) { return Money{a.fen_ + b.fen_}; }
    friend constexpr Money operator-(Money a, Money b) { return Money{a.fen_ - b.fen_}; }
    friend constexpr Money operator-(Money a) { return Money{-a.fen_}; }
    friend constexpr Money operator*(Money a, std::int64_t times) { return Money{a.fen_ * times}; }
    friend constexpr Money operator*(std::int64_t times, Money a) { return a * times; }
    Money& operator+=(Money other) {
        fen_ += other.fen_;
        return *this;
    }
    Money& operator-=(Money other) {
        fen_ -= other.fen_;
        return *this;
    }
    friend constexpr auto operator<=>(Money, Money) = default;

private:
    constexpr explicit Money(std::int64_t fen) : fen_{fen} {}
    std::int64_t fen_ = 0;
};

}  // namespace shuofa
