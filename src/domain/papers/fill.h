#pragma once

#include "base/result.h"
#include "domain/papers/paper_inputs.h"
#include "domain/papers/paper_template.h"

#include <set>
#include <string>
#include <string_view>

namespace shuofa {

inline constexpr ErrorReason paper_blocked{
    "paper_blocked", ErrorCode::Conflict,
    "按您填写的事实，不能起草这份文书。调换商品、伪造或改动证据后索赔要承担法律责任；如果填错了，请"
    "先改正事实。",
    "With the facts you entered this paper is not drafted: claiming after swapping goods or "
    "altering "
    "evidence is unlawful. If a fact is wrong, correct it first."};
inline constexpr ErrorReason paper_length_not_found{
    "paper_length_not_found", ErrorCode::InvalidInput,
    "这种文书没有这个篇幅，请用 paper kinds 查看。",
    "This paper has no such length. `paper kinds` lists them."};
inline constexpr ErrorReason paper_template_broken{
    "paper_template_broken", ErrorCode::Internal, "文书模板有误，请更新程序后再试。",
    "A template of a paper is broken. Update the program."};

// Fills a template.  `length` is one of the template's, empty for its first.  A paper that lacks a
// required fact has no text but a list of what is missing; nothing is ever left open in a text.
Result<FilledPaper> fill(const PaperTemplate& kind, std::string_view length,
                         const PaperInputs& inputs);

// The names that a template's text may use; for checking templates.
const std::set<std::string, std::less<>>& paper_list_names();

}  // namespace shuofa
