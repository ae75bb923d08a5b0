#include "domain/vetting/vetting.h"

#include <algorithm>

namespace shuofa {
namespace {

ScoreReason reason_for(const VettingCheck& check, CheckAnswer answer) {
    const bool good = answer == CheckAnswer::Yes;
    Phrase text = good ? Phrase{"是：" + check.title.zh, "Yes: " + check.title.en}
                       : Phrase{"否：" + check.title.zh + " " + check.why.zh,
                                "No: " + check.title.en + " " + check.why.en};
    return {check.id, answer, good ? check.weight : -check.weight, std::move(text)};
}

VettingLevel level_for(const VettingScore& score, bool decisive_no) {
    if (decisive_no) return VettingLevel::Avoid;
    // Until enough is answered, only what speaks against the shop can be told.
    const bool enough = score.known_percent >= 67;
    if (!score.score || (!enough && *score.score == 100)) return VettingLevel::NotEnoughKnown;
    if (score.known_percent < 34) return VettingLevel::NotEnoughKnown;
    if (*score.score < 50) return VettingLevel::Avoid;
    return enough && *score.score >= 80 ? VettingLevel::Sound : VettingLevel::Careful;
}

}  // namespace

const VettingCheck* VettingChecklist::find(std::string_view id) const {
    const auto found = std::find_if(checks.begin(), checks.end(),
                                    [&](const VettingCheck& check) { return check.id == id; });
    return found == checks.end() ? nullptr : &*found;
}

const VettingAnswer* newest_answer(const Vetting& vetting, std::string_view check) {
    const VettingAnswer* newest = nullptr;
    for (const VettingAnswer& answer : vetting.answers) {
        if (answer.check == check) newest = &answer;
    }
    return newest;
}

const VettingAnswer* earlier_answer(const Vetting& vetting, std::string_view check) {
    const VettingAnswer* newest = newest_answer(vetting, check);
    const VettingAnswer* earlier = nullptr;
    for (const VettingAnswer& answer : vetting.answers) {
        if (answer.check != check || &answer == newest) continue;
        if (answer.answer != newest->answer || answer.value != newest->value) earlier = &answer;
    }
    return earlier;
}

VettingScore score_of(const Vetting& vetting, const VettingChecklist& checklist) {
    VettingScore score;
    int good = 0, answered = 0, whole = 0;
    bool decisive_no = false;
    for (const VettingCheck& check : checklist.checks) {
        const VettingAnswer* answer = newest_answer(vetting, check.id);
        const CheckAnswer given = answer ? answer->answer : CheckAnswer::Unknown;
        if (given == CheckAnswer::DoesNotApply) continue;
        whole += check.weight;
        if (given == CheckAnswer::Unknown) {
            score.missing.push_back(check.id);
            continue;
        }
        answered += check.weight;
        if (given == CheckAnswer::Yes) good += check.weight;
        decisive_no = decisive_no || (check.decisive && given == CheckAnswer::No);
        score.reasons.push_back(reason_for(check, given));
    }
    if (answered > 0) score.score = (good * 100 + answered / 2) / answered;
    if (whole > 0) score.known_percent = answered * 100 / whole;
    score.level = level_for(score, decisive_no);
    std::stable_sort(score.reasons.begin(), score.reasons.end(),
                     [](const ScoreReason& a, const ScoreReason& b) {
                         const bool a_no = a.points < 0, b_no = b.points < 0;
                         if (a_no != b_no) return a_no;
                         return std::abs(a.points) > std::abs(b.points);
                     });
    return score;
}

std::optional<CheckAnswer> answer_by_number(CheckKind kind, const LicenceNumber& number) {
    const auto is = [&](std::initializer_list<LicenceKind> kinds) {
        return std::find(kinds.begin(), kinds.end(), number.kind) != kinds.end();
    };
    bool right_kind = false;
    switch (kind) {
        case CheckKind::CreditCode:
            right_kind = is({LicenceKind::CreditCode});
            break;
        case CheckKind::IcpNumber:
            right_kind =
                is({LicenceKind::IcpFiling, LicenceKind::IcpLicence, LicenceKind::TelecomLicence});
            break;
        case CheckKind::PoliceNumber:
            right_kind = is({LicenceKind::PoliceFiling});
            break;
        case CheckKind::FoodNumber:
            right_kind = is({LicenceKind::FoodOperation, LicenceKind::FoodProduction,
                             LicenceKind::PlatformFood});
            break;
        case CheckKind::Answer:
        case CheckKind::Domain:
            return std::nullopt;
    }
    if (!right_kind) return std::nullopt;
    // Never a silent no to what may be real: look it up.
    if (number.possible_pilot_code) return CheckAnswer::Unknown;
    return number.well_formed && number.check_digit.value_or(true) ? CheckAnswer::Yes
                                                                   : CheckAnswer::No;
}

}  // namespace shuofa
