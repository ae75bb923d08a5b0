#include "storage/migrate.h"

#include "both_databases.h"

#include <vector>

namespace shuofa {
namespace {

class Migrate : public BothDatabases {
protected:
    Result<std::vector<std::string>> texts(std::string_view statement) {
        return database_->read(
            [&](sql::Transaction& transaction) -> Result<std::vector<std::string>> {
                std::vector<std::string> answers;
                TRY(transaction.run(statement, {}, [&](const sql::Row& row) -> Result<void> {
                    answers.emplace_back(row.text(0));
                    return {};
                }));
                return answers;
            });
    }

    std::vector<Migration> steps_with(std::string_view text) {
        auto steps = embedded_migrations();
        steps.push_back({9999, "9999_next.sql", text});
        return steps;
    }
};

TEST(EmbeddedMigrations, CountWithoutGapOrRepetition) {
    int expected = 0;
    for (const Migration& step : embedded_migrations())
        EXPECT_EQ(step.number, ++expected) << step.name;
}

TEST_P(Migrate, DoesNothingTheSecondTime) {
    ASSERT_TRUE(migrate(*database_));
    ASSERT_TRUE(migrate(*database_));

    const auto steps = texts("SELECT name FROM schema_steps ORDER BY number");
    ASSERT_TRUE(steps);
    EXPECT_EQ(steps->size(), embedded_migrations().size());
}

TEST_P(Migrate, TakesOnlyTheStepsThatAreNew) {
    const auto steps = steps_with(
        "-- A table with a comment; and a semicolon in it.\n"
        "create table later (vault_id text not null, size {{int8}}, content {{bytes}},\n"
        "    primary key (vault_id, size)) {{clustered}};\n"
        "create index later_by_size on later (vault_id, size);\n");

    ASSERT_TRUE(migrate(*database_, steps));

    EXPECT_TRUE(texts("SELECT content FROM later"));
    ASSERT_TRUE(migrate(*database_, steps));
}

TEST_P(Migrate, LeavesNothingOfAStepThatFails) {
    const auto steps = steps_with(
        "create table later (vault_id text not null, primary key (vault_id));\n"
        "create table later (vault_id text not null, primary key (vault_id));\n");

    ASSERT_FALSE(migrate(*database_, steps));

    EXPECT_FALSE(texts("SELECT vault_id FROM later"));
    EXPECT_TRUE(migrate(*database_));
}

TEST_P(Migrate, RefusesADatabaseOfANewerProgram) {
    ASSERT_TRUE(migrate(*database_, steps_with("create table later (vault_id text primary key);")));

    const auto done = migrate(*database_);

    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().reason.id, "database_newer");
}

TEST_P(Migrate, PutsTheVaultFirstInEveryKey) {
    // The last part of a key on which rows could be spread over several machines.
    const auto wrong =
        GetParam() == DatabaseKind::Sqlite
            ? texts(
                  "SELECT m.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c WHERE "
                  "m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND c.pk = 1 AND c.name <> "
                  "'vault_id' UNION ALL SELECT l.name FROM sqlite_master AS m, "
                  "pragma_index_list(m.name) AS l, pragma_index_info(l.name) AS c WHERE m.type = "
                  "'table' AND l.\"unique\" = 1 AND c.seqno = 0 AND c.name <> 'vault_id'")
            : texts(
                  "SELECT i.indexrelid::regclass::text FROM pg_index AS i JOIN pg_class AS t ON "
                  "t.oid = i.indrelid JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum "
                  "= i.indkey[0] WHERE t.relnamespace = current_schema()::regnamespace AND "
                  "i.indisunique AND a.attname <> 'vault_id'");
    ASSERT_TRUE(wrong) << wrong.error().detail;
    EXPECT_EQ(*wrong, std::vector<std::string>{});
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Migrate, both_databases, database_name);

}  // namespace
}  // namespace shuofa
