#include "views/vetting_view.h"

#include "formats/describe.h"

namespace shuofa {
namespace {

std::string text_of(auto value) { return std::string{name_of(value)}; }

std::vector<std::string> in_language(const std::vector<Phrase>& phrases, Language language) {
    std::vector<std::string> texts;
    for (const Phrase& phrase : phrases)
        texts.push_back(phrase.in(language));
    return texts;
}

Phrase level_words(VettingLevel level) {
    switch (level) {
        case VettingLevel::NotEnoughKnown:
            return {"了解得还不够，先补几项再付款",
                    "not enough is known yet: answer more before paying"};
        case VettingLevel::Careful:
            return {"有疑点，小额、平台内付款，并留好凭证",
                    "some doubts: pay little, inside the platform, and keep proof"};
        case VettingLevel::Sound:
            return {"没有发现问题，这不是担保", "nothing wrong was found; this is no guarantee"};
        case VettingLevel::Avoid:
            return {"建议不要在这里付款", "better not pay here"};
    }
    return {};
}

VettingAnswerView answer_view(const VettingAnswer& answer) {
    return {text_of(answer.answer), answer.value, answer.note, answer.proof, answer.on};
}

VettingCheckView check_view(const VettingCheck& check, const Vetting& vetting, Language language) {
    VettingCheckView view;
    view.id = check.id;
    view.kind = text_of(check.kind);
    view.weight = check.weight;
    view.decisive = check.decisive;
    view.may_not_apply = check.may_not_apply;
    view.title = check.title.in(language);
    view.why = check.why.in(language);
    view.how = check.how.in(language);
    view.articles = in_language(check.articles, language);
    const VettingAnswer* newest = newest_answer(vetting, check.id);
    if (!newest) return view;
    view.answer = answer_view(*newest);
    if (const VettingAnswer* earlier = earlier_answer(vetting, check.id)) {
        view.earlier = answer_view(*earlier);
    }
    const bool tests_number = check.kind != CheckKind::Answer && check.kind != CheckKind::Domain;
    if (tests_number && !newest->value.empty()) {
        view.number = to_view(read_licence_number(newest->value), language);
    }
    return view;
}

std::string answer_to(const Vetting& vetting, std::string_view check) {
    const VettingAnswer* answer = newest_answer(vetting, check);
    return text_of(answer ? answer->answer : CheckAnswer::Unknown);
}

}  // namespace

LicenceNumberView to_view(const LicenceNumber& number, Language language) {
    return {.kind = text_of(number.kind),
            .normalized = number.normalized,
            .well_formed = number.well_formed,
            .check_digit = number.check_digit,
            .meaning = number.meaning.in(language),
            .proves = number.proves.in(language),
            .does_not_prove = number.does_not_prove.in(language),
            .remarks = in_language(number.remarks, language),
            .look_up_at = number.look_up_at};
}

VettingView to_view(const Vetting& vetting, const VettingChecklist& checklist,
                    const ShopHistory& history, std::vector<KeptPageView> pages,
                    Language language) {
    const VettingScore score = score_of(vetting, checklist);
    VettingView view;
    view.id = vetting.id.text();
    view.name = vetting.name;
    view.opened_on = vetting.opened_on;
    view.score = score.score;
    view.known_percent = score.known_percent;
    view.level = text_of(score.level);
    view.level_text = level_words(score.level).in(language);
    view.missing = score.missing;
    for (const ScoreReason& reason : score.reasons) {
        const VettingAnswer* answer = newest_answer(vetting, reason.check);
        ScoreReasonView one{reason.check, text_of(reason.answer), reason.points,
                            reason.text.in(language), std::nullopt};
        if (answer && !answer->proof.empty()) one.proof = answer->proof;
        view.reasons.push_back(std::move(one));
    }
    for (const VettingCheck& check : checklist.checks)
        view.checks.push_back(check_view(check, vetting, language));
    view.history = {.orders = history.orders,
                    .more_orders = history.more_orders,
                    .paid = history.paid,
                    .refunded = history.refunded,
                    .refunded_orders = history.refunded_orders,
                    .first_order = history.first_order,
                    .last_order = history.last_order,
                    .cases = history.cases,
                    .open_cases = history.open_cases,
                    .closed_cases = history.outcomes.closed,
                    .outcomes = history.outcomes.outcomes,
                    .got = history.outcomes.got,
                    .promises = history.outcomes.promises,
                    .promises_kept = history.outcomes.promises_kept,
                    .promises_broken = history.outcomes.promises_broken,
                    .median_days = history.outcomes.median_days};
    view.pages = std::move(pages);
    return view;
}

VettingSummaryView summary_view(const Vetting& vetting, const VettingChecklist& checklist,
                                Language language) {
    const VettingScore score = score_of(vetting, checklist);
    return {.id = vetting.id.text(),
            .name = vetting.name,
            .opened_on = vetting.opened_on,
            .score = score.score,
            .known_percent = score.known_percent,
            .level = text_of(score.level),
            .level_text = level_words(score.level).in(language)};
}

ComparisonView compare_view(const Vetting& first, const Vetting& second,
                            const VettingChecklist& checklist, Language language) {
    ComparisonView view;
    view.first = summary_view(first, checklist, language);
    view.second = summary_view(second, checklist, language);
    for (const VettingCheck& check : checklist.checks) {
        ComparedCheckView one{check.id, check.title.in(language), answer_to(first, check.id),
                              answer_to(second, check.id), false};
        one.differs = one.first != one.second;
        view.checks.push_back(std::move(one));
    }
    return view;
}

std::string to_json(const LicenceNumberView& view) { return describe::to_text(view); }
std::string to_json(const VettingView& view) { return describe::to_text(view); }
std::string to_json(const VettingsView& view) { return describe::to_text(view); }
std::string to_json(const ComparisonView& view) { return describe::to_text(view); }

}  // namespace shuofa
