#pragma once

#include "base/id.h"
#include "base/instant.h"
#include "domain/cases/case.h"
#include "domain/papers/paper.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shuofa {

// How far a paper has come.  A paper that was printed or exported is still a draft: only what was
// handed over counts, and only what they confirmed is sure to have arrived.
enum class PaperState { Draft, HandedOver, Confirmed, Answered };

template <>
inline constexpr auto enum_names<PaperState> = std::to_array<EnumName<PaperState>>({
    {PaperState::Draft, "draft"},
    {PaperState::HandedOver, "handed_over"},
    {PaperState::Confirmed, "confirmed"},
    {PaperState::Answered, "answered"},
});

Phrase title_of(PaperState state);

struct DraftedPaper;
using PaperId = Id<DraftedPaper>;
template <>
inline constexpr std::string_view id_prefix<DraftedPaper> = "ppr";

// A step in the life of a paper after it was drafted.
struct PaperStep {
    PaperState state = PaperState::Draft;
    Day day{};
    std::string channel;  // to whom: the name of a Party
    std::string proof;    // ticket or tracking number
    std::string note;

    bool operator==(const PaperStep&) const = default;
};

// A paper as it is kept: the text that may be edited, and what it rested on when it was drafted.
struct DraftedPaper {
    PaperId id;
    CaseId case_id;
    std::string kind;
    std::string length;
    std::string key;   // repeated with the same request, so that a paper is never made twice
    std::string text;  // see paper_text.h; empty while a required fact is missing
    std::string drafted_text;
    std::string writer;
    Day written_on{};
    PaperState state = PaperState::Draft;
    std::vector<PaperStep> steps;
    std::vector<MissingFact> missing;
    std::vector<Citation> citations;
    std::vector<PaperFact> facts_used;
    std::vector<PaperFact> facts_unused;
    Instant created_at;
    Instant changed_at;

    std::string title() const;  // of the text; empty when it has none
    Paper paper() const;
    bool is_edited() const { return text != drafted_text; }
    bool operator==(const DraftedPaper&) const = default;
};

inline constexpr ErrorReason paper_state_backwards{
    "paper_state_backwards", ErrorCode::Conflict,
    "文书只能往前走：先送出，再确认收到，再有答复。记错的，请在时间线里撤销。",
    "A paper moves forward only: handed over, confirmed, answered. Undo a mistake in the "
    "timeline."};

// Moves a paper on.  The same step told twice changes nothing.
Result<DraftedPaper> moved_on(DraftedPaper paper, const PaperStep& step);

}  // namespace shuofa
