#include "domain/papers/lint.h"

#include "base/text.h"
#include "domain/papers/lint_words.h"
#include "domain/papers/paper_text.h"

#include <algorithm>

namespace shuofa {
namespace {

const std::vector<std::string_view> residue = {
    "____",     "＿＿",     "××",       "ＸＸ",     "and/or",   "和/或",  "及/或",
    "{{",       "}}",       "【】",     "（）",     "()",       "[ ]",    "□□",
    "某某",     "（姓名）", "（电话）", "（日期）", "（金额）", "[姓名]", "【姓名】",
    "此处填写", "请填写",   "待补充",   "待填"};
const std::vector<std::string_view> insults = {
    "骗子", "黑心", "无耻", "流氓",   "王八",   "混蛋",     "缺德", "奸商", "黑店",   "去死",
    "傻逼", "傻X",  "妈的", "狗东西", "垃圾店", "垃圾公司", "人渣", "畜生", "不要脸", "丧尽天良"};
const std::vector<std::string_view> crimes = {"诈骗", "犯罪", "骗局", "坑蒙拐骗",
                                              "盗窃", "传销", "洗钱", "违法经营"};
const std::vector<std::string_view> own_view = {"认为",   "涉嫌", "材料显示", "请求",
                                                "请依法", "是否", "《"};

class Linter {
public:
    Linter(const std::vector<PaperBlock>& blocks, const LintFrame& frame)
        : blocks_{blocks}, frame_{frame} {
        int number = 0;
        for (const PaperBlock& block : blocks) {
            ++number;
            texts_.push_back({block.text, number});
            for (const auto& row : block.rows) {
                for (const std::string& cell : row)
                    texts_.push_back({cell, number});
            }
        }
    }

    std::vector<LintFinding> all() {
        check_missing();
        for (const Sentence& text : texts_) {
            check_residue(text);
            check_words(text);
            check_citations(text);
            check_sums(text);
            if (frame_.reader == PaperReader::Public) check_private(text);
        }
        check_threats();
        check_length();
        check_unused();
        std::stable_sort(found_.begin(), found_.end(),
                         [](const auto& a, const auto& b) { return a.severity < b.severity; });
        return std::move(found_);
    }

private:
    void add(LintSeverity severity, std::string_view rule, const Sentence& at,
             std::string_view where, Phrase text) {
        LintFinding finding{severity, std::string{rule}, std::string{first_code_points(where, 40)},
                            at.block, std::move(text)};
        const bool known = std::any_of(found_.begin(), found_.end(), [&](const auto& other) {
            return other.rule == finding.rule && other.where == finding.where;
        });
        if (!known) found_.push_back(std::move(finding));
    }

    void check_missing() {
        for (const MissingFact& missing : frame_.missing) {
            add(missing.required ? LintSeverity::Error : LintSeverity::Warn, "missing_fact", {},
                missing.fact, {"还缺：" + missing.question.zh, "Missing: " + missing.question.en});
        }
        if (blocks_.empty()) {
            add(LintSeverity::Error, "empty_paper", {}, "",
                {"这份文书还没有内容。", "This paper has no text yet."});
        }
    }

    void check_residue(const Sentence& at) {
        std::string_view word = first_word_in(at.text, residue);
        if (word.empty()) word = row_of_crosses(at.text);
        if (!word.empty()) {
            add(LintSeverity::Error, "form_residue", at, word,
                {"有没填完的空格或套话，请写成具体内容，或删掉这一句。",
                 "A blank or a form phrase is left over. Write what is meant or delete the "
                 "sentence."});
        }
        if (contains(at.text, "等等") || contains(at.text, "……")) {
            add(LintSeverity::Warn, "vague_list", at, contains(at.text, "等等") ? "等等" : "……",
                {"“等等”说不清楚，请逐项写明。", "List each item instead of “and so on”."});
        }
    }

    void check_words(const Sentence& at) {
        const bool is_public = frame_.reader == PaperReader::Public;
        if (const auto word = first_word_in(at.text, insults); !word.empty()) {
            add(is_public ? LintSeverity::Error : LintSeverity::Warn, "insult", at, word,
                {"骂人的话会让您吃亏：对方可以反过来追究名誉侵权（民法典第一千零二十五条）。请只写"
                 "事实。",
                 "Insults work against you: the other side may sue for its reputation. Facts "
                 "only."});
        }
        if (const auto word = first_word_in(at.text, crimes);
            !word.empty() && first_word_in(at.text, own_view).empty()) {
            add(is_public ? LintSeverity::Error : LintSeverity::Warn, "crime_claimed", at, word,
                {"是否违法犯罪由机关认定。请改写为“本人认为”或“材料显示”，并写明事实。",
                 "Whether it is a crime is for the authorities. Write what you saw and that it is "
                 "your "
                 "view."});
        }
        if (contains(at.text, "！") || contains(at.text, "!")) {
            add(LintSeverity::Hint, "exclamation", at, "！",
                {"语气平和更有说服力，建议把感叹号改成句号。",
                 "A calm tone convinces more: use full stops."});
        }
    }

    // Only what the assessment relies on may be cited, and only while it is law.
    void check_citations(const Sentence& at) {
        if (!frame_.citations) return;
        for (const CitedArticle& cited : cited_articles(at.text)) {
            const Citation* relied_on = nullptr;
            for (const Citation& citation : *frame_.citations) {
                const bool same_law = cited.law.empty() || citation.law.ends_with(cited.law);
                // "第二十四条" may stand for "第二十四条第一款", never the other way round.
                if (same_law && citation.article.starts_with(cited.article)) relied_on = &citation;
            }
            const std::string where = "《" + cited.law + "》" + cited.article;
            if (relied_on == nullptr) {
                add(LintSeverity::Error, "article_not_relied_on", at, where,
                    {"这一条不在本案的依据里。请删去，或先在“能要什么”里确认它适用。",
                     "The assessment does not rely on this article. Delete it, or check first that "
                     "it "
                     "applies."});
            } else {
                check_in_force(at, where, *relied_on);
            }
        }
    }

    void check_in_force(const Sentence& at, const std::string& where, const Citation& citation) {
        if (citation.certainty == "unverified") {
            add(LintSeverity::Warn, "article_not_verified", at, where,
                {"这一条的原文还没有核对，建议先不引用。",
                 "The text of this article has not been checked: better not to cite it."});
        }
        if (citation.in_force_until && serial(*citation.in_force_until) < serial(frame_.today)) {
            add(LintSeverity::Hint, "article_of_its_time", at, where,
                {"这一条适用于事情发生的时候，现在已有新规定。",
                 "This article was in force when it happened; it has been replaced since."});
        }
    }

    void check_sums(const Sentence& at) {
        if (!frame_.highest_sum) return;
        for (const long long fen : sums_in(at.text)) {
            if (fen <= frame_.highest_sum->fen()) continue;
            add(LintSeverity::Error, "sum_above_basis", at, Money::fen(fen).text() + "元",
                {"这个金额超出了事实和法律依据能支持的最高金额" + frame_.highest_sum->text() +
                     "元。请改为有依据的金额。",
                 "This sum is above what facts and law support (" + frame_.highest_sum->text() +
                     " yuan). Ask for a sum that has a basis."});
        }
    }

    // DEF13 art. 6 and PSM art. 58: money as the price of not exposing or reporting is extortion.
    void check_threats() {
        // A report to an office names the breach and the unpaid money side by side: that is its
        // duty.
        if (frame_.reader == PaperReader::Authority || frame_.reader == PaperReader::Association ||
            frame_.reader == PaperReader::Court) {
            return;
        }
        std::vector<Sentence> sentences;
        for (const Sentence& text : texts_) {
            for (std::string& part : split_sentences(text.text)) {
                sentences.push_back({std::move(part), text.block});
            }
        }
        for (std::size_t at = 0; at < sentences.size(); ++at) {
            std::string text = sentences[at].text;
            bool threat = ties_payment_to_silence(text);
            if (!threat && at + 1 < sentences.size()) {
                text += "，" + sentences[at + 1].text;
                threat = ties_payment_to_silence(text);
                if (threat) ++at;
            }
            if (!threat) {
                check_near_threat(sentences[at]);
                continue;
            }
            add(LintSeverity::Error, "threat_for_money", sentences[at], text,
                {"把付钱和不举报、不曝光绑在一起，可能构成敲诈勒索（治安管理处罚法第五十八条、刑法"
                 "第二百七十四条）。"
                 "请删去这句话：要求赔偿只写依据和金额，举报另写一份。",
                 "Tying payment to not reporting or not publishing can be extortion. Delete it: "
                 "ask for "
                 "money with its basis only, and report in a separate paper."});
        }
    }

    void check_near_threat(const Sentence& at) {
        if (!names_money_and_exposure(at.text)) return;
        add(LintSeverity::Warn, "money_beside_exposure", at, at.text,
            {"同一句话里既谈钱又谈举报或曝光，容易被理解成要挟。建议分开写，举报另写一份。",
             "Money and exposure in one sentence read like a threat. Keep them in separate "
             "papers."});
    }

    static std::vector<std::string> split_sentences(std::string_view text) {
        std::vector<std::string> parts(1);
        for (const char32_t c : code_points(text)) {
            if (c == U'。' || c == U'；' || c == U'！' || c == U'？' || c == U'!' || c == U'\n') {
                parts.emplace_back();
            } else {
                parts.back() += utf8(std::u32string_view{&c, 1});
            }
        }
        std::erase_if(parts, [](const std::string& part) { return trim(part).empty(); });
        return parts;
    }

    void check_private(const Sentence& at) {
        const Phrase text{
            "公开的内容里不能有姓名、电话、地址、证件号、订单号和聊天对方的信息，请删去或打码。",
            "A public post must not carry names, phones, addresses, id or order "
            "numbers. Delete or mask them."};
        for (const std::string& secret : frame_.private_texts) {
            if (count_code_points(secret) >= 2 && contains(at.text, secret)) {
                add(LintSeverity::Error, "personal_data", at, secret, text);
            }
        }
        for (const std::string& digits : digit_runs(at.text, 11)) {
            add(LintSeverity::Error, "personal_data", at, digits, text);
        }
        for (const std::string_view word : {"号楼", "单元", "身份证", "@"}) {
            if (contains(at.text, word)) add(LintSeverity::Error, "personal_data", at, word, text);
        }
    }

    void check_length() {
        const std::size_t length = count_code_points(trim(plain_text(blocks_, TextLayout::Form)));
        if (frame_.limit == 0 || length <= frame_.limit) return;
        const std::string limit = std::to_string(frame_.limit);
        add(frame_.limit_is_ours ? LintSeverity::Warn : LintSeverity::Error, "too_long", {},
            std::to_string(length) + "/" + limit,
            {"共" + std::to_string(length) + "字，超过" + limit + "字，请删减或换用更长的篇幅。",
             std::to_string(length) + " characters; the limit is " + limit + "."});
    }

    void check_unused() {
        for (const PaperFact& fact : frame_.facts_unused) {
            if (fact.source != "user") continue;  // what bills and events show is not missed
            add(LintSeverity::Hint, "fact_unused", {}, fact.name,
                {"您填写的“" + fact.label.zh + "”没有写进这份文书。",
                 "“" + fact.label.in(Language::English) + "” is not told in this paper."});
        }
    }

    const std::vector<PaperBlock>& blocks_;
    const LintFrame& frame_;
    std::vector<Sentence> texts_;
    std::vector<LintFinding> found_;
};

}  // namespace

std::vector<LintFinding> lint(const std::vector<PaperBlock>& blocks, const LintFrame& frame) {
    return Linter{blocks, frame}.all();
}

bool has_errors(const std::vector<LintFinding>& findings) {
    return std::any_of(findings.begin(), findings.end(), [](const LintFinding& finding) {
        return finding.severity == LintSeverity::Error;
    });
}

}  // namespace shuofa
