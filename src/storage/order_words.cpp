#include "storage/order_words.h"

#include "storage/placeholders.h"

#include <algorithm>

namespace shuofa {
namespace {

constexpr std::size_t most_unsaved = 1000;  // below a megabyte
constexpr std::size_t blocks_at_once = 50;

// The next character of UTF-8 text, ASCII letters in lower case.  Broken bytes count as they are.
std::uint32_t next_character(std::string_view& text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    std::uint32_t character = lead >= 'A' && lead <= 'Z' ? lead - 'A' + 'a' : lead;
    for (std::size_t i = 1; i < length && i < text.size(); ++i) {
        character = character << 8 | static_cast<unsigned char>(text[i]);
    }
    text.remove_prefix(std::min(length, text.size()));
    return character;
}

// Gives the two bits of a pair.
template <class OnBit>
void each_bit(std::uint64_t first, std::uint64_t second, const OnBit& on_bit) {
    std::uint64_t hash = (first << 32 | second) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29;
    hash *= 0xBF58476D1CE4E5B9ULL;
    on_bit(static_cast<std::uint32_t>((hash >> 32) % (WordSet::size * 8)));
    on_bit(static_cast<std::uint32_t>((hash & 0xffffffff) % (WordSet::size * 8)));
}

}  // namespace

void WordSet::note(std::string_view text) {
    const auto set = [this](std::uint32_t bit) {
        bits_[bit >> 3] = static_cast<unsigned char>(bits_[bit >> 3] | 1u << (bit & 7));
    };
    std::uint32_t before = 0;
    while (!text.empty()) {
        const std::uint32_t character = next_character(text);
        if (before != 0) each_bit(before, character, set);
        before = character;
    }
}

void WordSet::note(const Order& order) {
    note(order.title);
    note(order.seller);
    note(order.number);
}

void WordSet::join(std::span<const std::byte> other) {
    for (std::size_t i = 0; i < std::min(other.size(), bits_.size()); ++i) {
        bits_[i] = static_cast<unsigned char>(bits_[i] | std::to_integer<unsigned char>(other[i]));
    }
}

WordProbe::WordProbe(std::span<const std::string> words) {
    const auto want = [this](std::uint32_t bit) { bits_.push_back(bit); };
    for (std::string_view word : words) {
        std::uint32_t before = 0;
        while (!word.empty()) {
            const std::uint32_t character = next_character(word);
            if (before != 0) each_bit(before, character, want);
            before = character;
        }
    }
}

bool WordProbe::may_be_in(std::span<const std::byte> set) const {
    if (set.size() != WordSet::size) return true;
    return std::all_of(bits_.begin(), bits_.end(), [&](std::uint32_t bit) {
        return (std::to_integer<unsigned>(set[bit >> 3]) >> (bit & 7) & 1) != 0;
    });
}

Result<void> OrderWords::note(const Order& order, std::int64_t ordinal) {
    const std::int64_t block = ordinal >> block_bits;
    auto found = unsaved_.find(block);
    if (found == unsaved_.end()) {
        if (unsaved_.size() >= most_unsaved) TRY(save());
        found = unsaved_.try_emplace(block).first;
    }
    found->second.note(order);
    return {};
}

Result<void> OrderWords::save() {
    // In the order of the table, which then grows at its end without half-empty pages.
    std::vector<std::int64_t> blocks;
    for (const auto& entry : unsaved_)
        blocks.push_back(entry.first);
    std::sort(blocks.begin(), blocks.end());
    for (std::span<const std::int64_t> rest = blocks; !rest.empty();) {
        const auto some = rest.first(std::min(rest.size(), blocks_at_once));
        TRY(join_stored(some));
        TRY(save(some));
        rest = rest.subspan(some.size());
    }
    unsaved_.clear();
    return {};
}

Result<void> OrderWords::join_stored(std::span<const std::int64_t> blocks) {
    std::vector<sql::Value> values{vault_.text()};
    values.insert(values.end(), blocks.begin(), blocks.end());
    return transaction_.run(
        "SELECT block, words FROM order_words WHERE vault_id = $1 AND block IN (" +
            placeholders(blocks.size(), 2) + ")",
        values, [&](const sql::Row& row) -> Result<void> {
            unsaved_.at(row.integer(0)).join(row.bytes(1));
            return {};
        });
}

Result<void> OrderWords::save(std::span<const std::int64_t> blocks) {
    std::vector<sql::Value> values;
    for (const std::int64_t block : blocks) {
        values.insert(values.end(), {vault_.text(), block, unsaved_.at(block).bytes()});
    }
    return transaction_.run("INSERT INTO order_words (vault_id, block, words) VALUES " +
                                placeholder_rows(blocks.size(), 3) +
                                " ON CONFLICT (vault_id, block) DO UPDATE SET words = "
                                "excluded.words",
                            values, nullptr);
}

Result<CandidateBlocks> OrderWords::candidates(std::span<const std::string> words) const {
    const WordProbe probe{words};
    CandidateBlocks found;
    TRY(transaction_.run("SELECT block, words FROM order_words WHERE vault_id = $1 ORDER BY block",
                         {vault_.text()}, [&](const sql::Row& row) -> Result<void> {
                             ++found.all;
                             if (!probe.may_be_in(row.bytes(1))) return {};
                             ++found.count;
                             const std::int64_t begin = row.integer(0) << block_bits;
                             if (found.ranges.empty() || found.ranges.back().end != begin) {
                                 found.ranges.push_back({begin, begin});
                             }
                             found.ranges.back().end = begin + orders_in_block;
                             return {};
                         }));
    return found;
}

}  // namespace shuofa
