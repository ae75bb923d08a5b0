#include "domain/channels/fraud_signs.h"

#include "base/text.h"
#include "domain/channels/disguise.h"

#include <array>

namespace shuofa {
namespace {

struct SignRule {
    std::string_view id;
    std::array<std::string_view, 14> phrases;
    std::string_view zh, en;
};

// Wording of the commonest frauds on shoppers: refund, membership, loan record, safe account, code,
// screen sharing, leaving the platform, remote software.  Sources: warnings of the police that the
// directory cites under 96110 and 12381.
constexpr std::array<SignRule, 9> sign_rules{{
    {"safe_account",
     {"安全账户", "安全帐户", "监管账户", "对公账户核验", "验资", "资金清查", "指定账户",
      "指定帐户"},
     "没有任何机构有“安全账户”。不要转账。",
     "No office has a \"safe account\". Do not transfer money."},
    {"screen_sharing",
     {"屏幕共享", "共享屏幕", "远程协助", "远程控制", "会议软件", "腾讯会议", "向日葵", "ToDesk",
      "云视讯", "会议APP", "会议app"},
     "真的客服不会要求共享屏幕或远程控制。",
     "Real service never asks for screen sharing or remote control."},
    {"asks_for_code",
     {"验证码告诉", "提供验证码", "回复验证码", "短信验证码发", "告知验证码", "把验证码",
      "报验证码", "念验证码"},
     "验证码不要告诉任何人。",
     "Give a code to nobody."},
    {"membership_will_charge",
     {"会员扣费", "自动扣费", "关闭会员", "取消会员", "百万保障", "百万保险", "升级为会员",
      "代理商"},
     "“不取消就扣费”是常见骗术；请在应用内查看是否真的开通。",
     "\"Cancel or be charged\" is a common trick: look inside the app whether anything was "
     "opened."},
    {"credit_record",
     {"影响征信", "征信修复", "消除征信", "征信受损", "注销贷款", "注销校园贷", "上征信",
      "纳入征信"},
     "任何人都不能付费“修复征信”；征信只由人民银行征信中心管理。",
     "Nobody can repair a credit record for money; only the central bank's centre keeps it."},
    {"refund_by_link",
     {"点击链接退款", "理赔链接", "双倍赔付", "三倍赔付", "主动理赔", "快递丢失", "点击下方链接",
      "点击领取"},
     "退款走原订单、原支付方式退回，不需要点链接或填银行卡。",
     "A refund comes through the order to the way you paid; no link and no bank card is needed."},
    {"leaves_the_platform",
     {"加微信", "加QQ", "加qq", "添加微信", "私下转账", "扫码添加", "加薇信", "企业微信", "客服QQ",
      "客服qq", "客服微信", "加企鹅", "微信号"},
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

// Spaces, points and invisible characters between the characters of a phrase hide it from filters
// and from nobody else.
std::string without_gaps(std::string_view text) {
    std::string joined = as_people_read(fold_width(text));
    for (const std::string_view gap : {" ", "\t", "·", ".", "*", "_", "-", "，", "、"})
        joined = replace_all(joined, gap, "");
    return joined;
}

}  // namespace

std::vector<FraudSign> fraud_signs_in(std::string_view printed) {
    const std::string text = std::string{printed} + "\n" + without_gaps(printed);
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

}  // namespace shuofa
