#include "domain/orders/stated_warranty.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace shuofa {
namespace {

constexpr std::size_t longest_words = 40;
constexpr int longest_months = 600;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

int chinese_digit(char32_t c) {
    constexpr std::u32string_view digits = U"零一二三四五六七八九";
    if (c == U'两') return 2;
    const std::size_t at = digits.find(c);
    return at == digits.npos ? -1 : static_cast<int>(at);
}

struct Number {
    int value = 0;
    std::size_t length = 0;
};

// 36, 十二, 二十四, 三.
Number number_at(std::u32string_view text, std::size_t at) {
    Number number;
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end]) && end - at < 4)
        number.value = number.value * 10 + static_cast<int>(text[end++] - U'0');
    if (end > at) {
        number.length = end - at;
        return number;
    }
    int tens = -1;
    int ones = -1;
    for (; end < text.size() && end - at < 3; ++end) {
        if (text[end] == U'十') {
            tens = ones < 0 ? 1 : ones;
            ones = -1;
        } else if (const int digit = chinese_digit(text[end]); digit >= 0 && ones < 0) {
            ones = digit;
        } else {
            break;
        }
    }
    number.length = end - at;
    number.value = (tens < 0 ? 0 : tens * 10) + (ones < 0 ? 0 : ones);
    return number;
}

struct Length {
    int months = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
};

// "12个月", "一年", "两年半" is not read: half years are rare and easily misread.
std::optional<Length> length_from(std::u32string_view text, std::size_t at) {
    const Number number = number_at(text, at);
    if (number.length == 0 || number.value <= 0) return std::nullopt;
    std::size_t end = at + number.length;
    int months = number.value;
    if (text.substr(end).starts_with(U"个月")) {
        end += 2;
    } else if (end < text.size() && text[end] == U'年') {
        ++end;
        if (end < text.size() && text[end] == U'半') return std::nullopt;
        months *= 12;
    } else {
        return std::nullopt;
    }
    if (months > longest_months) return std::nullopt;
    return Length{months, at, end};
}

bool is_border(char32_t c) {
    return std::u32string_view{U"，。；;！!？?\n\r|【】"}.find(c) != std::u32string_view::npos;
}

bool means_no_warranty(std::u32string_view words) {
    for (const std::u32string_view word :
         {U"吗", U"么", U"？", U"?", U"不保", U"过保", U"不在", U"延保", U"延长", U"加购", U"已过",
          U"没有", U"几年", U"多久"}) {
        if (words.find(word) != words.npos) return true;
    }
    return false;
}

}  // namespace

std::optional<StatedWarranty> stated_warranty(std::string_view text) {
    constexpr std::array words =
        std::to_array<std::u32string_view>({U"保修", U"质保", U"联保", U"包修", U"保固"});
    const std::u32string all = code_points(text);
    const std::u32string_view whole = all;
    std::optional<StatedWarranty> found;
    for (std::size_t begin = 0; begin < whole.size();) {
        std::size_t end = begin;
        while (end < whole.size() && !is_border(whole[end]))
            ++end;
        const bool asks = end < whole.size() && (whole[end] == U'？' || whole[end] == U'?');
        const std::u32string_view clause = whole.substr(begin, end - begin);
        begin = end + 1;
        std::size_t word = clause.npos;
        for (const std::u32string_view one : words)
            word = std::min(word, clause.find(one));
        if (word == clause.npos || asks || means_no_warranty(clause)) continue;
        for (std::size_t at = 0; at < clause.size(); ++at) {
            const auto length = length_from(clause, at);
            if (!length) continue;
            // Far from the word the time belongs to something else.
            const std::size_t apart =
                length->begin > word ? length->begin - word : word - length->end;
            at = length->end - 1;
            if (apart > 8) continue;
            if (found && found->months != length->months) return std::nullopt;
            found = StatedWarranty{length->months, utf8(clause.substr(0, longest_words))};
        }
    }
    return found;
}

std::optional<StatedWarranty> warranty_in(const DocumentContent& content) {
    if (const auto* invoice = std::get_if<Invoice>(&content))
        return stated_warranty(invoice->remark);
    if (const auto* page = std::get_if<Page>(&content)) return stated_warranty(page->text);
    if (const auto* mail = std::get_if<Mail>(&content)) return stated_warranty(mail->text);
    const auto* chat = std::get_if<Chat>(&content);
    if (chat == nullptr) return std::nullopt;
    std::string said;
    for (const ChatMessage& message : chat->messages) {
        if (message.side != MessageSide::Other || message.kind != MessageKind::Text) continue;
        said += message.text;
        said += '\n';
    }
    return stated_warranty(said);
}

}  // namespace shuofa
