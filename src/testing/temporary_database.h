#pragma once

#include "ports/sql.h"

#include <filesystem>
#include <memory>
#include <string>

namespace shuofa {

enum class DatabaseKind { Sqlite, Postgres };

// An empty database with the newest schema, gone with this object.  On PostgreSQL it is a schema of
// its own on the server that SHUOFA_TEST_POSTGRES names.
class TemporaryDatabase {
public:
    explicit TemporaryDatabase(DatabaseKind kind = DatabaseKind::Sqlite);
    ~TemporaryDatabase();
    TemporaryDatabase(const TemporaryDatabase&) = delete;
    TemporaryDatabase& operator=(const TemporaryDatabase&) = delete;

    sql::Database& operator*() { return *database_; }
    sql::Database* operator->() { return database_.get(); }
    // A file, or an address: for opening it a second time.
    const std::string& place() const { return place_; }
    // Opens the same database again, as another program would.
    std::unique_ptr<sql::Database> open_again() const;

private:
    DatabaseKind kind_;
    std::filesystem::path folder_;  // SQLite
    std::string schema_;            // PostgreSQL
    std::string place_;
    std::unique_ptr<sql::Database> database_;
};

}  // namespace shuofa
