#include "domain/channels/check_text.h"

#include "base/text.h"
#include "domain/channels/directory.h"

#include <algorithm>
#include <array>
#include <set>

namespace shuofa {
namespace {

struct SignRule {
    std::string_view id;
    std::array<std::string_view, 8> phrases;
    std::string_view zh, en;
};

// Wording of the commonest frauds on shoppers: refund, membership, loan record, safe account, code,
// screen sharing, leaving the platform, remote software.  Sources: warnings of the police that the
// directory cites under 96110 and 12381.
constexpr std::array<SignRule, 9> sign_rules{{
    {"safe_account",
     {"安全账户", "安全帐户", "监管账户", "对公账户核验", "验资", "资金清查", "", ""},
     "没有任何机构有“安全账户”。不要转账。",
     "No office has a \"safe account\". Do not transfer money."},
    {"screen_sharing",
     {"屏幕共享", "共享屏幕", "远程协助", "远程控制", "会议软件", "腾讯会议", "向日葵", "ToDesk"},
     "真的客服不会要求共享屏幕或远程控制。",
     "Real service never asks for screen sharing or remote control."},
    {"asks_for_code",
     {"验证码告诉", "提供验证码", "回复验证码", "短信验证码发", "告知验证码", "把验证码",
      "报验证码", ""},
     "验证码不要告诉任何人。",
     "Give a code to nobody."},
    {"membership_will_charge",
     {"会员扣费", "自动扣费", "关闭会员", "取消会员", "百万保障", "百万保险", "升级为会员",
      "代理商"},
     "“不取消就扣费”是常见骗术；请在应用内查看是否真的开通。",
     "\"Cancel or be charged\" is a common trick: look inside the app whether anything was "
     "opened."},
    {"credit_record",
     {"影响征信", "征信修复", "消除征信", "征信受损", "注销贷款", "注销校园贷", "", ""},
     "任何人都不能付费“修复征信”；征信只由人民银行征信中心管理。",
     "Nobody can repair a credit record for money; only the central bank's centre keeps it."},
    {"refund_by_link",
     {"点击链接退款", "理赔链接", "双倍赔付", "三倍赔付", "主动理赔", "快递丢失", "点击下方链接",
      "点击领取"},
     "退款走原订单、原支付方式退回，不需要点链接或填银行卡。",
     "A refund comes through the order to the way you paid; no link and no bank card is needed."},
    {"leaves_the_platform",
     {"加微信", "加QQ", "加qq", "添加微信", "私下转账", "扫码添加", "加客服微信", "企业微信"},
     "请留在平台内沟通和付款；离开平台就没有记录，也没有保障。",
     "Stay inside the platform to talk and pay: outside there is neither record nor protection."},
    {"asks_for_loan",
     {"备用金", "借呗提现", "贷款后退", "开通借", "网贷额度", "提现到", "刷流水", "验证还款能力"},
     "退款不需要先借款、先转账。",
     "A refund never needs a loan or a payment first."},
    {"hurry",
     {"立即处理", "否则冻结", "账户异常", "逾期将", "今日内", "24小时内", "最后一次通知",
      "法院传票"},
     "催促是常见手法；请先停下，自己从官方渠道核实。",
     "Haste is part of the trick: stop, and check through an official channel yourself."},
}};

bool is_ascii_part(char c, std::string_view also) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           also.find(c) != std::string_view::npos;
}

std::string without_tail(std::string text, std::string_view marks) {
    while (!text.empty() && marks.find(text.back()) != std::string_view::npos)
        text.pop_back();
    return text;
}

bool has_letter(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               static_cast<unsigned char>(c) >= 0x80;
    });
}

// Letters that may stand in a host beyond ASCII: Latin with accents, Greek, Cyrillic.
std::size_t foreign_letter_at(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    return first >= 0xC3 && first <= 0xD4 && at + 1 < text.size() ? 2 : 0;
}

struct Span {
    std::size_t begin, end;
};

// Maximal runs of characters that links and mailboxes are made of.
std::vector<Span> web_runs(std::string_view text) {
    std::vector<Span> runs;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t end = at;
        while (end < text.size()) {
            if (is_ascii_part(text[end], "-._~:/?#@!$&'*+,;=%")) {
                ++end;
            } else if (const std::size_t more = foreign_letter_at(text, end)) {
                end += more;
            } else {
                break;
            }
        }
        if (end > at) runs.push_back({at, end});
        at = end > at ? end : at + 1;
    }
    return runs;
}

bool is_web_value(const ContactValue& value) {
    return value.well_formed && (value.kind == ValueKind::Email ||
                                 value.kind == ValueKind::Domain || value.kind == ValueKind::Link);
}

// Runs of digits with the marks that stand inside numbers.
std::vector<Span> number_runs(std::string_view text) {
    std::vector<Span> runs;
    std::size_t at = 0;
    while (at < text.size()) {
        const bool starts =
            (text[at] >= '0' && text[at] <= '9') || text[at] == '+' || text[at] == '(';
        if (!starts) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() &&
               ((text[end] >= '0' && text[end] <= '9') ||
                std::string_view{"+-() /"}.find(text[end]) != std::string_view::npos))
            ++end;
        const std::string_view turn = "转";
        if (text.substr(end).starts_with(turn)) {
            std::size_t more = end + turn.size();
            while (more < text.size() && text[more] >= '0' && text[more] <= '9')
                ++more;
            if (more > end + turn.size()) end = more;
        }
        // The digits of "yz12305" and "SF1234567890123" are part of a name.
        const bool in_word = (at > 0 && is_ascii_part(text[at - 1], "_")) ||
                             (end < text.size() && is_ascii_part(text[end], "_"));
        if (!in_word) runs.push_back({at, end});
        at = end;
    }
    return runs;
}

// Order numbers, amounts and dates also are digits: only what looks like a number to call counts.
void add_numbers(std::string_view text, std::vector<std::pair<std::size_t, std::string>>& found) {
    for (const Span& run : number_runs(text)) {
        const std::string printed =
            without_tail(std::string{trim(text.substr(run.begin, run.end - run.begin))}, " (+-/");
        const ContactValue whole = read_contact_value(printed);
        if (whole.well_formed) {
            // A code of three digits is as often an amount.
            if (whole.key.size() >= 5) found.emplace_back(run.begin, printed);
            continue;
        }
        for (const std::string_view part : split(printed, ' ')) {
            const ContactValue value = read_contact_value(part);
            if (value.well_formed && value.key.size() >= 5)
                found.emplace_back(run.begin, std::string{part});
        }
    }
}

int badness(const ValueCheck& check) {
    switch (check.verdict) {
        case Verdict::KnownBad:
            return 5;
        case Verdict::Conflicting:
            return 3;
        case Verdict::NeverSeen:
            for (const CheckWarning& warning : check.warnings) {
                if (warning.id == "looks_like" || warning.id == "hidden_host" ||
                    warning.id == "pretends_public_body") {
                    return 4;
                }
            }
            return 2;
        case Verdict::Malformed:
            return 1;
        case Verdict::Official:
            return 0;
    }
    return 1;
}

std::vector<FraudSign> signs_in(std::string_view text) {
    std::vector<FraudSign> signs;
    for (const SignRule& rule : sign_rules) {
        for (const std::string_view phrase : rule.phrases) {
            if (phrase.empty() || !contains(text, phrase)) continue;
            signs.push_back({std::string{rule.id},
                             std::string{phrase},
                             {std::string{rule.zh}, std::string{rule.en}}});
            break;
        }
    }
    return signs;
}

std::vector<std::string> claims_in(std::string_view text, const Directory& directory) {
    std::vector<std::string> claims;
    for (const Entity& entity : directory.entities()) {
        std::vector<std::string> names{entity.name_zh};
        names.insert(names.end(), entity.aliases.begin(), entity.aliases.end());
        for (const std::string& name : names) {
            // Two Chinese characters at least; shorter names stand inside other words.
            if (name.size() < 6 || !has_letter(name) || !contains(text, name)) continue;
            claims.push_back(entity.id);
            break;
        }
    }
    return claims;
}

Phrase advice_for(const TextCheck& check, int worst) {
    if (worst >= 4 || !check.signs.empty()) {
        return {
            "这段内容有明显的诈骗特征。不要点链接、不要回拨、不要转账，也不要给验证码；请从应用内"
            "或自己输入的官方网址核实。",
            "This text shows clear signs of fraud. Do not follow its links, call back, pay or give "
            "a code; check inside the app or on the official site that you type yourself."};
    }
    if (check.findings.empty()) {
        return {
            "没有在这段内容里找到电话、邮箱或网址。发送方无法核实，请从应用内联系客服。",
            "No number, mailbox or link was found. The sender cannot be checked; use the service "
            "inside the app."};
    }
    if (worst == 0) {
        return {
            "其中的联系方式与公开来源一致，但短信和来电的发送方可以伪造。请自己拨出或自己输入网址"
            "。",
            "The contacts in it agree with public sources, yet the sender of a text or call can be "
            "forged. Dial yourself, type the address yourself."};
    }
    return {
        "其中有本目录不能确认的联系方式。没见过不等于是假的；请从应用内或官方网站找客服，不要照着"
        "这段内容去做。",
        "It holds contacts that this directory cannot confirm. Unknown is not fake; find the "
        "service "
        "in the app or on the official site instead of following this text."};
}

}  // namespace

std::vector<std::string> contact_values_in(std::string_view printed) {
    const std::string folded = fold_width(printed);
    std::string rest = folded;
    std::vector<std::pair<std::size_t, std::string>> found;
    for (const Span& run : web_runs(folded)) {
        const std::string word =
            without_tail(folded.substr(run.begin, run.end - run.begin), ".,;:!?'/");
        if (!has_letter(word) || !is_web_value(read_contact_value(word))) continue;
        found.emplace_back(run.begin, word);
        std::fill(rest.begin() + static_cast<std::ptrdiff_t>(run.begin),
                  rest.begin() + static_cast<std::ptrdiff_t>(run.end), '_');
    }
    add_numbers(rest, found);
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> values;
    for (auto& [at, value] : found) {
        if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
    }
    return values;
}

bool is_text_with_values(std::string_view printed) {
    const ContactValue value = read_contact_value(printed);
    if (value.well_formed || value.kind == ValueKind::Phone) return false;
    return !contact_values_in(printed).empty() || count_code_points(printed) > 16;
}

TextCheck check_text(std::string_view text, const Directory& directory, Day today) {
    TextCheck check;
    check.signs = signs_in(text);
    check.claims = claims_in(text, directory);
    int worst = -1;
    for (const std::string& value : contact_values_in(text)) {
        check.findings.push_back(check_value(value, directory, today));
        if (badness(check.findings.back()) <= worst) continue;
        worst = badness(check.findings.back());
        check.verdict = check.findings.back().verdict;
    }
    if (!check.signs.empty() && check.verdict == Verdict::Official) {
        check.verdict = Verdict::Conflicting;
    }
    check.advice = advice_for(check, worst);
    if (worst >= 4 || !check.signs.empty()) {
        check.report_to = {
            {"已经转账或给出验证码：立即拨打 110，并联系银行或支付机构。",
             "Money sent or a code given: call 110 at once, and your bank or wallet."},
            {"咨询和举报诈骗：96110。", "Ask about and report fraud: 96110."},
            {"举报垃圾短信和骚扰电话：www.12321.cn。",
             "Report spam texts and nuisance calls: www.12321.cn."},
        };
    }
    return check;
}

}  // namespace shuofa
