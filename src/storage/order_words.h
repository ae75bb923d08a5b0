#pragma once

#include "base/id.h"
#include "base/result.h"
#include "domain/orders/order.h"
#include "ports/sql.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace shuofa {

inline constexpr int block_bits = 5;
inline constexpr std::int64_t orders_in_block = std::int64_t{1} << block_bits;

// Which pairs of neighbouring characters stand in the title, seller and number of the orders of one
// block: 32 orders with consecutive ordinals.  A set of bits, two for each pair, so it may say yes
// where the answer is no (for about one pair in fifty), never the other way round.  Twenty bytes an
// order, where a full-text index of the same words takes hundreds and costs an import more than all
// the rest.
class WordSet {
public:
    static constexpr std::size_t size = 640;

    void note(const Order& order);
    void join(std::span<const std::byte> other);
    std::span<const std::byte> bytes() const { return std::as_bytes(std::span{bits_}); }

private:
    void note(std::string_view text);

    std::array<unsigned char, size> bits_{};
};

// What a WordSet must hold for words to be there; nothing for a single character.
class WordProbe {
public:
    explicit WordProbe(std::span<const std::string> words);
    bool may_be_in(std::span<const std::byte> set) const;

private:
    std::vector<std::uint32_t> bits_;
};

// Orders with ordinals from `begin` to before `end`.
struct BlockRange {
    std::int64_t begin = 0;
    std::int64_t end = 0;
};

struct CandidateBlocks {
    std::vector<BlockRange> ranges;  // neighbours are joined
    std::size_t count = 0;           // blocks in the ranges
    std::size_t all = 0;             // blocks in the vault
};

// The word sets of one vault.  Made on a transaction and lives no longer.
class OrderWords {
public:
    OrderWords(sql::Transaction& transaction, const VaultId& vault)
        : transaction_{transaction}, vault_{vault} {}

    // Takes the words of an order; saved now and then, and by save().
    Result<void> note(const Order& order, std::int64_t ordinal);
    Result<void> save();

    // The blocks in which orders may hold all these lower-case words.
    Result<CandidateBlocks> candidates(std::span<const std::string> words) const;

private:
    // Adds to these unsaved blocks what is stored of them.
    Result<void> join_stored(std::span<const std::int64_t> blocks);
    Result<void> save(std::span<const std::int64_t> blocks);

    sql::Transaction& transaction_;
    VaultId vault_;
    std::unordered_map<std::int64_t, WordSet> unsaved_;
};

}  // namespace shuofa
