#pragma once

#include "base/day.h"
#include "base/enum_names.h"
#include "base/id.h"
#include "base/language.h"
#include "domain/vetting/licence_number.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// What a check asks for: a plain answer, or a value that the program can test itself.
enum class CheckKind { Answer, CreditCode, IcpNumber, PoliceNumber, FoodNumber, Domain };

template <>
inline constexpr auto enum_names<CheckKind> = std::to_array<EnumName<CheckKind>>({
    {CheckKind::Answer, "answer"},
    {CheckKind::CreditCode, "credit_code"},
    {CheckKind::IcpNumber, "icp_number"},
    {CheckKind::PoliceNumber, "police_number"},
    {CheckKind::FoodNumber, "food_number"},
    {CheckKind::Domain, "domain"},
});

// One thing a careful buyer looks at before paying.
struct VettingCheck {
    std::string id;
    CheckKind kind = CheckKind::Answer;
    int weight = 1;         // 1 to 6
    bool decisive = false;  // a "no" alone means: do not pay here
    bool may_not_apply = false;
    Phrase title;  // a question whose good answer is yes
    Phrase why;
    Phrase how;
    std::vector<Phrase> articles;

    bool operator==(const VettingCheck&) const = default;
};

// The checks, in the order in which they are shown.
struct VettingChecklist {
    std::vector<VettingCheck> checks;

    const VettingCheck* find(std::string_view id) const;
};

enum class CheckAnswer { Yes, No, Unknown, DoesNotApply };

template <>
inline constexpr auto enum_names<CheckAnswer> = std::to_array<EnumName<CheckAnswer>>({
    {CheckAnswer::Yes, "yes"},
    {CheckAnswer::No, "no"},
    {CheckAnswer::Unknown, "unknown"},
    {CheckAnswer::DoesNotApply, "does_not_apply"},
});

// One answer, never changed: a later one for the same check is put beside it.
struct VettingAnswer {
    int number = 0;  // from 1 within the vetting
    std::string check;
    CheckAnswer answer = CheckAnswer::Unknown;
    std::string value;  // the number or domain that was tested; may be empty
    std::string note;
    std::string proof;  // id of an evidence item; may be empty
    Day on{};

    bool operator==(const VettingAnswer&) const = default;
};

struct Vetting;
using VettingId = Id<Vetting>;
template <>
inline constexpr std::string_view id_prefix<Vetting> = "vet";

// One look at a platform or shop.
struct Vetting {
    VettingId id;
    std::string name;
    Day opened_on{};
    std::vector<VettingAnswer> answers;  // by number

    bool operator==(const Vetting&) const = default;
};

// The newest answer to a check, and the one before it when they differ.
const VettingAnswer* newest_answer(const Vetting& vetting, std::string_view check);
const VettingAnswer* earlier_answer(const Vetting& vetting, std::string_view check);

enum class VettingLevel { NotEnoughKnown, Careful, Sound, Avoid };

template <>
inline constexpr auto enum_names<VettingLevel> = std::to_array<EnumName<VettingLevel>>({
    {VettingLevel::NotEnoughKnown, "not_enough_known"},
    {VettingLevel::Careful, "careful"},
    {VettingLevel::Sound, "sound"},
    {VettingLevel::Avoid, "avoid"},
});

struct ScoreReason {
    std::string check;
    CheckAnswer answer = CheckAnswer::Unknown;
    int points = 0;  // its weight when yes, minus its weight when no
    Phrase text;

    bool operator==(const ScoreReason&) const = default;
};

struct VettingScore {
    // 0 to 100: the weight of the checks answered yes among those answered yes or no.  Nothing
    // while no check has been answered.
    std::optional<int> score;
    int known_percent = 0;  // how much of the whole weight has been answered
    VettingLevel level = VettingLevel::NotEnoughKnown;
    std::vector<ScoreReason> reasons;  // "no" first, heaviest first
    std::vector<std::string> missing;  // checks without an answer, or answered "don't know"

    bool operator==(const VettingScore&) const = default;
};

// What the answers add up to.  "Don't know" never counts for or against.  A decisive "no" means
// Avoid whatever the rest; Sound needs 80 points and answers to two thirds of the weight.
VettingScore score_of(const Vetting& vetting, const VettingChecklist& checklist);

// What testing a value says: whether it is well formed and, where there is one, the check digit
// holds.  Nothing when the value is of another kind than the check asks for.
std::optional<CheckAnswer> answer_by_number(CheckKind kind, const LicenceNumber& number);

}  // namespace shuofa
