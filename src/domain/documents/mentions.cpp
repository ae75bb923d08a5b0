#include "domain/documents/mentions.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace shuofa {
namespace {

constexpr std::size_t most_of_a_kind = 100;

enum class Label { None, Order, Waybill, Carrier, Invoice, Amount, Other };

struct LabelWord {
    std::string_view word;  // lower case
    Label label;
};

// Longer words first where one ends in the other: "快递单号" before "单号".
constexpr auto label_words = std::to_array<LabelWord>({
    {"支付宝交易号", Label::Other},
    {"交易流水号", Label::Other},
    {"交易单号", Label::Other},
    {"交易号", Label::Other},
    {"流水号", Label::Other},
    {"商户单号", Label::Other},
    {"退款编号", Label::Other},
    {"退款单号", Label::Other},
    {"售后单号", Label::Other},
    {"识别号", Label::Other},
    {"统一社会信用代码", Label::Other},
    {"身份证号", Label::Other},
    {"身份证", Label::Other},
    {"银行账号", Label::Other},
    {"卡号", Label::Other},
    {"电话", Label::Other},
    {"手机号", Label::Other},
    {"手机", Label::Other},
    {"发票代码", Label::Other},
    {"校验码", Label::Other},
    {"数电发票号码", Label::Invoice},
    {"数电票号码", Label::Invoice},
    {"发票号码", Label::Invoice},
    {"发票号", Label::Invoice},
    {"快递单号", Label::Waybill},
    {"快递运单号", Label::Waybill},
    {"物流单号", Label::Waybill},
    {"物流编号", Label::Waybill},
    {"运单编号", Label::Waybill},
    {"运单号码", Label::Waybill},
    {"运单号", Label::Waybill},
    {"运单", Label::Waybill},
    {"tracking number", Label::Waybill},
    {"tracking no.", Label::Waybill},
    {"tracking no", Label::Waybill},
    {"waybill", Label::Waybill},
    {"圆通速递", Label::Carrier},
    {"圆通快递", Label::Carrier},
    {"圆通", Label::Carrier},
    {"中通快递", Label::Carrier},
    {"中通", Label::Carrier},
    {"申通快递", Label::Carrier},
    {"申通", Label::Carrier},
    {"韵达快递", Label::Carrier},
    {"韵达速递", Label::Carrier},
    {"韵达", Label::Carrier},
    {"顺丰速运", Label::Carrier},
    {"顺丰快递", Label::Carrier},
    {"顺丰", Label::Carrier},
    {"极兔速递", Label::Carrier},
    {"极兔", Label::Carrier},
    {"德邦快递", Label::Carrier},
    {"德邦", Label::Carrier},
    {"京东快递", Label::Carrier},
    {"京东物流", Label::Carrier},
    {"邮政快递包裹", Label::Carrier},
    {"邮政", Label::Carrier},
    {"ems", Label::Carrier},
    {"订单编号", Label::Order},
    {"订单号码", Label::Order},
    {"订单号", Label::Order},
    {"订单id", Label::Order},
    {"订单", Label::Order},
    {"order number", Label::Order},
    {"order no.", Label::Order},
    {"order no", Label::Order},
    {"order id", Label::Order},
    {"order", Label::Order},
    {"单号", Label::Order},
    {"实付款", Label::Amount},
    {"实付金额", Label::Amount},
    {"实付", Label::Amount},
    {"付款金额", Label::Amount},
    {"支付金额", Label::Amount},
    {"订单金额", Label::Amount},
    {"退款金额", Label::Amount},
    {"开票金额", Label::Amount},
    {"发票金额", Label::Amount},
    {"价税合计(小写)", Label::Amount},
    {"价税合计", Label::Amount},
    {"合计金额", Label::Amount},
    {"总金额", Label::Amount},
    {"总价", Label::Amount},
    {"合计", Label::Amount},
    {"金额", Label::Amount},
});

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_alnum(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }
bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// Cuts one of the marks that may stand between a label and its number; false when there is none.
bool cut_mark(std::string_view& before) {
    static constexpr std::string_view marks[] = {":",  " ",  "\t", "\n", "\r", "#",  "=", "\"",
                                                 "'",  "(",  "[",  "-",  "_",  "|",  ">", "*",
                                                 "【", "「", "《", "“",  "为", "是", "号"};
    for (const std::string_view mark : marks) {
        if (!before.ends_with(mark)) continue;
        before.remove_suffix(mark.size());
        return true;
    }
    return false;
}

// The label that a number behind `before` has.
Label label_of(std::string_view before) {
    const std::string near =
        lower_ascii(before.substr(before.size() - std::min<std::size_t>(before.size(), 60)));
    std::string_view text = near;
    do {
        for (const LabelWord& known : label_words) {
            if (!text.ends_with(known.word)) continue;
            const std::string_view rest = text.substr(0, text.size() - known.word.size());
            // "border 123" is no order.
            if (is_alnum(known.word[0]) && !rest.empty() && is_alnum(rest.back())) continue;
            return known.label;
        }
    } while (cut_mark(text));
    return Label::None;
}

// GB S10: eight digits, weights 8 6 4 2 3 5 9 7.
bool is_s10(std::string_view text) {
    if (text.size() != 13 || !is_upper(text[0]) || !is_upper(text[1]) || !is_upper(text[11]) ||
        !is_upper(text[12]) || !all_digits(text.substr(2, 9)))
        return false;
    static constexpr int weights[] = {8, 6, 4, 2, 3, 5, 9, 7};
    int sum = 0;
    for (int i = 0; i < 8; ++i)
        sum += weights[i] * (text[static_cast<std::size_t>(i) + 2] - '0');
    int check = 11 - sum % 11;
    if (check == 10) check = 0;
    if (check == 11) check = 5;
    return text[10] - '0' == check;
}

// Waybills that tell themselves by their letters.
bool is_lettered_waybill(std::string_view text) {
    struct Shape {
        std::string_view letters;
        std::size_t least, most;  // digits
    };
    static constexpr Shape shapes[] = {{"SF", 12, 13},   {"YT", 13, 13},  {"JT", 12, 13},
                                       {"STO", 10, 13},  {"ZTO", 12, 13}, {"DPK", 8, 15},
                                       {"JDVA", 11, 13}, {"JDX", 11, 13}, {"JDK", 11, 13},
                                       {"JDV", 11, 13},  {"JD", 11, 14}};
    for (const Shape& shape : shapes) {
        if (!text.starts_with(shape.letters)) continue;
        const std::string_view digits = text.substr(shape.letters.size());
        const std::string_view number = digits.substr(0, digits.find('-'));
        if (all_digits(number) && number.size() >= shape.least && number.size() <= shape.most)
            return true;
    }
    return is_s10(text);
}

// Order numbers with dashes: Pinduoduo's 6 + 15 digits, and 3 + 7 + 7.
bool is_dashed_order(std::string_view text) {
    const auto parts = split(text, '-');
    if (!std::all_of(parts.begin(), parts.end(), all_digits)) return false;
    if (parts.size() == 2) return parts[0].size() == 6 && parts[1].size() == 15;
    return parts.size() == 3 && parts[0].size() == 3 && parts[1].size() == 7 &&
           parts[2].size() == 7;
}

class Finder {
public:
    explicit Finder(std::string_view text) : text_{cleaned(text)} {
        speaks_of_invoices_ = contains(text_, "发票") || contains(text_, "数电票");
    }

    Mentions find() {
        find_numbers();
        find_amounts();
        return std::move(found_);
    }

private:
    // Full-width letters and digits as ASCII, and nothing that cannot be seen.
    static std::string cleaned(std::string_view text) {
        std::string folded = fold_width(text);
        for (const std::string_view unseen : {"\u200B", "\u200C", "\u200D", "\uFEFF", "\u00AD"})
            folded = replace_all(folded, unseen, "");
        return replace_all(folded, "\u00A0", " ");
    }

    template <class T>
    static void add(std::vector<T>& to, T value) {
        if (to.size() < most_of_a_kind && std::find(to.begin(), to.end(), value) == to.end())
            to.push_back(std::move(value));
    }

    // Letters, digits and dashes between them; behind a label also digits in groups, "4400 0000".
    std::size_t token_end(std::size_t begin, bool grouped) const {
        std::size_t end = begin;
        while (end < text_.size()) {
            const char c = text_[end];
            const bool next = end + 1 < text_.size() && is_alnum(text_[end + 1]);
            if (is_alnum(c)) {
                ++end;
            } else if (c == '-' && next && end > begin) {
                ++end;
            } else if (c == ' ' && grouped && next && end > begin && is_digit(text_[end - 1]) &&
                       is_digit(text_[end + 1]) &&
                       all_digits(std::string_view{text_}.substr(
                           begin, std::min<std::size_t>(end - begin, 4)))) {
                ++end;
            } else {
                break;
            }
        }
        return end;
    }

    void find_numbers() {
        const std::string_view text = text_;
        Label last = Label::None;
        std::size_t last_end = 0;
        for (std::size_t i = 0; i < text.size();) {
            if (!is_alnum(text[i])) {
                ++i;
                continue;
            }
            std::size_t end = token_end(i, false);
            const std::string_view token = text.substr(i, end - i);
            const bool has_digit = std::any_of(token.begin(), token.end(), is_digit);
            if (!has_digit) {
                i = end;
                continue;
            }
            Label label = label_of(text.substr(0, i));
            // "订单号：1、2、3".
            if (label == Label::None && last != Label::None && is_list(text, last_end, i))
                label = last;
            if (label == Label::Order && token.size() < 10 && all_digits(token))
                end = token_end(i, true);
            // A decimal fraction is an amount, "4.4E+18" a number that a spreadsheet broke.
            const bool decimal = end < text.size() && text[end] == '.' && end + 1 < text.size() &&
                                 is_digit(text[end + 1]);
            const bool fraction = i > 0 && text[i - 1] == '.' && i > 1 && is_digit(text[i - 2]);
            if (!decimal && !fraction) take(replace_all(text.substr(i, end - i), " ", ""), label);
            last = label;
            last_end = end;
            i = end;
        }
    }

    static bool is_list(std::string_view text, std::size_t from, std::size_t to) {
        if (to - from > 8 || from == 0) return false;
        std::string between = replace_all(text.substr(from, to - from), "、", ",");
        between = replace_all(between, "和", ",");
        return std::all_of(between.begin(), between.end(), [](char c) {
            return c == ',' || c == ' ' || c == '/' || c == ';' || c == '\n' || c == '\t';
        });
    }

    void take(const std::string& token, Label label) {
        const std::string upper = upper_of(token);
        const bool digits = all_digits(token);
        if (label == Label::Other) return;
        if (label == Label::Invoice) {
            if (digits && (token.size() == 20 || token.size() == 8))
                add(found_.invoice_numbers, token);
            return;
        }
        if (is_lettered_waybill(upper) && label != Label::Order) {
            add(found_.waybills, upper);
        } else if (label == Label::Waybill || label == Label::Carrier) {
            const std::size_t least = label == Label::Waybill ? 8 : 10;
            if (token.size() >= least && token.size() <= 24 && !is_dashed_order(token) &&
                count_digits(token) >= least)
                add(found_.waybills, upper);
        } else if (label == Label::Order) {
            if (token.size() >= 10 && token.size() <= 34 && count_digits(token) >= 10)
                add(found_.order_numbers, token);
        } else if (is_dashed_order(token) || (digits && token.size() == 19)) {
            add(found_.order_numbers, token);
        } else if (digits && token.size() == 20 && speaks_of_invoices_ && token[0] == '2') {
            add(found_.invoice_numbers, token);
        }
    }

    static std::size_t count_digits(std::string_view text) {
        return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
    }

    static std::string upper_of(std::string_view text) {
        std::string upper{text};
        for (char& c : upper)
            c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        return upper;
    }

    // "¥1,299.00", "329.9元", "实付款 329.90".
    void find_amounts() {
        const std::string_view text = text_;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (!is_digit(text[i]) || (i > 0 && (is_alnum(text[i - 1]) || text[i - 1] == '.')))
                continue;
            std::size_t end = i;
            while (end < text.size() &&
                   (is_digit(text[end]) || ((text[end] == ',' || text[end] == '.') &&
                                            end + 1 < text.size() && is_digit(text[end + 1]))))
                ++end;
            const std::string_view number = text.substr(i, end - i);
            const std::string_view after = trim(text.substr(end, 24));
            const bool yuan = after.starts_with("元") && !after.starts_with("元/") &&
                              !after.starts_with("元旦") && !after.starts_with("元件");
            if (number.size() <= 16 && (yuan || has_yen_before(i) || is_amount(number, i))) {
                if (const auto amount = Money::parse(number); amount && !amount->is_zero())
                    add(found_.amounts, *amount);
            }
            i = end;
        }
    }

    bool has_yen_before(std::size_t at) const {
        std::string_view before = std::string_view{text_}.substr(0, at);
        if (before.ends_with(' ')) before.remove_suffix(1);
        for (const std::string_view sign : {"¥", "￥", "RMB", "CNY", "rmb", "人民币"}) {
            if (before.ends_with(sign)) return true;
        }
        return false;
    }

    bool is_amount(std::string_view number, std::size_t at) const {
        return contains(number, ".") &&
               label_of(std::string_view{text_}.substr(0, at)) == Label::Amount;
    }

    std::string text_;
    bool speaks_of_invoices_ = false;
    Mentions found_;
};

}  // namespace

Mentions find_mentions(std::string_view text) { return Finder{text}.find(); }

}  // namespace shuofa
