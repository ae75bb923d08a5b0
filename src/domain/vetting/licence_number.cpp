#include "domain/vetting/licence_number.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace shuofa {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

constexpr std::string_view credit_alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

std::string upper_ascii(std::string_view text) {
    std::string upper{text};
    for (char& c : upper) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return upper;
}

std::string as_one_word(std::string_view printed) {
    std::string text = upper_ascii(fold_width(printed));
    for (const std::string_view mark : {" ", "\t", "\n", "\r", "\u00a0", "\u200b"})
        text = replace_all(text, mark, "");
    for (const std::string_view dash : {"—", "–", "－", "‐"})
        text = replace_all(text, dash, "-");
    return text;
}

struct Province {
    std::string_view code, mark;
};

// GB/T 2260, the first two digits.
constexpr std::array<Province, 31> provinces{{
    {"11", "京"}, {"12", "津"}, {"13", "冀"}, {"14", "晋"}, {"15", "蒙"}, {"21", "辽"},
    {"22", "吉"}, {"23", "黑"}, {"31", "沪"}, {"32", "苏"}, {"33", "浙"}, {"34", "皖"},
    {"35", "闽"}, {"36", "赣"}, {"37", "鲁"}, {"41", "豫"}, {"42", "鄂"}, {"43", "湘"},
    {"44", "粤"}, {"45", "桂"}, {"46", "琼"}, {"50", "渝"}, {"51", "川"}, {"52", "贵"},
    {"53", "云"}, {"54", "藏"}, {"61", "陕"}, {"62", "甘"}, {"63", "青"}, {"64", "宁"},
    {"65", "新"},
}};

bool is_province_mark(std::string_view mark) {
    return std::any_of(provinces.begin(), provinces.end(),
                       [&](const Province& p) { return p.mark == mark; });
}

// Removes `part` at the front; false when it does not stand there.
bool eat(std::string_view& text, std::string_view part) {
    if (!text.starts_with(part)) return false;
    text.remove_prefix(part.size());
    return true;
}

std::string_view eat_digits(std::string_view& text) {
    const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
    const auto count = static_cast<std::size_t>(end - text.begin());
    const std::string_view digits = text.substr(0, count);
    text.remove_prefix(count);
    return digits;
}

// "-7" or nothing; app filings add a letter, as in "-1A".
bool is_site_number(std::string_view rest) {
    if (rest.empty()) return true;
    if (!eat(rest, "-")) return false;
    const std::string_view digits = eat_digits(rest);
    return !digits.empty() && digits.size() <= 4 && (rest.empty() || rest == "A" || rest == "X");
}

// 11111111, 12345678: digits of demonstration pages.
bool is_placeholder(std::string_view digits) {
    if (digits.size() < 6) return false;
    bool same = true, rising = true;
    for (std::size_t i = 1; i < digits.size(); ++i) {
        same = same && digits[i] == digits[0];
        rising = rising &&
                 (digits[i] - digits[i - 1] == 1 || (digits[i - 1] == '9' && digits[i] == '0'));
    }
    return same || rising;
}

void remark(LicenceNumber& number, std::string zh, std::string en) {
    number.remarks.push_back({std::move(zh), std::move(en)});
}

void remark_placeholder(LicenceNumber& number, std::string_view digits) {
    if (is_placeholder(digits)) {
        remark(number, "数字像演示页面里随手写的，请务必查证。",
               "The digits look like those of a demonstration page: look it up.");
    }
}

void check_province(LicenceNumber& number, std::string_view mark, std::string_view region) {
    const std::string_view expected = province_mark_of(region);
    if (expected.empty()) {
        number.well_formed = false;
        remark(number, "数字开头不是任何省份的代码。", "The digits begin with no province's code.");
    } else if (!mark.empty() && expected != mark) {
        number.well_formed = false;
        remark(number,
               "前面写“" + std::string{mark} + "”，数字却是“" + std::string{expected} +
                   "”的，两者对不上，可能是拼凑的。",
               "The character before it is " + std::string{mark} + ", but the digits belong to " +
                   std::string{expected} + ": possibly put together.");
    }
}

LicenceNumber credit_code(std::string_view text) {
    LicenceNumber number;
    number.kind = LicenceKind::CreditCode;
    number.normalized = text;
    number.meaning = {"统一社会信用代码（GB 32100-2015），18 位",
                      "unified social credit code, 18 characters"};
    number.proves = {"字符符合编码规则", "the characters follow the standard"};
    number.does_not_prove = {
        "不能证明它属于页面上的公司：真代码常被别人照抄。请到国家企业信用信息公示系统核对名称、状态"
        "和地址。",
        "not that it belongs to the firm on the page: real codes are copied. Compare name, status "
        "and "
        "address in the national credit publicity system."};
    const std::optional<char> last = credit_code_check_character(text);
    if (!last) {
        remark(number, "含有不允许的字符（没有 I、O、S、V、Z）。",
               "It has characters that are not allowed (there is no I, O, S, V, Z).");
        return number;
    }
    number.well_formed = true;
    const bool whole = *last == text[17];
    const bool organisation =
        organisation_code_check_character(text.substr(8, 8)) == std::optional{text[16]};
    number.check_digit = whole && organisation;
    if (!whole && organisation) {
        // Both such codes that are known to be real have a serial that begins with M.
        number.possible_pilot_code = text[8] == 'M';
        remark(
            number, "第 18 位不对，第 17 位对：可能是早期试点地区的代码，也可能抄错，请查证。",
            "The 18th character fails, the 17th passes: possibly an early pilot code, or a slip; "
            "look it up.");
    } else if (whole && !organisation) {
        remark(number, "第 18 位对，第 17 位不对：很少见，请查证。",
               "The 18th character passes, the 17th fails: rare; look it up.");
    } else if (!whole) {
        remark(number, "两个校验位都不对，多半是编造或抄错。",
               "Both check characters fail: most likely invented or mistyped.");
    }
    return number;
}

LicenceNumber registration_number(std::string_view text) {
    LicenceNumber number;
    number.kind = LicenceKind::RegistrationNumber;
    number.normalized = text;
    number.well_formed = !province_mark_of(text.substr(0, 2)).empty();
    number.check_digit = mod_11_10_check_digit(text.substr(0, 14)) == std::optional{text[14]};
    number.meaning = {"15 位注册号（2015 年以前的营业执照）",
                      "15-digit registration number (licences before 2015)"};
    number.proves = {"位数符合旧规则", "the length follows the old rule"};
    number.does_not_prove = {"不能证明企业还在；现在应使用 18 位统一社会信用代码。",
                             "not that the firm still exists; 18-character codes are used today."};
    return number;
}

LicenceNumber food_number(std::string_view text) {
    LicenceNumber number;
    const bool production = text.starts_with("SC");
    number.kind = production ? LicenceKind::FoodProduction : LicenceKind::FoodOperation;
    number.normalized = text;
    number.meaning = production ? Phrase{"食品生产许可证编号", "food production licence"}
                                : Phrase{"食品经营许可证编号", "food operation licence"};
    number.proves = {"编号符合编排规则", "the number follows the scheme"};
    number.does_not_prove =
        production
            ? Phrase{"不能证明许可仍有效，也不能证明这件食品由它生产。",
                     "not that the licence is still valid, nor that this food was made under it."}
            : Phrase{
                  "不能证明许可仍有效；只卖预包装食品的只需备案，没有 JY "
                  "不等于违法（《食品安全法》第三十五条）。",
                  "not that it is still valid; sellers of prepackaged food only need a filing "
                  "(Food Safety Law art. 35)."};
    const std::string_view digits = text.substr(2);
    number.well_formed = digits.size() == 14 && all_digits(digits);
    if (!number.well_formed) {
        remark(number, "应为两个字母加 14 位数字。", "Two letters and 14 digits are needed.");
        return number;
    }
    number.check_digit = mod_11_10_check_digit(digits.substr(0, 13)) == std::optional{digits[13]};
    if (!*number.check_digit) {
        remark(number, "校验位不对，多半是编造或抄错。",
               "The check digit fails: most likely invented or mistyped.");
    }
    const std::size_t region = production ? 3 : 1;
    check_province(number, "", digits.substr(region, 2));
    remark_placeholder(number, digits.substr(region + 2));
    return number;
}

// 京ICP备12038800号-7 and 京ICP证070359号.
std::optional<LicenceNumber> icp_number(std::string_view text) {
    const std::string_view mark = first_code_points(text, 1);
    std::string_view rest = text.substr(mark.size());
    if (!eat(rest, "ICP")) return std::nullopt;
    LicenceNumber number;
    number.normalized = text;
    const bool licence = eat(rest, "证");
    if (!licence) eat(rest, "备");
    number.kind = licence ? LicenceKind::IcpLicence : LicenceKind::IcpFiling;
    eat(rest, "案");
    eat(rest, "字");
    const std::string_view digits = eat_digits(rest);
    const bool closed = eat(rest, "号");
    const bool right_length =
        licence ? digits.size() == 6 : digits.size() == 8 || digits.size() == 10;
    number.well_formed = right_length && is_province_mark(mark) && is_site_number(rest);
    if (!closed)
        remark(number, "少了“号”字，有的真页脚也这样写。",
               "Without 号; some real pages write it so.");
    if (!right_length) {
        remark(number, licence ? "应为 6 位数字。" : "应为 8 位或 10 位数字。",
               licence ? "Six digits are needed." : "Eight or ten digits are needed.");
    }
    if (!is_province_mark(mark))
        remark(number, "开头不是省份简称。", "It does not begin with a province.");
    remark_placeholder(number, digits);
    number.meaning = licence ? Phrase{"经营性网站的 ICP 许可证", "ICP licence of a commercial site"}
                             : Phrase{"网站 ICP 备案号", "ICP filing of a site"};
    number.proves = {"写法符合规则", "the form follows the rule"};
    number.does_not_prove = {"不能证明备案真实，也不证明商家可靠；请查主体是否与营业执照一致。",
                             "not that the filing exists or that the seller is sound; see that its "
                             "holder equals the licence."};
    number.look_up_at = "https://beian.miit.gov.cn";
    return number;
}

// The digits behind "recordcode=" in a link; nothing when there is no such link.
std::optional<std::string_view> record_code(std::string_view text) {
    constexpr std::string_view name = "RECORDCODE=";
    const std::size_t at = text.find(name);
    if (at == std::string_view::npos) return std::nullopt;
    std::string_view rest = text.substr(at + name.size());
    return eat_digits(rest);
}

std::optional<LicenceNumber> police_number(std::string_view text) {
    const std::size_t at = text.find("公网安备");
    if (at == std::string_view::npos) return std::nullopt;
    LicenceNumber number;
    number.kind = LicenceKind::PoliceFiling;
    number.normalized = text.substr(0, text.find("HTTP"));
    const std::string_view mark = text.substr(0, at);
    std::string_view rest = text.substr(at + std::string_view{"公网安备"}.size());
    eat(rest, ":");
    const std::string_view digits = eat_digits(rest);
    eat(rest, "号");
    // The link may be pasted behind the number: its recordcode must be the same.
    const std::optional<std::string_view> linked = record_code(rest);
    if (linked) rest = {};
    number.well_formed = digits.size() == 14 && rest.empty() && is_province_mark(mark);
    if (linked && *linked != digits) {
        number.well_formed = false;
        remark(number, "链接里的 recordcode 是另一串数字：号码多半是照抄的。",
               "The link's recordcode is another number: it is most likely copied.");
    }
    if (mark.empty()) remark(number, "前面少了省份简称。", "The province's character is missing.");
    if (digits.size() != 14) remark(number, "应为 14 位数字。", "Fourteen digits are needed.");
    if (digits.size() >= 2) check_province(number, mark, digits.substr(0, 2));
    number.meaning = {"公安联网备案号", "police filing of a site"};
    number.proves = {"省份简称与数字前两位一致", "the province agrees with the first two digits"};
    number.does_not_prove = {
        "不能证明备案真实；真号码常被照抄。请点开链接，看 recordcode "
        "是否是同一串数字，主体是否一致。",
        "not that the filing exists; real ones are copied. Follow the link: recordcode must show "
        "the "
        "same digits and the same holder."};
    number.look_up_at = "https://beian.mps.gov.cn";
    return number;
}

std::optional<LicenceNumber> telecom_number(std::string_view text) {
    const std::size_t at = std::min(text.find("B2-"), text.find("B1-"));
    if (at == std::string_view::npos || count_code_points(text.substr(0, at)) > 2)
        return std::nullopt;
    LicenceNumber number;
    number.kind = LicenceKind::TelecomLicence;
    number.normalized = text;
    const std::string_view mark = text.substr(0, at);
    std::string_view rest = text.substr(at + 3);
    const std::string_view digits = eat_digits(rest);
    number.well_formed = digits.size() == 8 && is_site_number(rest) &&
                         (mark.empty() || mark == "合字" || is_province_mark(mark));
    if (digits.size() != 8) remark(number, "应为 8 位数字。", "Eight digits are needed.");
    remark_placeholder(number, digits);
    number.meaning = {"增值电信业务经营许可证编号", "licence for value-added telecom business"};
    number.proves = {"写法符合规则", "the form follows the rule"};
    number.does_not_prove = {
        "不能证明许可真实或仍有效，也不证明商家可靠。",
        "not that the licence exists or is valid, nor that the seller is sound."};
    return number;
}

std::optional<LicenceNumber> platform_food_number(std::string_view text) {
    const std::string_view mark = first_code_points(text, 1);
    std::string_view rest = text.substr(mark.size());
    if (!eat(rest, "网食")) return std::nullopt;
    LicenceNumber number;
    number.kind = LicenceKind::PlatformFood;
    number.normalized = text;
    const bool letter = !rest.empty() && rest[0] >= 'A' && rest[0] <= 'Z';
    if (letter) rest.remove_prefix(1);
    const std::string_view digits = eat_digits(rest);
    number.well_formed = letter && digits.size() >= 8 && rest.empty() && is_province_mark(mark);
    if (digits.size() >= 2) check_province(number, mark, digits.substr(0, 2));
    number.meaning = {"网络食品交易第三方平台备案号", "filing of a platform for food"};
    number.proves = {"写法符合规则", "the form follows the rule"};
    number.does_not_prove = {"不能证明平台上的商家有食品许可。",
                             "not that the sellers on the platform hold a food licence."};
    return number;
}

LicenceNumber unknown(std::string_view text) {
    LicenceNumber number;
    number.normalized = text;
    number.meaning = {"认不出是哪一种编号", "not a kind of number that is known here"};
    number.proves = {"什么也不能证明", "nothing"};
    number.does_not_prove = {
        "认不出不等于假。请核对是否抄全，例如信用代码是 18 位。",
        "unknown is not fake: see that it was copied whole; a credit code has 18 "
        "characters."};
    return number;
}

}  // namespace

std::string_view province_mark_of(std::string_view region_code) {
    for (const Province& province : provinces) {
        if (region_code.starts_with(province.code)) return province.mark;
    }
    return {};
}

std::optional<char> credit_code_check_character(std::string_view code) {
    if (code.size() < 17) return std::nullopt;
    int sum = 0, weight = 1;
    for (const char c : code.substr(0, 17)) {
        const auto value = credit_alphabet.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        sum += static_cast<int>(value) * weight;
        weight = weight * 3 % 31;
    }
    return credit_alphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

std::optional<char> organisation_code_check_character(std::string_view eight) {
    constexpr std::array weights{3, 7, 9, 10, 5, 8, 4, 2};
    if (eight.size() != weights.size()) return std::nullopt;
    int sum = 0;
    for (std::size_t i = 0; i < eight.size(); ++i) {
        const char c = eight[i];
        const bool letter = c >= 'A' && c <= 'Z';
        if (!is_digit(c) && !letter) return std::nullopt;
        sum += (letter ? c - 'A' + 10 : c - '0') * weights[i];
    }
    const int check = 11 - sum % 11;
    if (check == 10) return 'X';
    return check == 11 ? '0' : static_cast<char>('0' + check);
}

std::optional<char> mod_11_10_check_digit(std::string_view digits) {
    if (!all_digits(digits)) return std::nullopt;
    int product = 10;
    for (const char c : digits) {
        const int sum = (product + (c - '0')) % 10;
        product = 2 * (sum == 0 ? 10 : sum) % 11;
    }
    return static_cast<char>('0' + (11 - product) % 10);
}

LicenceNumber read_licence_number(std::string_view printed) {
    const std::string text = as_one_word(printed);
    const bool ascii = std::all_of(text.begin(), text.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (auto number = icp_number(text)) return *number;
    if (auto number = police_number(text)) return *number;
    if (auto number = telecom_number(text)) return *number;
    if (auto number = platform_food_number(text)) return *number;
    if (ascii && (text.starts_with("JY") || text.starts_with("SC")) && all_digits(text.substr(2))) {
        return food_number(text);
    }
    if (ascii && text.size() == 18 && !contains(text, "-")) return credit_code(text);
    if (text.size() == 15 && all_digits(text)) return registration_number(text);
    return unknown(text);
}

}  // namespace shuofa
