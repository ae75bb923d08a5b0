#pragma once

#include "cli/console.h"
#include "domain/cases/ladder.h"
#include "views/cases_view.h"

#include <string_view>

namespace shuofa {

Phrase stage_words(std::string_view stage);

// Cases as people read them on a terminal.
void print_case(const CaseView& view, Console& console);
void print_case_row(const CaseRowView& row, Console& console);
void print_next_step(const std::optional<NextStepView>& step, Console& console);
void print_question(const CaseQuestionsView& view, Console& console);
void print_ladder(const std::vector<Rung>& rungs, Console& console);
void print_event_types(Console& console);

}  // namespace shuofa
