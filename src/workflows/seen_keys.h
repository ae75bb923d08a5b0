#pragma once

#include "domain/orders/merge_drafts.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace shuofa {

// Remembers keys in bounded memory (2 MiB) and may take a key for seen that was not, never the
// other way round: a Bloom filter.  While a first bill fills an empty vault it spares a look-up in
// the database for 999 of 1000 rows.
class SeenKeys {
public:
    SeenKeys() : words_(words) {}

    // Notes the key; true when it may have been noted before.
    bool note(const OrderKey& key) {
        std::uint64_t hash =
            std::hash<std::string_view>{}(key.number) + static_cast<std::uint64_t>(key.numbered_by);
        bool all_set = true;
        for (int probe = 0; probe < 4; ++probe) {
            hash = hash * 0x9E3779B97F4A7C15ULL + 0x632BE59BD9B4E019ULL;
            const std::uint64_t bit = hash >> 40;  // 24 bits
            std::uint64_t& word = words_[bit >> 6];
            const std::uint64_t mask = std::uint64_t{1} << (bit & 63);
            all_set = all_set && (word & mask) != 0;
            word |= mask;
        }
        return all_set;
    }

private:
    static constexpr std::size_t words = (std::size_t{1} << 24) / 64;
    std::vector<std::uint64_t> words_;
};

}  // namespace shuofa
