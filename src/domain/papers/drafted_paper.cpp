#include "domain/papers/drafted_paper.h"

#include "domain/papers/paper_text.h"

#include <algorithm>

namespace shuofa {

Phrase title_of(PaperState state) {
    switch (state) {
        case PaperState::Draft:
            return {"草稿", "draft"};
        case PaperState::HandedOver:
            return {"已送出", "handed over"};
        case PaperState::Confirmed:
            return {"对方已收到", "confirmed by them"};
        case PaperState::Answered:
            return {"对方已答复", "answered"};
    }
    return {};
}

std::string DraftedPaper::title() const {
    for (const PaperBlock& block : parse_paper_text(text)) {
        if (block.kind == BlockKind::Title) return block.text;
    }
    return {};
}

Paper DraftedPaper::paper() const {
    return {.kind = kind,
            .title = title(),
            .writer = writer,
            .written_on = written_on,
            .blocks = parse_paper_text(text)};
}

Result<DraftedPaper> moved_on(DraftedPaper paper, const PaperStep& step) {
    if (std::find(paper.steps.begin(), paper.steps.end(), step) != paper.steps.end()) return paper;
    if (step.state <= paper.state) {
        return fail(paper_state_backwards, std::string{name_of(paper.state)}, "state");
    }
    paper.state = step.state;
    paper.steps.push_back(step);
    return paper;
}

}  // namespace shuofa
