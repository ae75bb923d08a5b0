#include "views/vetting_view.h"

#include <fmt/format.h>

namespace shuofa {
namespace {

class Report {
public:
    explicit Report(Language language) : language_{language} {}

    void line(std::string_view text = {}) {
        text_ += text;
        text_ += '\n';
    }
    void heading(const Phrase& phrase) {
        line();
        line("## " + phrase.in(language_));
        line();
    }
    std::string say(const Phrase& phrase) const { return phrase.in(language_); }
    std::string take() { return std::move(text_); }

private:
    Language language_;
    std::string text_;
};

void write_reasons(Report& report, const VettingView& view) {
    report.heading({"理由", "Reasons"});
    for (const ScoreReasonView& reason : view.reasons) {
        std::string text = fmt::format("- {:+}  {}", reason.points, reason.text);
        if (reason.proof)
            text += fmt::format("（{} {}）", report.say({"证据", "proof"}), *reason.proof);
        report.line(text);
        for (const VettingCheckView& check : view.checks) {
            if (check.id != reason.check || !check.answer) continue;
            if (!check.answer->value.empty()) report.line("  - " + check.answer->value);
            if (!check.answer->note.empty()) report.line("  - " + check.answer->note);
            if (check.earlier) {
                report.line(fmt::format("  - {} {}: {}", day_text(check.earlier->on),
                                        report.say({"当时的答案", "the answer then"}),
                                        check.earlier->answer));
            }
        }
    }
    if (view.reasons.empty()) report.line(report.say({"还没有答案。", "No answers yet."}));
}

void write_missing(Report& report, const VettingView& view) {
    report.heading({"还不知道", "Not known yet"});
    for (const VettingCheckView& check : view.checks) {
        for (const std::string& id : view.missing) {
            if (id == check.id) report.line("- " + check.title);
        }
    }
    if (view.missing.empty()) report.line(report.say({"没有。", "Nothing."}));
}

void write_history(Report& report, const ShopHistoryView& history) {
    report.heading({"您与它的往来", "Your history with it"});
    if (history.orders == 0) {
        report.line(
            report.say({"您的数据里没有它的订单。", "There are no orders with it in your data."}));
        return;
    }
    report.line(fmt::format("- {}: {}{}", report.say({"订单", "orders"}), history.orders,
                            history.more_orders ? "+" : ""));
    report.line(
        fmt::format("- {}: {}", report.say({"付款（元）", "paid (yuan)"}), history.paid.text()));
    report.line(fmt::format("- {}: {}", report.say({"退款（元）", "refunded (yuan)"}),
                            history.refunded.text()));
    report.line(fmt::format("- {}: {} · {}: {}", report.say({"案件", "cases"}), history.cases,
                            report.say({"未了结", "open"}), history.open_cases));
}

}  // namespace

std::string vetting_report(const VettingView& view, Day today, Language language) {
    Report report{language};
    report.line("# " + report.say({"付款前核查：", "Before paying: "}) + view.name);
    report.line();
    report.line(fmt::format("{} {} · {} {}/100 · {} {}%", report.say({"日期", "date"}),
                            day_text(today), report.say({"得分", "score"}),
                            view.score ? std::to_string(*view.score) : "—",
                            report.say({"已了解", "known"}), view.known_percent));
    report.line();
    report.line("**" + view.level_text + "**");
    write_reasons(report, view);
    write_missing(report, view);
    write_history(report, view.history);
    report.heading({"这份核查不能证明什么", "What this does not prove"});
    report.line(report.say(
        {"它只记录您看到和填写的内容。编号写法正确不等于编号属于这家，没有发现问题也不是担保。",
         "It records what you saw and entered. A well-formed number need not be theirs, and "
         "finding "
         "nothing wrong is no guarantee."}));
    return report.take();
}

}  // namespace shuofa
