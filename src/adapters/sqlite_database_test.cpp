#include "adapters/sqlite_database.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <thread>

namespace shuofa {
namespace {

class SqliteDatabaseTest : public testing::Test {
protected:
    SqliteDatabaseTest() {
        std::string name = testing::TempDir() + "sqliteXXXXXX";
        folder_ = ::mkdtemp(name.data());
        file_ = folder_ / "shuofa.db";
    }
    ~SqliteDatabaseTest() override { std::filesystem::remove_all(folder_); }

    static Result<void> make_rows(sql::Database& database, int count) {
        return database.write([&](sql::Transaction& transaction) -> Result<void> {
            TRY(transaction.run("CREATE TABLE IF NOT EXISTS words (word text)"));
            for (int i = 0; i < count; ++i) {
                TRY(transaction.run("INSERT INTO words VALUES ($1)", {std::string(500, 'w')}));
            }
            return {};
        });
    }

    static Result<std::int64_t> count_rows(sql::Database& database) {
        return database.read([](sql::Transaction& transaction) -> Result<std::int64_t> {
            std::int64_t count = 0;
            TRY(transaction.run("SELECT count(*) FROM words", {},
                                [&](const sql::Row& row) -> Result<void> {
                                    count = row.integer(0);
                                    return {};
                                }));
            return count;
        });
    }

    std::filesystem::path folder_;
    std::filesystem::path file_;
};

TEST_F(SqliteDatabaseTest, MakesAFileThatOnlyItsOwnerReads) {
    ASSERT_TRUE(open_sqlite(file_));

    struct stat status {};
    ::stat(file_.c_str(), &status);
    EXPECT_EQ(status.st_mode & 0777, 0600u);
    EXPECT_GT(status.st_size, 0);
}

TEST_F(SqliteDatabaseTest, RefusesAnEmptyFileInTheDatabasesPlace) {
    std::ofstream{file_};

    const auto database = open_sqlite(file_);

    ASSERT_FALSE(database);
    EXPECT_EQ(database.error().reason.id, "database_damaged");
}

TEST_F(SqliteDatabaseTest, RefusesAFileThatIsNoDatabase) {
    std::ofstream{file_} << std::string(10'000, 'x');

    const auto database = open_sqlite(file_);

    ASSERT_FALSE(database);
    EXPECT_EQ(database.error().reason.id, "database_damaged");
}

TEST_F(SqliteDatabaseTest, RefusesACutFile) {
    {
        auto database = open_sqlite(file_);
        ASSERT_TRUE(database);
        ASSERT_TRUE(make_rows(**database, 200));
    }
    std::filesystem::resize_file(file_, std::filesystem::file_size(file_) - 8192);

    const auto database = open_sqlite(file_);

    ASSERT_FALSE(database);
    EXPECT_EQ(database.error().reason.id, "database_damaged");
}

TEST_F(SqliteDatabaseTest, ReadsDoNotWaitForAWriterOfAnotherProgram) {
    auto mine = open_sqlite(file_);
    auto other = open_sqlite(file_);
    ASSERT_TRUE(mine && other);
    ASSERT_TRUE(make_rows(**mine, 1));

    const auto written = (*other)->run_write([&](sql::Transaction& transaction) -> Result<void> {
        TRY(transaction.run("INSERT INTO words VALUES ('uncommitted')"));
        EXPECT_EQ(count_rows(**mine).value_or(-1), 1);
        return {};
    });

    ASSERT_TRUE(written);
    EXPECT_EQ(count_rows(**mine).value_or(-1), 2);
}

TEST_F(SqliteDatabaseTest, ManyWritersAndReadersAreAllServed) {
    auto mine = open_sqlite(file_);
    auto other = open_sqlite(file_);
    ASSERT_TRUE(mine && other);
    ASSERT_TRUE(make_rows(**mine, 0));

    std::atomic<int> refused{0};
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&, i] {
                sql::Database& database = i % 2 == 0 ? **mine : **other;
                for (int j = 0; j < 10; ++j) {
                    if (!make_rows(database, 1)) ++refused;
                    if (!count_rows(database)) ++refused;
                }
            });
        }
    }

    EXPECT_EQ(refused, 0);
    EXPECT_EQ(count_rows(**mine).value_or(-1), 80);
}

TEST_F(SqliteDatabaseTest, ReadTransactionsCannotWrite) {
    auto database = open_sqlite(file_);
    ASSERT_TRUE(database);
    ASSERT_TRUE(make_rows(**database, 1));

    const auto done = (*database)->run_read(
        [](sql::Transaction& transaction) { return transaction.run("DELETE FROM words"); });

    EXPECT_FALSE(done);
    EXPECT_EQ(count_rows(**database).value_or(-1), 1);
}

}  // namespace
}  // namespace shuofa
