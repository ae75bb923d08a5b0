#pragma once

#include "domain/law/fact_catalogue.h"
#include "ports/clock.h"
#include "ports/id_source.h"
#include "workflows/case_account.h"

#include <map>
#include <string>

namespace shuofa {

inline constexpr ErrorReason case_already_open{
    "case_already_open", ErrorCode::Conflict,
    "这个订单已经有一个进行中的案件，请打开那个案件继续。",
    "This order already has an open case: continue there."};

struct OpenCaseNeeds {
    sql::Database& database;
    VaultId vault;
    Library& library;
    const Clock& clock;
    IdSource& ids;
};

using RawFacts = std::map<std::string, RawFactValue>;

struct CaseOpening {
    std::optional<OrderId> order;
    std::string title;    // empty: the order's title, or the problem
    std::string problem;  // a choice of the fact "problem"; empty while it is not known
    RawFacts facts;
};

// Opens a case, usually about an order.  An order has at most one open case: the error names it.
Result<CaseAccount> open_case(const OpenCaseNeeds& needs, const CaseOpening& opening);

// Facts in the stable form that events keep, by the catalogue's names.
Result<EventFields> read_case_facts(const RawFacts& facts, const FactCatalogue& catalogue);

}  // namespace shuofa
