#include "domain/documents/carriers.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <string>

namespace shuofa {
namespace {

struct Carrier {
    std::string_view name;
    std::string_view short_name;  // begins what shoppers and shops write
    std::string_view code;        // begins the code of tracking services
};

// The codes are kuaidi100's, which most tools took over.
constexpr Carrier carriers[] = {
    {"顺丰速运", "顺丰", "shunfeng"},     {"圆通速递", "圆通", "yuantong"},
    {"中通快递", "中通", "zhongtong"},    {"申通快递", "申通", "shentong"},
    {"韵达快递", "韵达", "yunda"},        {"极兔速递", "极兔", "jtexpress"},
    {"京东快递", "京东", "jd"},           {"EMS", "EMS", "ems"},
    {"邮政快递包裹", "邮政", "youzheng"}, {"德邦快递", "德邦", "debang"},
    {"百世快递", "百世", "huitong"},      {"菜鸟速递", "菜鸟", "cainiao"},
    {"丹鸟", "丹鸟", "danniao"},          {"天天快递", "天天", "tiantian"},
    {"宅急送", "宅急送", "zhaijisong"},   {"优速快递", "优速", "youshu"},
};

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

// A number's letters in front and the count of digits behind them.
struct Shape {
    std::string_view letters;
    std::string_view digits;
};

Shape shape_of(std::string_view number) {
    const auto begin = std::find_if(number.begin(), number.end(), is_digit);
    const auto letters = static_cast<std::size_t>(begin - number.begin());
    const std::string_view rest = number.substr(letters);
    const auto end = std::find_if_not(rest.begin(), rest.end(), is_digit);
    return {number.substr(0, letters),
            rest.substr(0, static_cast<std::size_t>(end - rest.begin()))};
}

bool begins(std::string_view digits, std::initializer_list<std::string_view> heads) {
    return std::any_of(heads.begin(), heads.end(),
                       [&](std::string_view head) { return digits.starts_with(head); });
}

// Numbers that begin with the carrier's letters.
std::string_view by_letters(const Shape& shape) {
    const std::size_t size = shape.digits.size();
    if (shape.letters == "SF" && size >= 12 && size <= 13) return "顺丰速运";
    if (shape.letters == "YT" && size >= 8 && size <= 15) return "圆通速递";
    if (shape.letters == "STO" && size == 10) return "申通快递";
    if (shape.letters == "JT" && size >= 12 && size <= 13) return "极兔速递";
    if (shape.letters == "DPK" && size >= 8) return "德邦快递";
    const bool jd =
        shape.letters.starts_with("JD") && shape.letters.size() >= 3 && shape.letters.size() <= 4;
    if (jd && size >= 11 && size <= 13) return "京东快递";
    return {};
}

void by_digits(std::string_view digits, std::vector<std::string_view>& found) {
    const std::size_t size = digits.size();
    if (size == 12 && begins(digits, {"73", "75", "76", "78"})) found.push_back("中通快递");
    if (size == 14) found.push_back("中通快递");
    if (size == 15 && begins(digits, {"77"})) found.push_back("申通快递");
    if (size == 13 && begins(digits, {"33", "55", "66"})) found.push_back("申通快递");
    if ((size == 13 || size == 15) && begins(digits, {"43", "46", "31"}))
        found.push_back("韵达快递");
    if (size == 13 &&
        begins(digits, {"10", "11", "12", "50", "51", "52", "95", "96", "97", "98", "99"}))
        found.push_back("邮政快递包裹");
    if (size == 18 && digits.front() >= '6') found.push_back("圆通速递");
    if (size >= 8 && size <= 10) found.push_back("德邦快递");
}

}  // namespace

std::string_view carrier_name(std::string_view word) {
    const std::string lower = lower_ascii(word);
    for (const Carrier& carrier : carriers) {
        if (word.starts_with(carrier.short_name)) return carrier.name;
        // "jd" is a code by itself; longer codes may have an ending: "debangkuaidi".
        const bool coded =
            carrier.code.size() > 3 ? lower.starts_with(carrier.code) : lower == carrier.code;
        if (coded) return carrier.name;
    }
    return word;
}

std::vector<std::string_view> carriers_by_shape(std::string_view number) {
    if (is_postal_number(number)) return {"EMS", "邮政快递包裹"};
    const Shape shape = shape_of(number);
    if (const std::string_view name = by_letters(shape); !name.empty()) return {name};
    std::vector<std::string_view> found;
    if (shape.letters.empty() && shape.digits == number) by_digits(number, found);
    return found;
}

bool is_postal_number(std::string_view number) {
    constexpr std::array<int, 8> weights{8, 6, 4, 2, 3, 5, 9, 7};
    if (number.size() != 13) return false;
    for (const std::size_t i : {0u, 1u, 11u, 12u}) {
        if (!is_letter(number[i])) return false;
    }
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (!is_digit(number[2 + i])) return false;
        sum += weights[i] * (number[2 + i] - '0');
    }
    const int rest = 11 - sum % 11;
    const int digit = rest == 10 ? 0 : rest == 11 ? 5 : rest;
    return number[10] - '0' == digit;
}

}  // namespace shuofa
