#pragma once

#include "testing/temporary_database.h"

#include <gtest/gtest.h>

#include <string>

namespace shuofa {

// A test that runs once on SQLite and once on PostgreSQL.  In each suite:
//   INSTANTIATE_TEST_SUITE_P(BothDatabases, MyTest, both_databases, database_name);
class BothDatabases : public testing::TestWithParam<DatabaseKind> {
protected:
    TemporaryDatabase database_{GetParam()};
};

inline const auto both_databases = testing::Values(DatabaseKind::Sqlite, DatabaseKind::Postgres);

inline std::string database_name(const testing::TestParamInfo<DatabaseKind>& info) {
    return info.param == DatabaseKind::Sqlite ? "Sqlite" : "Postgres";
}

}  // namespace shuofa
