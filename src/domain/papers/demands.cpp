#include "domain/papers/demands.h"

#include "base/text.h"
#include "domain/papers/fact_words.h"

#include <algorithm>
#include <map>

namespace shuofa {
namespace {

const AmountFinding* first_amount(const DemandWording& wording, const Assessment& assessment) {
    for (const std::string& name : wording.amounts) {
        const AmountFinding* amount = assessment.find_amount(name);
        if (amount != nullptr && amount->lawful && !amount->amount.is_zero()) return amount;
    }
    return nullptr;
}

struct Candidate {
    const Finding* remedy = nullptr;
    const DemandWording* wording = nullptr;
    const AmountFinding* amount = nullptr;
};

// Of a group the lowest rank, and of punitive sums the higher one: they exclude
// each other (FSP24 art. 9), and the assessment says which is the better.
bool is_better(const Candidate& one, const Candidate& other) {
    if (one.wording->group == "punitive" && one.amount != nullptr && other.amount != nullptr &&
        one.amount->amount != other.amount->amount) {
        return one.amount->amount > other.amount->amount;
    }
    return one.wording->rank < other.wording->rank;
}

std::vector<Candidate> candidates(const Assessment& assessment, const PaperTemplates& templates) {
    std::vector<Candidate> chosen;
    for (const Finding& remedy : assessment.remedies) {
        const DemandWording* wording = templates.demand(remedy.id);
        if (wording == nullptr) continue;  // not something to ask the seller for
        const Candidate candidate{&remedy, wording, first_amount(*wording, assessment)};
        const auto rival = std::find_if(chosen.begin(), chosen.end(), [&](const Candidate& other) {
            return !wording->group.empty() && other.wording->group == wording->group;
        });
        if (rival == chosen.end()) {
            chosen.push_back(candidate);
        } else if (is_better(candidate, *rival)) {
            *rival = candidate;
        }
    }
    return chosen;
}

// "实付金额 329.90元（订单）、签收日期 2026年11月20日".
std::string facts_told(const Because& because, const RuleBook& rules) {
    std::vector<std::string> told;
    for (const FactUse& use : because.facts) {
        const FactEntry* entry = rules.catalogue().find(use.name);
        if (entry == nullptr || is_unknown(use.value)) continue;
        told.push_back(entry->title.zh + "（" + printed_value(*entry, use.value) + "）");
    }
    return join(told, "、");
}

std::string version_told(const Citation& basis) {
    std::vector<std::string> told;
    if (basis.in_force_from) told.push_back(day_text_zh(*basis.in_force_from) + "起施行");
    if (basis.in_force_until) told.push_back("施行至" + day_text_zh(*basis.in_force_until));
    if (basis.checked_on) told.push_back(day_text_zh(*basis.checked_on) + "核对");
    return join(told, "，");
}

// A sum with its trace.  What must not be cited is not explained by a rule either.
PaperSum sum_of(const AmountFinding& amount, const Citation& basis, const RuleBook& rules) {
    PaperSum sum{rules.words(amount.name).zh,
                 amount.formula,
                 amount.amount.text(),
                 basis,
                 facts_told(amount.because, rules),
                 {},
                 {}};
    if (!basis.article.empty()) {
        sum.rule = amount.because.rule->in_short.zh;
        sum.version = version_told(basis);
    }
    return sum;
}

std::string period_told(Period period) {
    const std::string length = std::to_string(period.length);
    switch (period.unit) {
        case PeriodUnit::WorkingDays:
            return length + "个工作日";
        case PeriodUnit::Months:
            return length + "个月";
        case PeriodUnit::Years:
            return length + "年";
        case PeriodUnit::Days:
            break;
    }
    return length + "日";
}

// "自2026年9月25日（卖家签收退货的日期）的次日起7日；跳过或顺延2026年10月1日等休息日。"
std::string counted(const DeadlineFinding& deadline, const RuleBook& rules) {
    const FactEntry* event = rules.catalogue().find(deadline.start_event);
    std::string text = "自" + day_text_zh(deadline.start);
    if (event != nullptr) text += "（" + event->title.zh + "）";
    text += "的次日起" + period_told(deadline.period);
    if (!deadline.skipped.empty())
        text += "；遇" + day_text_zh(deadline.skipped.front().day) + "等调整";
    if (deadline.kind == DeadlineKind::Provisional) text += "；节假日安排尚未公布，日期暂定";
    return text + "。";
}

bool rests_on(const Because& because, std::string_view fact) {
    return std::any_of(because.facts.begin(), because.facts.end(),
                       [&](const FactUse& use) { return use.name == fact; });
}

// The shopper's own day is told only where what is asked for hangs on the same event: a limitation
// is nothing to tell the other side.
bool belongs_in_a_paper(const DeadlineFinding& deadline, const std::vector<Candidate>& chosen) {
    if (deadline.kind == DeadlineKind::Arguable) return false;
    if (deadline.who == "seller" || deadline.who == "platform") return true;
    return deadline.kind_if_known == DeadlineKind::Safe &&
           std::any_of(chosen.begin(), chosen.end(), [&](const Candidate& candidate) {
               return rests_on(candidate.remedy->because, deadline.start_event);
           });
}

std::vector<PaperDate> dates_of(const Assessment& assessment, const std::vector<Candidate>& chosen,
                                const RuleBook& rules) {
    std::vector<PaperDate> dates;
    for (const DeadlineFinding& deadline : assessment.deadlines) {
        const Citation basis = citation_of(deadline.because, assessment, rules);
        if (basis.article.empty() || !belongs_in_a_paper(deadline, chosen)) continue;
        // Which reading is the safer one is for the shopper alone.
        dates.push_back({replace_all(rules.words(deadline.name).zh, "（稳妥）", ""), deadline.date,
                         counted(deadline, rules), basis, version_told(basis)});
    }
    return dates;
}

std::string demand_text(const Candidate& candidate) {
    if (candidate.amount == nullptr || candidate.wording->text.empty()) {
        return candidate.wording->without;
    }
    return replace_all(candidate.wording->text, "{yuan}", candidate.amount->amount.text());
}

}  // namespace

Citation citation_of(const Because& because, const Assessment& assessment, const RuleBook& rules) {
    const Rule* rule = because.rule;
    if (rule == nullptr || rule->article.empty()) return {};
    if (rule->certainty == Certainty::Unverified || rule->certainty == Certainty::Disputed)
        return {};
    for (const std::string_view forbidden : assessment.ids(OutcomeKind::MustNotCite)) {
        if (forbidden == rule->law) return {};
    }
    const Law* law = rules.find_law(rule->law);
    if (law == nullptr) return {};
    Citation citation;
    citation.rule = rule->id;
    citation.law = law->name.zh;
    citation.article = rule->article;
    citation.in_force_from = rule->in_force.from ? rule->in_force.from : law->in_force.from;
    citation.in_force_until = rule->in_force.until ? rule->in_force.until : law->in_force.until;
    if (const auto day = parse_day(rule->checked_on)) citation.checked_on = *day;
    citation.certainty = name_of(rule->certainty);
    return citation;
}

ChosenDemands choose_demands(const Assessment& assessment, const RuleBook& rules,
                             const PaperTemplates& templates) {
    ChosenDemands chosen;
    Money total;
    const std::vector<Candidate> picked = candidates(assessment, templates);
    chosen.dates = dates_of(assessment, picked, rules);
    for (const Candidate& candidate : picked) {
        PaperDemand demand{std::string{candidate.remedy->id}, demand_text(candidate), {}};
        const Citation basis = citation_of(candidate.remedy->because, assessment, rules);
        if (!basis.article.empty()) demand.basis.push_back(basis);
        if (candidate.amount != nullptr) {
            const AmountFinding& amount = *candidate.amount;
            const Citation sum_basis = citation_of(amount.because, assessment, rules);
            if (!sum_basis.article.empty() &&
                (demand.basis.empty() || sum_basis.article != demand.basis.front().article ||
                 sum_basis.law != demand.basis.front().law)) {
                demand.basis.push_back(sum_basis);
            }
            chosen.sums.push_back(sum_of(amount, sum_basis, rules));
            total += amount.amount;
        }
        if (chosen.matter.empty()) chosen.matter = rules.words(candidate.remedy->id).zh;
        chosen.demands.push_back(std::move(demand));
    }
    if (chosen.sums.size() > 1)
        chosen.sums.push_back({"合计", "以上相加", total.text(), {}, {}, {}, {}});
    return chosen;
}

}  // namespace shuofa
