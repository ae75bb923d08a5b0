#include "both_databases.h"

#include <atomic>
#include <limits>
#include <thread>
#include <vector>

namespace shuofa {
namespace {

class Sql : public BothDatabases {
protected:
    Sql() {
        const std::string_view bytes = GetParam() == DatabaseKind::Sqlite ? "blob" : "bytea";
        run("CREATE TABLE things (vault_id text not null, name text not null, size bigint, "
            "content " +
            std::string{bytes} + ", PRIMARY KEY (vault_id, name))");
    }

    void run(std::string_view statement, std::vector<sql::Value> values = {}) {
        const auto done = database_->write([&](sql::Transaction& transaction) {
            return transaction.run(statement, values, nullptr);
        });
        ASSERT_TRUE(done) << done.error().detail;
    }

    std::string text(std::string_view statement, std::vector<sql::Value> values = {}) {
        std::string answer = "no row";
        const auto done = database_->read([&](sql::Transaction& transaction) {
            return transaction.run(statement, values, [&](const sql::Row& row) -> Result<void> {
                answer = row.is_null(0) ? "null" : row.text(0);
                return {};
            });
        });
        return done ? answer : "error: " + done.error().detail;
    }
};

TEST_P(Sql, KeepsNumbersTextAndBytesAsTheyAre) {
    const std::int64_t largest = std::numeric_limits<std::int64_t>::max();
    const std::vector<std::byte> bytes{std::byte{0}, std::byte{255}, std::byte{'\\'}, std::byte{0}};
    run("INSERT INTO things VALUES ($1, $2, $3, $4)",
        {"v", "退货 ' \\ \n 𠮷", largest, std::span<const std::byte>{bytes}});

    const auto done = database_->read([&](sql::Transaction& transaction) {
        return transaction.run("SELECT name, size, content FROM things", {},
                               [&](const sql::Row& row) -> Result<void> {
                                   EXPECT_EQ(row.text(0), "退货 ' \\ \n 𠮷");
                                   EXPECT_EQ(row.integer(1), largest);
                                   const auto content = row.bytes(2);
                                   EXPECT_EQ(std::vector(content.begin(), content.end()), bytes);
                                   return {};
                               });
    });
    EXPECT_TRUE(done);
}

TEST_P(Sql, TellsNullFromEmpty) {
    run("INSERT INTO things VALUES ('v', $1, $2, $3)", {"", nullptr, std::span<const std::byte>{}});

    EXPECT_EQ(text("SELECT name FROM things"), "");
    EXPECT_EQ(text("SELECT size FROM things"), "null");
    EXPECT_EQ(text("SELECT count(*) FROM things WHERE content IS NOT NULL"), "1");
}

TEST_P(Sql, BindsByNumberWhateverTheOrderInTheText) {
    run("INSERT INTO things (size, name, vault_id) VALUES ($3, $2, $1)",
        {"v", "b", std::int64_t{2}});

    EXPECT_EQ(text("SELECT $2 || name || $1 FROM things WHERE vault_id = $3", {"1", "2", "v"}),
              "2b1");
}

TEST_P(Sql, RollsBackWhenTheWorkFails) {
    constexpr ErrorReason stop{"stop", ErrorCode::Conflict, "停", "stop"};
    const auto done = database_->run_write([&](sql::Transaction& transaction) -> Result<void> {
        TRY(transaction.run("INSERT INTO things (vault_id, name) VALUES ('v', 'a')"));
        return fail(stop);
    });

    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().reason.id, "stop");
    EXPECT_EQ(text("SELECT count(*) FROM things"), "0");
}

TEST_P(Sql, RollsBackWhenTheWorkThrowsAndStaysUsable) {
    EXPECT_THROW(
        static_cast<void>(database_->run_write([&](sql::Transaction& transaction) -> Result<void> {
            TRY(transaction.run("INSERT INTO things (vault_id, name) VALUES ('v', 'a')"));
            throw std::runtime_error{"bug"};
        })),
        std::runtime_error);

    run("INSERT INTO things (vault_id, name) VALUES ('v', 'b')");
    EXPECT_EQ(text("SELECT count(*) FROM things"), "1");
}

TEST_P(Sql, StopsReadingAtTheFirstErrorOfTheCallback) {
    run("INSERT INTO things (vault_id, name) VALUES ('v', 'a'), ('v', 'b')");
    constexpr ErrorReason stop{"stop", ErrorCode::Conflict, "停", "stop"};
    int rows = 0;
    const auto done = database_->run_read([&](sql::Transaction& transaction) {
        return transaction.run("SELECT name FROM things", {}, [&](const sql::Row&) -> Result<void> {
            ++rows;
            return fail(stop);
        });
    });

    EXPECT_FALSE(done);
    EXPECT_EQ(rows, 1);
}

TEST_P(Sql, RunsAStatementInsideItsOwnCallback) {
    run("INSERT INTO things (vault_id, name) VALUES ('v', 'a'), ('v', 'b')");
    int pairs = 0;
    const auto done = database_->run_read([&](sql::Transaction& transaction) {
        return transaction.run("SELECT name FROM things", {}, [&](const sql::Row&) -> Result<void> {
            return transaction.run("SELECT name FROM things", {},
                                   [&](const sql::Row&) -> Result<void> {
                                       ++pairs;
                                       return {};
                                   });
        });
    });

    EXPECT_TRUE(done);
    EXPECT_EQ(pairs, 4);
}

TEST_P(Sql, CallsASecondRowOfTheSameKeyAConflict) {
    run("INSERT INTO things (vault_id, name) VALUES ('v', 'a')");

    const auto done = database_->run_write([](sql::Transaction& transaction) {
        return transaction.run("INSERT INTO things (vault_id, name) VALUES ('v', 'a')");
    });

    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().reason.code, ErrorCode::Conflict);
}

// Reads and then writes what it read plus one: lost updates show as a smaller sum.  On PostgreSQL
// this makes serialization failures, after which the work must run again.
TEST_P(Sql, ConcurrentReadersThatWriteLoseNothing) {
    run("INSERT INTO things (vault_id, name, size) VALUES ('v', 'sum', 0)");
    const auto other = database_.open_again();
    std::atomic<int> refused{0};
    const auto add_one = [](sql::Transaction& transaction) -> Result<void> {
        std::int64_t sum = 0;
        TRY(transaction.run("SELECT size FROM things WHERE name = 'sum'", {},
                            [&](const sql::Row& row) -> Result<void> {
                                sum = row.integer(0);
                                return {};
                            }));
        return transaction.run("UPDATE things SET size = $1 WHERE name = 'sum'", {sum + 1});
    };
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 6; ++i) {
            threads.emplace_back([&, i] {
                sql::Database& mine = i % 2 == 0 ? *database_ : *other;
                for (int j = 0; j < 10; ++j)
                    refused += !mine.run_write(add_one);
            });
        }
    }

    EXPECT_EQ(refused, 0);
    EXPECT_EQ(text("SELECT size FROM things"), "60");
}

TEST_P(Sql, ReadTransactionsSeeOneState) {
    run("INSERT INTO things (vault_id, name) VALUES ('v', 'a')");
    const auto count = [](sql::Transaction& transaction) {
        std::int64_t rows = -1;
        static_cast<void>(transaction.run("SELECT count(*) FROM things", {},
                                          [&](const sql::Row& row) -> Result<void> {
                                              rows = row.integer(0);
                                              return {};
                                          }));
        return rows;
    };
    const auto done = database_->run_read([&](sql::Transaction& transaction) -> Result<void> {
        EXPECT_EQ(count(transaction), 1);
        run("INSERT INTO things (vault_id, name) VALUES ('v', 'b')");
        EXPECT_EQ(count(transaction), 1);
        return {};
    });

    EXPECT_TRUE(done);
    EXPECT_EQ(text("SELECT count(*) FROM things"), "2");
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Sql, both_databases, database_name);

}  // namespace
}  // namespace shuofa
