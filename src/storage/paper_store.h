#pragma once

#include "domain/papers/drafted_paper.h"
#include "ports/sql.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace shuofa {

inline constexpr ErrorReason paper_not_found{"paper_not_found", ErrorCode::NotFound,
                                             "没有找到这份文书，请刷新列表后再试。",
                                             "There is no such paper: reload the list."};

using PaperDetails = std::map<std::string, std::string, std::less<>>;

// Papers in the database.  One is made on a transaction and lives no longer.
class PaperStore {
public:
    PaperStore(sql::Transaction& transaction, VaultId vault)
        : transaction_{transaction}, vault_{std::move(vault)} {}

    Result<DraftedPaper> load(const PaperId& id) const;
    // The papers of a case, newest first, without what they rest on.
    Result<std::vector<DraftedPaper>> list(const CaseId& of) const;
    // The paper that an earlier request with this key made.
    Result<std::optional<PaperId>> find_by_key(std::string_view key) const;

    Result<void> insert(const DraftedPaper& paper);
    Result<void> remove(const PaperId& id);
    Result<void> save_text(const PaperId& id, std::string_view text, Instant now);
    Result<void> save_state(const DraftedPaper& paper, Instant now);

    // What the papers of a case may say: its own details over those of the writer.
    Result<PaperDetails> load_details(const std::optional<CaseId>& about) const;
    // Sets details; an empty value takes one away.  Without a case: those of the writer.
    Result<void> save_details(const std::optional<CaseId>& about, const PaperDetails& details);

private:
    Result<void> load_parts(DraftedPaper& paper) const;
    Result<void> insert_parts(const DraftedPaper& paper);

    sql::Transaction& transaction_;
    VaultId vault_;
};

}  // namespace shuofa
