#include "domain/cases/match_excuse.h"

#include "base/text.h"

#include <algorithm>
#include <set>
#include <utility>

namespace shuofa {
namespace {

using Pairs = std::set<std::pair<char32_t, char32_t>>;

bool says_something(char32_t c) {
    if (c < 128) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    const bool mark = (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF65);
    return !mark;
}

// Neighbouring characters: Chinese has no spaces to split at.
Pairs pairs_of(std::string_view text) {
    Pairs pairs;
    char32_t before = 0;
    for (const char32_t c : code_points(lower_ascii(fold_width(text)))) {
        if (!says_something(c)) {
            before = 0;
            continue;
        }
        if (before != 0) pairs.insert({before, c});
        before = c;
    }
    return pairs;
}

std::size_t shared(const Pairs& a, const Pairs& b) {
    return static_cast<std::size_t>(
        std::count_if(a.begin(), a.end(), [&](const auto& pair) { return b.contains(pair); }));
}

}  // namespace

std::vector<const Excuse*> match_excuses(const std::vector<Excuse>& excuses,
                                         std::string_view sentence) {
    const Pairs asked = pairs_of(sentence);
    std::vector<std::pair<std::size_t, const Excuse*>> scored;
    for (const Excuse& excuse : excuses) {
        const std::size_t score = std::max(shared(asked, pairs_of(excuse.says.zh)),
                                           shared(asked, pairs_of(excuse.says.en)));
        if (asked.empty() || score > 0) scored.emplace_back(score, &excuse);
    }
    std::stable_sort(scored.begin(), scored.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<const Excuse*> found;
    for (const auto& [score, excuse] : scored) {
        found.push_back(excuse);
    }
    return found;
}

}  // namespace shuofa
