#include "domain/papers/lint_words.h"

#include "base/text.h"

#include <algorithm>
#include <cctype>

namespace shuofa {
namespace {

const std::vector<std::string_view> pay_words = {
    "赔",     "付",   "给钱", "给我", "打钱", "转账", "转给", "退款",  "补偿",     "红包",
    "封口费", "私了", "元",   "万",   "块",   "钱",   "pay ", "money", "compensat"};
// To the public or to an office: what the law counts as the threat (DEF13 art. 6, PSM art. 58).
const std::vector<std::string_view> expose_words = {
    "曝光",     "爆光",   "举报",       "发到网上",  "发网上",    "发抖音",     "发微博",
    "发小红书", "上热搜", "找媒体",     "找记者",    "联系媒体",  "公开此事",   "公之于众",
    "网上公布", "发帖",   "差评",       "身败名裂",  "让你关门",  "让你们关门", "闹大",
    "税务局",   "expose", "report you", "go public", "bad review"};
const std::vector<std::string_view> condition_words = {
    "否则", "如果不", "如不",     "要是不", "若不",      "不然",   "除非",     "如未",
    "若未", "限你",   "后果自负", "就等着", "or i will", "unless", "otherwise"};
const std::vector<std::string_view> silence_words = {
    "删帖",     "删除视频", "删视频", "删差评",     "撤销举报",    "撤举报",
    "不再举报", "不举报",   "不曝光", "不再曝光",   "不发到网上",  "不找媒体",
    "保持沉默", "改好评",   "封口",   "keep quiet", "stay silent", "delete the post"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The bytes of the Chinese numerals, so that "第二十四条" can be read; three bytes each.
bool is_numeral(std::string_view three) {
    static const std::string_view numerals = "零〇一二三四五六七八九十百千";
    for (std::size_t at = 0; at < numerals.size(); at += 3) {
        if (numerals.substr(at, 3) == three) return true;
    }
    return false;
}

// The length of "第二十四条", "第二款" or "第三项" at the start of `text`; 0 when there is none.
std::size_t part_length(std::string_view text, std::string_view unit) {
    if (!text.starts_with("第")) return 0;
    std::size_t at = 3;
    while (at < text.size() && (is_numeral(text.substr(at, 3)) || is_digit(text[at]))) {
        at += is_digit(text[at]) ? 1 : 3;
    }
    if (at == 3 || !text.substr(at).starts_with(unit)) return 0;
    at += unit.size();
    // "第一百二十条之一"
    if (text.substr(at).starts_with("之") && is_numeral(text.substr(at + 3, 3))) at += 6;
    return at;
}

}  // namespace

std::string_view first_word_in(std::string_view text, const std::vector<std::string_view>& words) {
    for (const std::string_view word : words) {
        if (contains(text, word)) return word;
    }
    return {};
}

std::vector<std::string> digit_runs(std::string_view text, std::size_t least) {
    std::vector<std::string> runs;
    std::string run;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        const char c = at < text.size() ? text[at] : '\0';
        if (is_digit(c)) {
            run += c;
        } else if ((c == ' ' || c == '-') && !run.empty() && at + 1 < text.size() &&
                   is_digit(text[at + 1])) {
            continue;
        } else {
            if (run.size() >= least) runs.push_back(run);
            run.clear();
        }
    }
    return runs;
}

std::vector<CitedArticle> cited_articles(std::string_view text) {
    std::vector<CitedArticle> found;
    std::string law;
    std::string article;  // the last 第…条, for "第一款、第二款"
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        if (rest.starts_with("《")) {
            const std::size_t end = rest.find("》");
            if (end == std::string_view::npos) break;
            law = rest.substr(3, end - 3);
            article.clear();
            at += end + 3;
            continue;
        }
        if (const std::size_t length = part_length(rest, "条")) {
            article = rest.substr(0, length);
            std::size_t whole = length;
            if (const auto more = part_length(rest.substr(whole), "款")) whole += more;
            if (const auto more = part_length(rest.substr(whole), "项")) whole += more;
            found.push_back({law, std::string{rest.substr(0, whole)}});
            at += whole;
            continue;
        }
        if (const std::size_t length = part_length(rest, "款"); length > 0 && !article.empty()) {
            found.push_back({law, article + std::string{rest.substr(0, length)}});
            at += length;
            continue;
        }
        ++at;
    }
    return found;
}

std::vector<long long> sums_in(std::string_view text) {
    std::vector<long long> sums;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_digit(text[at])) continue;
        long long whole = 0;
        long long fen = 0;
        std::size_t end = at;
        for (; end < text.size() && (is_digit(text[end]) || text[end] == ','); ++end) {
            if (text[end] != ',' && whole < 100'000'000'000) whole = whole * 10 + (text[end] - '0');
        }
        if (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) {
            long long unit = 10;
            for (++end; end < text.size() && is_digit(text[end]); ++end, unit /= 10) {
                fen += (text[end] - '0') * unit;
            }
        }
        const std::string_view behind = trim(text.substr(end));
        if (behind.starts_with("万元") || behind.starts_with("万块")) {
            sums.push_back((whole * 100 + fen) * 10'000);
        } else if (behind.starts_with("元") || behind.starts_with("块")) {
            sums.push_back(whole * 100 + fen);
        }
        at = end - 1;
    }
    return sums;
}

bool names_money_and_exposure(std::string_view text) {
    const std::string lower = lower_ascii(text);
    return !first_word_in(lower, pay_words).empty() && !first_word_in(lower, expose_words).empty();
}

bool ties_payment_to_silence(std::string_view text) {
    const std::string lower = lower_ascii(text);
    if (first_word_in(lower, pay_words).empty()) return false;
    if (!first_word_in(lower, silence_words).empty()) return true;
    if (first_word_in(lower, expose_words).empty()) return false;
    if (!first_word_in(lower, condition_words).empty()) return true;
    // The condition without a word for it: "不赔钱，我就去曝光".
    const std::size_t then = lower.find("就");
    return then != std::string::npos && contains(std::string_view{lower}.substr(0, then), "不") &&
           !first_word_in(std::string_view{lower}.substr(then), expose_words).empty();
}

std::string_view row_of_crosses(std::string_view text) {
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        if (text[at] != 'X' && text[at] != 'x') continue;
        std::size_t end = at;
        while (end < text.size() && (text[end] == 'X' || text[end] == 'x'))
            ++end;
        const bool before = at > 0 && std::isalnum(static_cast<unsigned char>(text[at - 1])) != 0;
        const bool after =
            end < text.size() && std::isalnum(static_cast<unsigned char>(text[end])) != 0;
        if (end - at >= 2 && !before && !after) return text.substr(at, end - at);
        at = end;
    }
    return {};
}

}  // namespace shuofa
