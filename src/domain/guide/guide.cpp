#include "domain/guide/guide.h"

#include "base/text.h"

#include <algorithm>

namespace shuofa {
namespace {

// 3 = in the question, 2 = a keyword, 1 = in the answer, 0 = nowhere.
int nearness(const GuideTopic& topic, std::string_view word) {
    const auto holds = [&](const std::string& text) { return contains(lower_ascii(text), word); };
    if (holds(topic.question.zh) || holds(topic.question.en) || topic.id == word) return 3;
    if (std::any_of(topic.keywords.begin(), topic.keywords.end(), holds)) return 2;
    return holds(topic.answer.zh) || holds(topic.answer.en) ? 1 : 0;
}

// Chinese is written without spaces: a question that no topic holds whole is compared by pairs of
// characters, and a third of them must be there.
int pairs_in_common(const GuideTopic& topic, std::string_view query) {
    const std::u32string asked = code_points(query);
    std::string all = lower_ascii(topic.question.zh + topic.answer.zh + topic.question.en);
    for (const std::string& keyword : topic.keywords)
        all += " " + lower_ascii(keyword);
    int pairs = 0, common = 0;
    for (std::size_t i = 0; i + 1 < asked.size(); ++i) {
        if (asked[i] < 0x80 || asked[i + 1] < 0x80) continue;
        ++pairs;
        if (contains(all, utf8(asked.substr(i, 2)))) ++common;
    }
    return pairs > 0 && 3 * common >= pairs ? common : 0;
}

}  // namespace

const GuideTopic* Guide::find(std::string_view id) const {
    const auto found = std::find_if(topics.begin(), topics.end(),
                                    [&](const GuideTopic& topic) { return topic.id == id; });
    return found == topics.end() ? nullptr : &*found;
}

std::vector<const GuideTopic*> Guide::search(std::string_view query) const {
    const std::string folded = lower_ascii(fold_width(query));
    std::vector<std::pair<int, const GuideTopic*>> ranked, loosely;
    for (const GuideTopic& topic : topics) {
        int sum = 0;
        bool all = true;
        for (const std::string_view word : split(folded, ' ')) {
            if (word.empty()) continue;
            const int near = nearness(topic, word);
            all = all && near > 0;
            sum += near;
        }
        if (all) ranked.emplace_back(-sum, &topic);
    }
    for (const GuideTopic& topic : topics) {
        const int common = ranked.empty() ? pairs_in_common(topic, folded) : 0;
        if (common > 0) loosely.emplace_back(-common, &topic);
    }
    if (ranked.empty()) ranked = std::move(loosely);
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<const GuideTopic*> found;
    for (const auto& [rank, topic] : ranked)
        found.push_back(topic);
    return found;
}

}  // namespace shuofa
