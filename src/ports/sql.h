#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

// What the program needs from a database.  One SQL text serves SQLite and PostgreSQL: parameters
// are $1, $2 ...; ids and days are text, money (fen) and instants (microseconds) are integers,
// truth is 0 or 1, JSON is text.
namespace shuofa::sql {

// A parameter.  Text and bytes are only looked at while the statement runs.
using Value =
    std::variant<std::nullptr_t, std::int64_t, std::string_view, std::span<const std::byte>>;

// One row of an answer; valid only inside the callback.  Columns count from 0.
class Row {
public:
    virtual ~Row() = default;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
    virtual std::span<const std::byte> bytes(int column) const = 0;
};

enum class Dialect { Sqlite, Postgres };

class Transaction {
public:
    using OnRow = std::function<Result<void>(const Row&)>;

    virtual ~Transaction() = default;

    // Runs one statement; calls `on_row` for each row of the answer and stops at its first error.
    virtual Result<void> run(std::string_view statement, std::span<const Value> values,
                             const OnRow& on_row) = 0;
    virtual Dialect dialect() const = 0;

    Result<void> run(std::string_view statement, std::initializer_list<Value> values = {},
                     const OnRow& on_row = nullptr) {
        return run(statement, std::span<const Value>{values.begin(), values.size()}, on_row);
    }
};

class Database {
public:
    using Work = std::function<Result<void>(Transaction&)>;

    virtual ~Database() = default;

    // Runs `work` in a transaction that sees one state and changes nothing.
    virtual Result<void> run_read(const Work& work) = 0;
    // Runs `work` in a transaction; commits when it returns a value, rolls back on an error.  What
    // is acknowledged by the return is on disk.  May run `work` again when the database asks for a
    // retry, so `work` must have no effects but its statements.
    virtual Result<void> run_write(const Work& work) = 0;
    virtual Dialect dialect() const = 0;

    // The same for work that returns a Result of anything.
    template <class F>
    auto read(F&& work) -> std::invoke_result_t<F, Transaction&> {
        return with_value(std::forward<F>(work), &Database::run_read);
    }
    template <class F>
    auto write(F&& work) -> std::invoke_result_t<F, Transaction&> {
        return with_value(std::forward<F>(work), &Database::run_write);
    }

private:
    template <class F>
    auto with_value(F&& work, Result<void> (Database::*run)(const Work&))
        -> std::invoke_result_t<F, Transaction&> {
        using Answer = std::invoke_result_t<F, Transaction&>;
        if constexpr (std::is_same_v<Answer, Result<void>>) {
            return (this->*run)(work);
        } else {
            std::optional<Answer> answer;
            const Result<void> done = (this->*run)([&](Transaction& transaction) -> Result<void> {
                answer.emplace(work(transaction));
                if (!*answer) return tl::unexpected<Error>{answer->error()};
                return {};
            });
            if (!done) return tl::unexpected<Error>{done.error()};
            return *std::move(answer);
        }
    }
};

}  // namespace shuofa::sql
