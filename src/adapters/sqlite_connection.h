#pragma once

#include "base/result.h"
#include "ports/sql.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace shuofa::sqlite {

struct StatementDeleter {
    void operator()(sqlite3_stmt* statement) const;
};

struct ConnectionDeleter {
    void operator()(sqlite3* connection) const;
};

// A prepared statement and where `$1`, `$2` ... are: SQLite numbers them by first appearance, so
// they are bound by name.
struct Statement {
    std::unique_ptr<sqlite3_stmt, StatementDeleter> handle;
    std::vector<int> places;
    bool running = false;
};

enum class Access { Write, Read };

// One connection with its statements.  Used by one thread at a time.
class Connection final : public sql::Transaction {
public:
    // An empty path opens a database in memory.
    static Result<std::unique_ptr<Connection>> open(const std::filesystem::path& file,
                                                    Access access);

    using sql::Transaction::run;
    Result<void> run(std::string_view statement, std::span<const sql::Value> values,
                     const OnRow& on_row) override;
    sql::Dialect dialect() const override { return sql::Dialect::Sqlite; }

    // Runs `work` between BEGIN and COMMIT, or ROLLBACK when it fails.
    Result<void> run_between(std::string_view begin, const sql::Database::Work& work);

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };

    Connection() = default;
    Result<void> set_up(Access access);
    Result<Statement> prepare(std::string_view text);
    Result<void> execute(Statement& statement, std::span<const sql::Value> values,
                         const OnRow& on_row);
    tl::unexpected<Error> failure(std::string_view doing) const;

    std::unique_ptr<sqlite3, ConnectionDeleter> handle_;
    using Statements = std::unordered_map<std::string, Statement, TextHash, std::equal_to<>>;
    Statements statements_;
    Statements::value_type* last_ = nullptr;  // the statement that ran last, in statements_
};

}  // namespace shuofa::sqlite
