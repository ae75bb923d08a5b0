#pragma once

#include "base/result.h"
#include "ports/sql.h"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct pg_conn;
struct pg_result;

namespace shuofa::postgres {

struct Libpq;

// One connection with its prepared statements.  Used by one thread at a time.
class Connection final : public sql::Transaction {
public:
    static Result<std::unique_ptr<Connection>> open(const std::string& address);
    ~Connection() override;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    using sql::Transaction::run;
    Result<void> run(std::string_view statement, std::span<const sql::Value> values,
                     const OnRow& on_row) override;
    sql::Dialect dialect() const override { return sql::Dialect::Postgres; }

    Result<void> run_between(const char* begin, const sql::Database::Work& work);

    // False after the server went away; the connection is then of no more use.
    bool is_alive() const;
    // The last failure was one that goes away by running the transaction again.
    bool should_retry() const { return should_retry_; }

private:
    explicit Connection(const Libpq& library) : library_{library} {}
    Result<void> execute(const char* statement);
    Result<std::string> prepared_name(std::string_view statement);
    tl::unexpected<Error> failure(pg_result* result, std::string_view doing);

    const Libpq& library_;
    pg_conn* handle_ = nullptr;
    std::unordered_map<std::string, std::string> names_;
    bool should_retry_ = false;
};

}  // namespace shuofa::postgres
