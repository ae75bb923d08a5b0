#include "domain/channels/look_alike.h"

#include "base/text.h"
#include "domain/channels/directory.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace shuofa {
namespace {

struct Twin {
    char32_t seen;
    char32_t read;
};

// Letters of other scripts that look like Latin ones; the pairs of Unicode's confusables.txt that
// occur in domain names.
constexpr std::array twins{
    Twin{U'а', U'a'}, Twin{U'в', U'b'}, Twin{U'с', U'c'}, Twin{U'ԁ', U'd'}, Twin{U'е', U'e'},
    Twin{U'һ', U'h'}, Twin{U'і', U'i'}, Twin{U'ј', U'j'}, Twin{U'к', U'k'}, Twin{U'ӏ', U'l'},
    Twin{U'м', U'm'}, Twin{U'о', U'o'}, Twin{U'р', U'p'}, Twin{U'ԛ', U'q'}, Twin{U'ѕ', U's'},
    Twin{U'т', U't'}, Twin{U'ԝ', U'w'}, Twin{U'х', U'x'}, Twin{U'у', U'y'}, Twin{U'α', U'a'},
    Twin{U'ο', U'o'}, Twin{U'ν', U'v'}, Twin{U'ρ', U'p'}, Twin{U'ι', U'i'}, Twin{U'κ', U'k'},
    Twin{U'ı', U'i'}, Twin{U'ɑ', U'a'}, Twin{U'ɡ', U'g'}, Twin{U'ℓ', U'l'}, Twin{U'à', U'a'},
    Twin{U'á', U'a'}, Twin{U'â', U'a'}, Twin{U'ã', U'a'}, Twin{U'ä', U'a'}, Twin{U'å', U'a'},
    Twin{U'ā', U'a'}, Twin{U'ç', U'c'}, Twin{U'è', U'e'}, Twin{U'é', U'e'}, Twin{U'ê', U'e'},
    Twin{U'ë', U'e'}, Twin{U'ē', U'e'}, Twin{U'ì', U'i'}, Twin{U'í', U'i'}, Twin{U'î', U'i'},
    Twin{U'ï', U'i'}, Twin{U'ī', U'i'}, Twin{U'ñ', U'n'}, Twin{U'ò', U'o'}, Twin{U'ó', U'o'},
    Twin{U'ô', U'o'}, Twin{U'õ', U'o'}, Twin{U'ö', U'o'}, Twin{U'ø', U'o'}, Twin{U'ō', U'o'},
    Twin{U'ù', U'u'}, Twin{U'ú', U'u'}, Twin{U'û', U'u'}, Twin{U'ü', U'u'}, Twin{U'ū', U'u'},
    Twin{U'ý', U'y'}, Twin{U'ÿ', U'y'}, Twin{U'0', U'o'}, Twin{U'1', U'l'}, Twin{U'3', U'e'},
    Twin{U'5', U's'},
};

// Endings under which names are given out; the label before them is the name.
constexpr std::array<std::string_view, 8> two_part_endings{"com.cn", "net.cn", "org.cn", "gov.cn",
                                                           "ac.cn",  "edu.cn", "com.hk", "com.tw"};

struct Registered {
    std::string name;    // "taobao"
    std::string ending;  // "com"
};

Registered registered_part(std::string_view host) {
    std::string ending;
    for (const std::string_view two : two_part_endings) {
        if (is_at_or_below(host, two)) ending = two;
    }
    if (ending.empty()) {
        const auto dot = host.rfind('.');
        ending = dot == std::string_view::npos ? "" : std::string{host.substr(dot + 1)};
    }
    if (host.size() <= ending.size() + 1) return {std::string{host}, ""};
    std::string_view before = host.substr(0, host.size() - ending.size() - 1);
    const auto dot = before.rfind('.');
    return {std::string{dot == std::string_view::npos ? before : before.substr(dot + 1)}, ending};
}

std::string unicode_host(std::string_view host) {
    std::vector<std::string> labels;
    for (const std::string_view label : split(host, '.'))
        labels.push_back(without_punycode(label));
    return join(labels, ".");
}

// The words of a label: "taobao-kefu" is taobao and kefu.
bool has_word(std::string_view label, std::string_view word) {
    for (const std::string_view part : split(label, '-')) {
        if (part == word) return true;
    }
    return false;
}

// Short names (jd, vip, sf) stand inside many honest words; long ones do not.
bool has_name(std::string_view label, std::string_view name) {
    return has_word(label, name) || (name.size() >= 5 && contains(label, name));
}

std::optional<LookAlikeHow> likeness(std::string_view host, std::string_view domain) {
    const Registered theirs = registered_part(host);
    const Registered real = registered_part(domain);
    // Only public bodies and schools get these endings.
    if (theirs.ending == "gov.cn" || theirs.ending == "edu.cn") return std::nullopt;
    // The whole domain, or its labels joined by hyphens, inside another host.
    const std::string hyphenated = replace_all(domain, ".", "-");
    if (contains("." + std::string{host}, "." + std::string{domain} + ".") ||
        (hyphenated.size() >= 6 && contains(host, hyphenated))) {
        return LookAlikeHow::NameInsideOther;
    }
    if (theirs.name == real.name) return LookAlikeHow::WrongTopLevel;
    const std::string read = as_read(theirs.name);
    const std::string real_read = as_read(real.name);
    if (read == real_read) return LookAlikeHow::Confusable;
    if (has_name(theirs.name, real.name)) return LookAlikeHow::ExtraWords;
    if (has_name(read, real_read)) return LookAlikeHow::Confusable;
    const bool all_digits = std::all_of(real.name.begin(), real.name.end(),
                                        [](char c) { return c >= '0' && c <= '9'; });
    if (real.name.size() >= 5 && !all_digits && edit_distance(theirs.name, real.name) == 1) {
        return LookAlikeHow::OneSlip;
    }
    if (real.name.size() >= 4) {
        for (const std::string_view label : split(host, '.')) {
            if (label != theirs.name && has_name(label, real.name)) {
                return LookAlikeHow::NameInsideOther;
            }
        }
    }
    return std::nullopt;
}

// A name that many honest domains share is no sign of imitation.
bool is_telling(std::string_view domain) {
    static constexpr std::array<std::string_view, 9> shared{
        "court.gov.cn",      "weixin.qq.com", "kf.qq.com",
        "pay.weixin.qq.com", "you.163.com",   "tousu.sina.com.cn",
        "miit.gov.cn",       "vip.com",       "ele.me"};
    if (std::find(shared.begin(), shared.end(), domain) != shared.end()) return false;
    return true;
}

// "zhifubao-kefu.com" is nobody's but a fraud's, though the real domain is alipay.com.
bool holds_pinyin(std::string_view host, std::string_view pinyin) {
    return pinyin.size() >= 7 && contains(registered_part(host).name, pinyin);
}

int strength(LookAlikeHow how) {
    switch (how) {
        case LookAlikeHow::Confusable:
            return 0;
        case LookAlikeHow::NameInsideOther:
            return 1;
        case LookAlikeHow::WrongTopLevel:
            return 2;
        case LookAlikeHow::ExtraWords:
            return 3;
        case LookAlikeHow::OneSlip:
            return 4;
    }
    return 5;
}

}  // namespace

std::string as_read(std::string_view host) {
    std::u32string read = code_points(host);
    for (char32_t& c : read) {
        for (const Twin& twin : twins) {
            if (twin.seen == c) {
                c = twin.read;
                break;
            }
        }
    }
    std::string text = lower_ascii(utf8(read));
    text = replace_all(text, "rn", "m");
    text = replace_all(text, "vv", "w");
    return replace_all(text, "i", "l");
}

// RFC 3492, section 6.2.
std::string without_punycode(std::string_view label) {
    if (!label.starts_with("xn--")) return std::string{label};
    std::string_view rest = label.substr(4);
    std::u32string out;
    if (const auto dash = rest.rfind('-'); dash != std::string_view::npos) {
        for (const char c : rest.substr(0, dash))
            out += static_cast<char32_t>(static_cast<unsigned char>(c));
        rest = rest.substr(dash + 1);
    }
    std::uint32_t n = 128, i = 0, bias = 72;
    bool first = true;
    std::size_t at = 0;
    while (at < rest.size()) {
        const std::uint32_t before = i;
        std::uint32_t weight = 1;
        for (std::uint32_t k = 36;; k += 36) {
            if (at == rest.size() || i > 0x0FFFFFFF || weight > 0x0FFFFFF)
                return std::string{label};
            const char c = rest[at++];
            const std::uint32_t digit = c >= 'a' && c <= 'z' ? static_cast<std::uint32_t>(c - 'a')
                                        : c >= '0' && c <= '9'
                                            ? static_cast<std::uint32_t>(c - '0') + 26
                                            : 99;
            if (digit == 99) return std::string{label};
            i += digit * weight;
            const std::uint32_t threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
            if (digit < threshold) break;
            weight *= 36 - threshold;
        }
        const auto count = static_cast<std::uint32_t>(out.size()) + 1;
        std::uint32_t delta = first ? (i - before) / 700 : (i - before) / 2;
        first = false;
        delta += delta / count;
        std::uint32_t k = 0;
        for (; delta > 455; k += 36)
            delta /= 35;
        bias = k + 36 * delta / (delta + 38);
        n += i / count;
        i %= count;
        if (n > 0x10FFFF || out.size() > 60) return std::string{label};
        out.insert(out.begin() + i, static_cast<char32_t>(n));
        ++i;
    }
    return utf8(out);
}

std::optional<LookAlike> find_look_alike(std::string_view host, const Directory& directory) {
    const std::string shown = unicode_host(host.starts_with("www.") ? host.substr(4) : host);
    std::optional<LookAlike> best;
    for (const Entity& entity : directory.entities()) {
        for (const OwnDomain& own : entity.domains) {
            if (!is_telling(own.domain)) continue;
            auto how = likeness(shown, own.domain);
            const bool named =
                holds_pinyin(shown, entity.pinyin) || contains(shown, entity.name_zh);
            if (!how && named) how = LookAlikeHow::ExtraWords;
            if (!how || (best && strength(best->how) <= strength(*how))) continue;
            best = LookAlike{&entity, own.domain, *how};
        }
    }
    return best;
}

}  // namespace shuofa
