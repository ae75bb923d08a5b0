#pragma once

#include "workflows/open_case.h"

namespace shuofa {

inline constexpr ErrorReason nothing_to_undo{"nothing_to_undo", ErrorCode::Conflict,
                                             "没有可以撤销的记录了。",
                                             "There is nothing left to undo."};
inline constexpr ErrorReason case_is_closed{"case_is_closed", ErrorCode::Conflict,
                                            "案件已经结案。要继续处理，请先重新打开。",
                                            "The case is closed: reopen it to go on."};
inline constexpr ErrorReason case_is_open{"case_is_open", ErrorCode::Conflict,
                                          "案件还在进行中，不需要重新打开。",
                                          "The case is open; there is nothing to reopen."};

struct RecordCaseEventNeeds {
    sql::Database& database;
    VaultId vault;
    Library& library;
    const Clock& clock;
};

// Adds an event and gives the case as it is then.  "opened" and "undone" are not for callers.
Result<CaseAccount> record_case_event(const RecordCaseEventNeeds& needs, const CaseId& id,
                                      std::string_view type, const EventFields& fields);

// Answers to questions: all of them are one event.
Result<CaseAccount> set_case_facts(const RecordCaseEventNeeds& needs, const CaseId& id,
                                   const RawFacts& facts);

// Takes the last event back; what is taken back stays in the record.
Result<CaseAccount> undo_last_case_event(const RecordCaseEventNeeds& needs, const CaseId& id);

}  // namespace shuofa
