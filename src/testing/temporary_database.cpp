#include "testing/temporary_database.h"

#include "adapters/postgres_database.h"
#include "adapters/sqlite_database.h"
#include "storage/migrate.h"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <stdexcept>

namespace shuofa {
namespace {

// In a test a failure to set up is a bug, so it may throw.
template <class T>
T must(Result<T> result) {
    if (!result) {
        throw std::runtime_error{std::string{result.error().reason.id} + ": " +
                                 result.error().detail};
    }
    if constexpr (!std::is_void_v<T>) return *std::move(result);
}

std::string postgres_address() {
    const char* address = std::getenv("SHUOFA_TEST_POSTGRES");
    if (address == nullptr) {
        throw std::runtime_error{
            "SHUOFA_TEST_POSTGRES is not set: run this through tests/both_databases/with-postgres"};
    }
    return address;
}

std::string fresh_name() {
    static std::atomic<int> count{0};
    return "shuofa_test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

Result<void> run_alone(sql::Database& database, const std::string& statement) {
    return database.write(
        [&](sql::Transaction& transaction) { return transaction.run(statement); });
}

}  // namespace

TemporaryDatabase::TemporaryDatabase(DatabaseKind kind) : kind_{kind} {
    if (kind_ == DatabaseKind::Sqlite) {
        folder_ = std::filesystem::temp_directory_path() / fresh_name();
        std::filesystem::create_directories(folder_);
        place_ = folder_ / "shuofa.db";
    } else {
        schema_ = fresh_name();
        const auto server = must(open_postgres(postgres_address()));
        must(run_alone(*server, "CREATE SCHEMA " + schema_));
        place_ = postgres_address() + "&options=-csearch_path%3D" + schema_;
    }
    database_ = open_again();
    must(migrate(*database_));
}

TemporaryDatabase::~TemporaryDatabase() {
    database_.reset();
    if (kind_ == DatabaseKind::Sqlite) {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    } else if (auto server = open_postgres(postgres_address())) {
        static_cast<void>(run_alone(**server, "DROP SCHEMA " + schema_ + " CASCADE"));
    }
}

std::unique_ptr<sql::Database> TemporaryDatabase::open_again() const {
    return kind_ == DatabaseKind::Sqlite ? must(open_sqlite(place_)) : must(open_postgres(place_));
}

}  // namespace shuofa
