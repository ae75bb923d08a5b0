#include "adapters/postgres_database.h"

#include "adapters/database_errors.h"
#include "adapters/postgres_connection.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace shuofa {
namespace {

using postgres::Connection;

constexpr std::size_t most_connections = 4;
constexpr int most_attempts = 30;

class PostgresDatabase final : public sql::Database {
public:
    PostgresDatabase(std::string address, std::unique_ptr<Connection> first)
        : address_{std::move(address)} {
        idle_.push_back(std::move(first));
        opened_ = 1;
    }

    sql::Dialect dialect() const override { return sql::Dialect::Postgres; }

    Result<void> run_read(const Work& work) override {
        return run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", work);
    }
    Result<void> run_write(const Work& work) override {
        return run("BEGIN ISOLATION LEVEL SERIALIZABLE", work);
    }

private:
    // A connection on loan; it comes back also when the work throws.
    struct Lease {
        Lease(PostgresDatabase& lender, std::unique_ptr<Connection> lent)
            : database{lender}, connection{std::move(lent)} {}
        ~Lease() { database.give_back(std::move(connection)); }
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;

        PostgresDatabase& database;
        std::unique_ptr<Connection> connection;
    };

    Result<void> run(const char* begin, const Work& work) {
        const Lease lease{*this, TRY(take())};
        Result<void> done;
        for (int attempt = 0; attempt < most_attempts; ++attempt) {
            done = lease.connection->run_between(begin, work);
            if (done || !lease.connection->should_retry()) return done;
            // Waiting longer each time lets one of the two that are in each other's way finish.
            std::this_thread::sleep_for(std::chrono::milliseconds{attempt < 10 ? attempt : 25});
        }
        return done;
    }

    Result<std::unique_ptr<Connection>> take() {
        std::unique_lock lock{mutex_};
        free_.wait(lock, [&] { return !idle_.empty() || opened_ < most_connections; });
        while (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            if (connection->is_alive()) return connection;
            --opened_;
        }
        ++opened_;
        lock.unlock();
        auto connection = Connection::open(address_);
        if (!connection) {
            lock.lock();
            --opened_;
            free_.notify_one();
        }
        return connection;
    }

    void give_back(std::unique_ptr<Connection> connection) {
        const std::lock_guard lock{mutex_};
        if (connection->is_alive()) {
            idle_.push_back(std::move(connection));
        } else {
            --opened_;
        }
        free_.notify_one();
    }

    std::string address_;
    std::mutex mutex_;
    std::condition_variable free_;
    std::vector<std::unique_ptr<Connection>> idle_;
    std::size_t opened_ = 0;
};

}  // namespace

bool is_postgres_address(std::string_view address) {
    return address.starts_with("postgresql://") || address.starts_with("postgres://");
}

Result<std::unique_ptr<sql::Database>> open_postgres(std::string_view address) {
    if (!is_postgres_address(address)) return fail(database_address_invalid);
    std::string text{address};
    auto first = TRY(Connection::open(text));
    return std::make_unique<PostgresDatabase>(std::move(text), std::move(first));
}

}  // namespace shuofa
