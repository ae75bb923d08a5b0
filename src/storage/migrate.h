#pragma once

#include "base/result.h"
#include "ports/sql.h"

#include <span>
#include <string_view>
#include <vector>

namespace shuofa {

// One step of the schema, in the order of its number.  Never edited once released.
struct Migration {
    int number = 0;
    std::string_view name;  // "0001_orders.sql"
    std::string_view text;
};

// The steps that are inside the program (storage/migrations/NNNN_*.sql).
std::vector<Migration> embedded_migrations();

// Brings the database to the newest step.  Each step happens whole or not at all.  A database that
// a newer program has changed is refused.
//
// In the text of a step {{int8}} and {{bytes}} are the types of 64-bit numbers and bytes, and
// {{clustered}} after a table keeps its rows in the order of its primary key where the database
// can.  Statements end with a semicolon at the end of a line.
Result<void> migrate(sql::Database& database, std::span<const Migration> steps);
Result<void> migrate(sql::Database& database);

}  // namespace shuofa
