#pragma once

#include "domain/cases/case.h"
#include "ports/sql.h"

#include <optional>
#include <vector>

namespace shuofa {

inline constexpr ErrorReason case_not_found{
    "case_not_found", ErrorCode::NotFound, "没有找到这个案件，请核对编号，或刷新列表后再试。",
    "There is no such case. Please check the id, or reload the list."};

struct CaseFilter {
    std::optional<bool> open;
    std::optional<OrderId> order;
};

struct CasePage {
    std::vector<Case> cases;     // newest first
    std::optional<CaseId> next;  // ask for what comes after it; nothing at the end
};

// Cases in the database.  One is made on a transaction and lives no longer.
class CaseStore {
public:
    CaseStore(sql::Transaction& transaction, VaultId vault)
        : transaction_{transaction}, vault_{std::move(vault)} {}

    Result<Case> load(const CaseId& id) const;
    Result<CasePage> list(const CaseFilter& filter, int limit,
                          const std::optional<CaseId>& after) const;
    // The open case about an order, if there is one.
    Result<std::optional<CaseId>> open_case_of(const OrderId& order) const;

    // A new case with its first events.
    Result<void> insert(const Case& matter);
    // Adds one event; its number must be one more than the last.
    Result<void> append(const CaseId& id, const CaseEvent& event);
    Result<void> set_open(const CaseId& id, bool open);
    Result<void> rename(const CaseId& id, std::string_view title);

    // What was typed into a form and not sent yet; empty when there is nothing.
    Result<EventFields> load_draft(const CaseId& id, std::string_view form) const;
    // Replaces the form's draft; without fields nothing is left of it.
    Result<void> save_draft(const CaseId& id, std::string_view form, const EventFields& fields,
                            Instant now);

private:
    Result<void> load_events(std::vector<Case>& cases) const;

    sql::Transaction& transaction_;
    VaultId vault_;
};

}  // namespace shuofa
