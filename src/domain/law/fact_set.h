#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace shuofa {

// The position of a fact in the FactCatalogue.
using FactIndex = std::uint16_t;

// A set of facts by position.
class FactSet {
public:
    static constexpr std::size_t capacity = 512;

    void insert(FactIndex fact) { words_[fact / 64U] |= std::uint64_t{1} << (fact % 64U); }
    bool contains(FactIndex fact) const { return (words_[fact / 64U] >> (fact % 64U) & 1U) != 0; }
    bool empty() const { return words_ == decltype(words_){}; }
    bool meets(const FactSet& other) const {
        std::uint64_t common = 0;
        for (std::size_t i = 0; i < words_.size(); ++i)
            common |= words_[i] & other.words_[i];
        return common != 0;
    }
    FactSet& operator|=(const FactSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i)
            words_[i] |= other.words_[i];
        return *this;
    }
    // In the order of the catalogue.
    template <class Visit>
    void each(Visit visit) const {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            for (std::uint64_t rest = words_[i]; rest != 0; rest &= rest - 1) {
                visit(static_cast<FactIndex>(i * 64 +
                                             static_cast<std::size_t>(std::countr_zero(rest))));
            }
        }
    }

    bool operator==(const FactSet&) const = default;

private:
    std::array<std::uint64_t, capacity / 64> words_{};
};

}  // namespace shuofa
