#pragma once

#include "domain/papers/drafted_paper.h"
#include "domain/papers/lint.h"
#include "ports/clock.h"
#include "ports/id_source.h"
#include "ports/library.h"
#include "ports/sql.h"
#include "storage/paper_store.h"

#include <optional>
#include <string>
#include <vector>

namespace shuofa {

inline constexpr ErrorReason paper_text_too_long{
    "paper_text_too_long", ErrorCode::InvalidInput, "文书太长，请缩短到五万字以内。",
    "The paper is too long: at most 50,000 characters."};
inline constexpr ErrorReason paper_not_finished{
    "paper_not_finished", ErrorCode::Conflict, "这份文书还缺必填的内容，请先补上再导出或送出。",
    "The paper still lacks something that it needs: fill it in first."};
inline constexpr ErrorReason paper_has_errors{
    "paper_has_errors", ErrorCode::Conflict, "这份文书有必须先改的地方，请按检查结果修改后再送出。",
    "The paper has something that must be changed before it goes out: see the "
    "check."};
inline constexpr ErrorReason paper_detail_unknown{
    "paper_detail_unknown", ErrorCode::InvalidInput,
    "没有这一项，请用 paper details 查看可填的内容。",
    "There is no such detail. `paper details` lists them."};
inline constexpr ErrorReason excuse_not_found{"excuse_not_found", ErrorCode::NotFound,
                                              "没有这句说法，请从列表里选。",
                                              "There is no such excuse: choose one of the list."};

struct PaperNeeds {
    sql::Database& database;
    VaultId vault;
    Library& library;
    const Clock& clock;
    IdSource& ids;
};

struct PaperRequest {
    CaseId case_id;
    std::string kind;
    std::string length;  // empty: the first of the kind
    std::string excuse;  // id, for excuse_reply
    std::string key;     // the same request again gives the same paper; may be empty
    bool keep = true;    // false: only to look at, such as the lines of a call
};

// A paper with what the check found today.
struct CheckedPaper {
    DraftedPaper paper;
    std::vector<LintFinding> lint;
};

// Drafts a paper from the case as it is today and keeps it.  While a required
// fact is missing the paper has no text but tells what it lacks.  A draft of
// the same kind that nobody has touched is written anew under its id, so that
// drafting twice does not leave two papers.
Result<CheckedPaper> draft_paper(const PaperNeeds& needs, const PaperRequest& request);

Result<CheckedPaper> load_paper(const PaperNeeds& needs, const PaperId& id);

// What the check says about a text that is not kept yet.
Result<std::vector<LintFinding>> check_paper_text(const PaperNeeds& needs, const PaperId& id,
                                                  std::string_view text);

// Keeps what the user wrote.  An empty text gives the drafted one back.
Result<CheckedPaper> edit_paper(const PaperNeeds& needs, const PaperId& id, std::string_view text);

// Hands a paper over, or notes that it arrived or was answered; the case learns
// of it in the same transaction.  A paper with errors does not go out.
Result<CheckedPaper> move_paper_on(const PaperNeeds& needs, const PaperId& id, PaperStep step);

Result<std::vector<DraftedPaper>> list_papers(const PaperNeeds& needs, const CaseId& of);

Result<PaperDetails> load_paper_details(const PaperNeeds& needs, const CaseId& about);

// Details for the papers of a case; those of the writer are kept for all cases.
Result<PaperDetails> set_paper_details(const PaperNeeds& needs, const CaseId& about,
                                       const PaperDetails& details);

}  // namespace shuofa
