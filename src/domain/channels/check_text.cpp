#include "domain/channels/check_text.h"

#include "base/text.h"
#include "domain/channels/check_words.h"
#include "domain/channels/directory.h"

#include <algorithm>

namespace shuofa {
namespace {

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

void doubt(ValueCheck& finding, const CheckWarning& warning) {
    finding.warnings.push_back(warning);
    if (finding.verdict == Verdict::Official) finding.verdict = Verdict::Conflicting;
}

// "京东客服 95188": a real number, of somebody else than the text speaks of.  Public bodies are
// named in texts about anybody.
void doubt_when_of_another(ValueCheck& finding, const std::vector<std::string>& claims,
                           const Directory& directory) {
    if (finding.verdict != Verdict::Official || claims.empty() || finding.seen_for.empty()) return;
    for (const CheckedFor& seen : finding.seen_for) {
        const Entity* owner = directory.find_entity(seen.entity);
        const bool serves_all =
            owner && (owner->kind == EntityKind::Regulator ||
                      owner->kind == EntityKind::Association || owner->kind == EntityKind::Court);
        const bool claimed = std::find(claims.begin(), claims.end(), seen.entity) != claims.end();
        if (serves_all || (claimed && !seen.as_rival)) return;
    }
    const CheckedFor& first = finding.seen_for.front();
    doubt(finding, words::belongs_to_another(first.name_zh, first.name_en));
}

bool has_only_digits(std::string_view name) {
    return name.find_first_not_of("0123456789") == std::string_view::npos;
}

std::vector<std::string> claims_in(std::string_view text, const Directory& directory) {
    std::vector<std::string> claims;
    for (const Entity& entity : directory.entities()) {
        std::vector<std::string> names{entity.name_zh};
        names.insert(names.end(), entity.aliases.begin(), entity.aliases.end());
        for (const std::string& name : names) {
            // Two Chinese characters at least; shorter names stand inside other words.
            if (name.size() < 6 || has_only_digits(name) || !contains(text, name)) continue;
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

TextCheck check_text(std::string_view text, const Directory& directory, Day today) {
    TextCheck check;
    check.signs = fraud_signs_in(text);
    check.claims = claims_in(text, directory);
    int worst = -1;
    const std::vector<std::string> plain = plain_contact_values_in(text);
    for (const std::string& value : contact_values_in(text)) {
        check.findings.push_back(check_value(value, directory, today));
        const bool shown_plainly = std::find(plain.begin(), plain.end(), value) != plain.end();
        if (!shown_plainly) doubt(check.findings.back(), words::disguised());
        doubt_when_of_another(check.findings.back(), check.claims, directory);
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
