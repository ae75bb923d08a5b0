#include "base/text.h"
#include "domain/papers/paper_text.h"
#include "views/vetting_view.h"

#include <fmt/format.h>

#include <algorithm>

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

Phrase outcome_words(std::string_view outcome) {
    if (outcome == "all") return {"全部做到", "all of it"};
    if (outcome == "part") return {"做到一部分", "part of it"};
    if (outcome == "nothing") return {"什么也没拿到", "nothing"};
    if (outcome == "replaced") return {"换货", "replaced"};
    if (outcome == "repaired") return {"修好", "repaired"};
    if (outcome == "given_up") return {"自己放弃", "given up"};
    if (outcome == "mistake") return {"弄错了", "a mistake"};
    return {"未写明结果", "result not told"};
}

// One line for each thing that the vault itself knows of them.
std::vector<std::string> history_lines(const ShopHistoryView& history, Language language) {
    const auto say = [&](const Phrase& phrase) { return phrase.in(language); };
    if (history.orders == 0) {
        return {say({"您的数据里没有它的订单。", "There are no orders with it in your data."})};
    }
    std::vector<std::string> lines{
        fmt::format("{}: {}{}", say({"订单", "orders"}), history.orders,
                    history.more_orders ? "+" : ""),
        fmt::format("{}: {}", say({"付款（元）", "paid (yuan)"}), history.paid.text()),
        fmt::format("{}: {} ({} {})", say({"退款（元）", "refunded (yuan)"}),
                    history.refunded.text(), history.refunded_orders, say({"笔", "orders"})),
        fmt::format("{}: {} · {}: {}", say({"案件", "cases"}), history.cases,
                    say({"未了结", "open"}), history.open_cases)};
    if (history.promises > 0) {
        lines.push_back(fmt::format("{}: {} · {}: {}", say({"答应并做到", "promises kept"}),
                                    history.promises_kept, say({"没做到", "broken"}),
                                    history.promises_broken));
    }
    for (const auto& [outcome, count] : history.outcomes) {
        lines.push_back(fmt::format("{}: {} × {}", say({"结果", "outcome"}),
                                    say(outcome_words(outcome)), count));
    }
    if (history.closed_cases > 0) {
        lines.push_back(fmt::format("{}: {}", say({"了结案件拿回（元）", "money back (yuan)"}),
                                    history.got.text()));
    }
    return lines;
}

std::vector<std::string> page_lines(const std::vector<KeptPageView>& pages, Language language) {
    std::vector<std::string> lines;
    for (const KeptPageView& page : pages) {
        const std::string title = page.title.empty() ? page.file_name : page.title;
        const std::string when = when_kept(page, language);
        lines.push_back(fmt::format("{} · {}{}{} · {} · SHA-256 {}", day_text(page.kept_on), title,
                                    when.empty() ? "" : " · ", when, page.address, page.sha256));
    }
    return lines;
}

const Phrase not_proof{
    "它只记录您看到和填写的内容。编号写法正确不等于编号属于这家，没有发现问题也不是担保。",
    "It records what you saw and entered. A well-formed number need not be theirs, and finding "
    "nothing wrong is no guarantee."};

void write_history(Report& report, const VettingView& view, Language language) {
    report.heading({"您与它的往来", "Your history with it"});
    for (const std::string& line : history_lines(view.history, language))
        report.line("- " + line);
    if (view.pages.empty()) return;
    report.heading({"保存的页面", "Pages kept"});
    for (const std::string& line : page_lines(view.pages, language))
        report.line("- " + line);
}

std::string titles(const VettingView& view, const std::vector<std::string>& ids,
                   Language language) {
    std::vector<std::string> found;
    for (const VettingCheckView& check : view.checks) {
        if (std::find(ids.begin(), ids.end(), check.id) != ids.end()) found.push_back(check.title);
    }
    return join(found, language == Language::English ? " " : "");
}

// Numbered lines of one section of the paper.
std::string items(const std::vector<std::string>& lines) {
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i)
        text += fmt::format("{}. {}\n", i + 1, lines[i]);
    return text;
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
    write_history(report, view, language);
    report.heading({"这份核查不能证明什么", "What this does not prove"});
    report.line(report.say(not_proof));
    return report.take();
}

Paper vetting_paper(const VettingView& view, Day today, Language language) {
    const auto say = [&](const Phrase& phrase) { return phrase.in(language); };
    std::vector<std::string> against, in_favour;
    for (const ScoreReasonView& reason : view.reasons)
        (reason.points < 0 ? against : in_favour).push_back(reason.check);
    const std::string title = say({"付款前核查：", "Before paying: "}) + view.name;
    std::string text = "# " + title + "\n";
    text += fmt::format("> {} {} · {} {}/100 · {} {}%\n", say({"日期", "date"}), day_text(today),
                        say({"得分", "score"}), view.score ? std::to_string(*view.score) : "—",
                        say({"已了解", "known"}), view.known_percent);
    text += view.level_text + "\n";
    const auto section = [&](const Phrase& heading, const std::string& body) {
        if (!body.empty()) text += "## " + say(heading) + "\n" + body + "\n";
    };
    std::vector<std::string> doubts;
    for (const ScoreReasonView& reason : view.reasons) {
        if (reason.points < 0) doubts.push_back(reason.text);
    }
    section({"不放心的地方", "What speaks against it"}, items(doubts));
    section({"看过，没发现问题", "Looked at, nothing wrong found"},
            titles(view, in_favour, language));
    section({"还不知道", "Not known yet"}, titles(view, view.missing, language));
    section({"您与它的往来", "Your history with it"},
            join(history_lines(view.history, language), "；"));
    section({"保存的页面", "Pages kept"}, items(page_lines(view.pages, language)));
    text += "% " + say(not_proof) + "\n";
    return {.kind = "vetting_report",
            .title = title,
            .writer = "",
            .written_on = today,
            .blocks = parse_paper_text(text)};
}

}  // namespace shuofa
