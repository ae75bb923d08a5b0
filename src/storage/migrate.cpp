#include "storage/migrate.h"

#include "base/embedded_file.h"
#include "base/text.h"

#include <fmt/format.h>

#include <charconv>
#include <string>

namespace shuofa {

extern const EmbeddedFile migration_files[];
extern const std::size_t migration_file_count;

namespace {

constexpr ErrorReason database_newer{
    "database_newer", ErrorCode::Conflict,
    "这个数据库由更新版本的说法写过，当前版本不能打开它。请升级说法后再用。",
    "This database was written by a newer version of Shuofa. Please upgrade before opening it."};

// The schema belongs to all vaults of a database alike; the column is there so that "vault_id is
// the first column of every primary key" has no exception.
constexpr std::string_view every_vault = "*";

std::string in_dialect(std::string_view text, sql::Dialect dialect) {
    const bool sqlite = dialect == sql::Dialect::Sqlite;
    std::string done = replace_all(text, "{{int8}}", sqlite ? "integer" : "bigint");
    done = replace_all(done, "{{bytes}}", sqlite ? "blob" : "bytea");
    return replace_all(done, "{{clustered}}", sqlite ? "strict, without rowid" : "");
}

std::vector<std::string> statements_of(std::string_view text) {
    std::vector<std::string> statements;
    std::string current;
    for (const std::string_view line : split(text, '\n')) {
        const std::string_view words = trim(line);
        if (words.empty() || words.starts_with("--")) continue;
        current += line;
        current += '\n';
        if (!words.ends_with(";")) continue;
        statements.push_back(current.substr(0, current.rfind(';')));
        current.clear();
    }
    if (!trim(current).empty()) statements.push_back(current);
    return statements;
}

// 0 when the database is empty.
Result<int> newest_step(sql::Transaction& transaction) {
    const std::string_view look =
        transaction.dialect() == sql::Dialect::Sqlite
            ? "SELECT count(*) FROM sqlite_master WHERE name = 'schema_steps'"
            : "SELECT count(*) FROM pg_catalog.pg_tables "
              "WHERE schemaname = current_schema() AND tablename = 'schema_steps'";
    bool there = false;
    TRY(transaction.run(look, {}, [&](const sql::Row& row) -> Result<void> {
        there = row.integer(0) > 0;
        return {};
    }));
    int newest = 0;
    if (!there) return newest;
    TRY(transaction.run("SELECT coalesce(max(number), 0) FROM schema_steps WHERE vault_id = $1",
                        {every_vault}, [&](const sql::Row& row) -> Result<void> {
                            newest = static_cast<int>(row.integer(0));
                            return {};
                        }));
    return newest;
}

Result<void> take_step(sql::Transaction& transaction, const Migration& step) {
    for (const std::string& statement :
         statements_of(in_dialect(step.text, transaction.dialect()))) {
        TRY(transaction.run(statement));
    }
    return transaction.run("INSERT INTO schema_steps (vault_id, number, name) VALUES ($1, $2, $3)",
                           {every_vault, std::int64_t{step.number}, step.name});
}

}  // namespace

std::vector<Migration> embedded_migrations() {
    std::vector<Migration> steps;
    for (std::size_t i = 0; i < migration_file_count; ++i) {
        const std::string_view name = migration_files[i].path;
        int number = 0;
        std::from_chars(name.data(), name.data() + name.size(), number);
        steps.push_back({number, name, migration_files[i].content()});
    }
    return steps;
}

Result<void> migrate(sql::Database& database, std::span<const Migration> steps) {
    // The usual case takes no write lock: another program may be importing.
    const int before =
        TRY(database.read([](sql::Transaction& transaction) { return newest_step(transaction); }));
    const int newest_known = steps.empty() ? 0 : steps.back().number;
    if (before > newest_known) {
        return fail(database_newer, fmt::format("step {} of {}", before, newest_known));
    }
    if (before == newest_known) return {};
    return database.write([&](sql::Transaction& transaction) -> Result<void> {
        const std::string table = in_dialect(
            "CREATE TABLE IF NOT EXISTS schema_steps (vault_id text NOT NULL, number {{int8}} NOT "
            "NULL, name text NOT NULL, PRIMARY KEY (vault_id, number)) {{clustered}}",
            transaction.dialect());
        TRY(transaction.run(table));
        const int newest = TRY(newest_step(transaction));
        for (const Migration& step : steps) {
            if (step.number > newest) TRY(at(step.name, take_step(transaction, step)));
        }
        return {};
    });
}

Result<void> migrate(sql::Database& database) { return migrate(database, embedded_migrations()); }

}  // namespace shuofa
