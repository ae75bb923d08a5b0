#include "domain/channels/check_words.h"

namespace shuofa::words {
namespace {

Phrase operator+(Phrase a, const Phrase& b) { return {a.zh + b.zh, a.en + b.en}; }

Phrase name_of_first(const ValueCheck& check) {
    if (check.seen_for.empty()) return {"某机构", "somebody"};
    return {"“" + check.seen_for.front().name_zh + "”", check.seen_for.front().name_en};
}

// What a real line is not good for.
Phrase role_caution(ChannelRole role) {
    switch (role) {
        case ChannelRole::Buyer:
        case ChannelRole::Appeal:
        case ChannelRole::Court:
        case ChannelRole::Advice:
        case ChannelRole::Fraud:
            return {};
        case ChannelRole::Merchant:
            return {"这是商家线路，不处理买家的问题。", " It serves merchants, not buyers."};
        case ChannelRole::ReportContent:
            return {"它只收违法信息举报，不处理订单纠纷。",
                    " It takes reports of illegal content, not order disputes."};
        case ChannelRole::Privacy:
            return {"它只处理个人信息事项，其他来信可能不回复。",
                    " It handles personal-data requests only; other mail may go unanswered."};
        case ChannelRole::OutgoingNotice:
            return {"它只用来打出通知，打不进去。", " It only calls out; you cannot call in."};
        case ChannelRole::Corporate:
            return {"它是公司总机，不是投诉电话。", " It is a switchboard, not a complaint line."};
        case ChannelRole::OtherProduct:
            return {"它只服务该公司的另一项业务。", " It serves another product of the firm."};
        case ChannelRole::Unclear:
            return {"来源没有说明它的用途。", " No source says what it is for."};
    }
    return {};
}

bool is_phone(const ValueCheck& check) { return check.value.kind == ValueKind::Phone; }

Phrase official_advice(const ValueCheck& check) {
    const Phrase name = name_of_first(check);
    Phrase text{"公开来源显示它属于" + name.zh + "。",
                "Public sources give it for " + name.en + "."};
    text = text + role_caution(check.seen_for.front().role);
    if (is_phone(check)) {
        text = text + Phrase{"请自己拨出；有人用这个号码打给您，不能说明对方是谁。",
                             " Dial it yourself: a call that shows this number proves nothing."};
    } else if (check.value.kind == ValueKind::Email) {
        text = text + Phrase{"您可以写信过去；收到显示这个地址的来信，不能说明对方是谁。",
                             " You may write to it; mail that shows it as sender proves nothing."};
    } else if (!check.value.host.empty()) {
        text = text + Phrase{"请自己输入网址或从应用内进入，不要点别人发来的链接。",
                             " Type it yourself or go through the app; do not follow links that "
                             "were sent to you."};
    }
    return text;
}

Phrase conflicting_advice(const ValueCheck& check) {
    const Phrase name = name_of_first(check);
    return {
        "它曾被印作" + name.zh +
            "的联系方式，但来源不足或互相矛盾，不能确认。请先走应用内客服，或拨打 12315、12345。",
        "It has been printed for " + name.en +
            ", but the sources are too few or contradict each other. Go through the app first, "
            "or call 12315 or 12345."};
}

}  // namespace

Phrase advice(const ValueCheck& check) {
    switch (check.verdict) {
        case Verdict::Official:
            return official_advice(check);
        case Verdict::Conflicting:
            return conflicting_advice(check);
        case Verdict::KnownBad:
            return {
                "请不要使用：它是错误的、已停用的，或来自冒充页面。若已按它转账或给出验证码，请立即"
                "拨打 110 并联系银行。",
                "Do not use it: it is wrong, withdrawn, or from a page that pretends. If you have "
                "sent money or given a code, call 110 and your bank at once."};
        case Verdict::NeverSeen:
            return {
                "本目录没有见过它。没见过不等于是假的，也不能当作是真的。请从应用内或自己输入的官方"
                "网站找客服。",
                "This directory has never seen it. That does not mean it is fake, nor that it is "
                "real. Find the service inside the app or on the official site that you type "
                "yourself."};
        case Verdict::Malformed:
            return {"它不符合国内号码、邮箱或网址的格式，请核对是否抄错或多了数字。",
                    "It has no form of a Chinese number, mailbox or address: check for a slip or "
                    "extra digits."};
    }
    return {};
}

CheckWarning short_code_with_country_code() {
    return {
        "short_code_with_country_code",
        {"400、95、12 等号码前面不会有 +86；来电这样显示，多为伪造。",
         "Numbers such as 400, 95 or 12xxx never carry +86; a call that shows it is most likely "
         "forged."}};
}

CheckWarning short_for_its_family() {
    return {"short_for_its_family",
            {"952、954、956 开头的号码应为六位，这个少了一位。",
             "Codes that begin with 952, 954 or 956 have six digits; this one has five."}};
}

CheckWarning foreign_number() {
    return {"foreign_number",
            {"这是境外号码。国内平台客服不会用境外号码联系您。",
             "This is a foreign number. Service of a Chinese platform does not call from abroad."}};
}

CheckWarning mobile_number() {
    return {"mobile_number",
            {"这是个人手机号，任何人都能办理，不能证明对方身份。",
             "This is a mobile number: anybody can have one, it proves nothing."}};
}

CheckWarning rented_400() {
    return {"rented_400",
            {"400 号码任何公司都能租用，号码本身不能证明是谁。",
             "Any firm can rent a 400 number: the number alone proves nothing."}};
}

CheckWarning sms_port() {
    return {"sms_port",
            {"106 开头的是短信端口，不能回拨；很多公司共用，不能证明是谁发的。",
             "106 numbers only send texts, cannot be called, and are shared by many firms."}};
}

CheckWarning caller_can_be_forged() {
    return {"caller_can_be_forged",
            {"来电显示可以伪造。请挂断，再自己拨出已核实的号码。",
             "The number shown by a call can be forged. Hang up and dial a checked number."}};
}

CheckWarning sender_can_be_forged() {
    return {"sender_can_be_forged",
            {"发件地址可以伪造，来信不能证明对方身份。",
             "The sender of a mail can be forged; a mail proves nothing about who wrote it."}};
}

CheckWarning withdrawn() {
    return {"withdrawn",
            {"有来源表明这个渠道已停用。", "A source says that this channel was withdrawn."}};
}

CheckWarning extension_not_recorded() {
    return {"extension_not_recorded",
            {"总机号码见过，但这个分机没有记录。",
             "The main number is known, but not this extension."}};
}

CheckWarning domain_without_source() {
    return {"domain_without_source",
            {"目录记有这个域名，但没有可查的来源。",
             "The directory lists this domain without a source that can be looked up."}};
}

CheckWarning pages_of_others() {
    return {
        "pages_of_others",
        {"域名正确，页面内容仍可能是店铺或用户自己写的；页面上的电话要另外核对。",
         "The domain is right, yet shops and users write pages on it: check numbers printed there "
         "separately."}};
}

CheckWarning mailbox_not_listed(const Entity& owner) {
    return {"mailbox_not_listed",
            {"域名属于“" + owner.name_zh + "”，但这个邮箱没有见过。",
             "The domain belongs to " + owner.name_en + ", but this mailbox was never seen."}};
}

CheckWarning emergency_number() {
    return {
        "emergency_number",
        {"这是全国通用的三位号码：110 报警、119 火警、120 急救、122 交通事故、114 "
         "查号。可以自己拨打；"
         "来电显示成这样的，多为伪造。",
         "This is a national three-digit number: 110 police, 119 fire, 120 ambulance, 122 traffic, "
         "114 enquiries. Dial it yourself; a call that shows it is most likely forged."}};
}

CheckWarning hidden_host(const std::string& host) {
    return {"hidden_host",
            {"“@”前面的名字是障眼法，真正打开的是 " + host + "。请不要打开。",
             "The name before @ is a decoy: the link opens " + host + ". Do not open it."}};
}

std::vector<Phrase> never_asked() {
    return {
        {"转账到指定账户，或先付钱再退款",
         "a transfer to some account, or a payment before a refund"},
        {"短信验证码、银行卡密码", "a code from a text, the PIN of a card"},
        {"共享屏幕、远程控制、下载陌生软件", "screen sharing, remote control, strange software"},
        {"先借款、开通贷款，或离开平台加微信、QQ",
         "a loan first, or leaving the platform for WeChat or QQ"}};
}

CheckWarning odd_link() {
    return {"odd_link",
            {"这个网址写法反常（夹带另一个地址、特殊端口或反斜线），打开的可能不是看上去的网站。",
             "The address is written oddly (another address inside, an unusual port or a "
             "backslash): it may open something else than it seems."}};
}

CheckWarning short_link() {
    return {"short_link",
            {"这是短网址，看不出最终打开哪里。请不要点，改从应用内进入。",
             "This is a shortened link: nobody can see where it ends. Do not follow it, go through "
             "the app."}};
}

CheckWarning written_by_anyone() {
    return {"written_by_anyone",
            {"这个网址下的文章人人都能发，域名正确不能说明内容是官方的。",
             "Anybody can publish at this address: a right domain says nothing about who wrote the "
             "page."}};
}

CheckWarning disguised() {
    return {"disguised",
            {"里面用了特殊数字或看不见的字符，常用来躲过拦截。请不要照它拨打或打开。",
             "It uses special digits or invisible characters, a way to slip past filters. Do not "
             "dial or open it."}};
}

CheckWarning belongs_to_another(std::string_view owner_zh, std::string_view owner_en) {
    return {"belongs_to_another",
            {"这条内容说的是别家，而这个联系方式属于“" + std::string{owner_zh} + "”。",
             "The text speaks of somebody else, yet this contact belongs to " +
                 std::string{owner_en} + "."}};
}

CheckWarning pretends_public_body() {
    return {
        "pretends_public_body",
        {"网址里有 gov 字样，但不是以 .gov.cn 结尾，不是政府网站。",
         "It has gov in its name but does not end in .gov.cn: it is no site of a public body."}};
}

CheckWarning reused_by_others(const KnownBad& bad) {
    return {"reused_by_others",
            {"号码本身属于上面的机构，但无关页面也把它印成自己的电话（" + bad.where.zh +
                 "）。请认准机构，不要认准号码。",
             "The number belongs to the entity above, but unrelated pages print it as theirs (" +
                 bad.where.en + "). Go by the entity, not by the number."}};
}

CheckWarning looks_like(const LookAlike& likeness) {
    const Phrase how = [&]() -> Phrase {
        switch (likeness.how) {
            case LookAlikeHow::Confusable:
                return {"用了形近的字符", "look-alike letters"};
            case LookAlikeHow::OneSlip:
                return {"只差一个字符", "one letter differs"};
            case LookAlikeHow::ExtraWords:
                return {"在名字上加了别的词", "extra words around the name"};
            case LookAlikeHow::WrongTopLevel:
                return {"后缀不同", "a different ending"};
            case LookAlikeHow::NameInsideOther:
                return {"把名字放在别人的域名里", "the name stands inside somebody else's domain"};
        }
        return {};
    }();
    return {"looks_like",
            {"它像“" + likeness.entity->name_zh + "”的 " + likeness.domain + "，但不是：" + how.zh +
                 "。请不要在上面登录或付款。",
             "It resembles " + likeness.domain + " of " + likeness.entity->name_en +
                 " but is not it: " + how.en + ". Do not sign in or pay there."}};
}

Phrase domain_of_owner() { return {"该机构的网站域名", "the entity's own domain"}; }

}  // namespace shuofa::words
