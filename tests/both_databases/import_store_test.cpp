#include "storage/import_store.h"

#include "both_databases.h"

namespace shuofa {
namespace {

class Imports : public BothDatabases {
protected:
    template <class F>
    auto with_store(F&& work) {
        return database_->write([&](sql::Transaction& transaction) {
            ImportStore store{transaction, VaultId{}};
            return work(store);
        });
    }
};

ImportRecord a_record(std::string_view ulid, std::int64_t ordinal, std::string digest) {
    ImportRecord record;
    record.id = ImportId::from_ulid(ulid);
    record.ordinal = ordinal;
    record.digest = std::move(digest);
    record.size = 5'000'000'000;
    record.file_name = "支付宝交易明细.csv";
    record.imported_at = Instant{1'764'000'000'000'000};
    record.reading_version = 1;
    ImportedBill& bill = record.bills.emplace_back();
    bill.report.importer = "alipay_bill_csv";
    bill.report.rows = 9;
    bill.report.problems = 1;
    bill.report.warnings = {"ids_damaged"};
    bill.counts = {4, 0, 2, 0, 3};
    bill.problems = {{12, "amount_unreadable", {"金额读不出来", "unreadable"}, "a,b,\"c\""}};
    return record;
}

TEST_P(Imports, ComeBackAsTheyWereStored) {
    const ImportRecord record = a_record("01JDA7Z0Q50000000000000001", 1, "ab");
    ASSERT_TRUE(with_store([&](ImportStore& store) { return store.save(record); }));

    const auto found = with_store([&](ImportStore& store) { return store.find_by_digest("ab"); });
    ASSERT_TRUE(found && *found);
    EXPECT_EQ((*found)->id, record.id);
    EXPECT_EQ((*found)->size, record.size);
    EXPECT_EQ((*found)->file_name, record.file_name);
    EXPECT_EQ((*found)->bills, record.bills);
    EXPECT_TRUE(with_store([&](ImportStore& store) { return store.load(record.id); }));
}

TEST_P(Imports, OfTheSameIdReplaceEachOther) {
    ImportRecord record = a_record("01JDA7Z0Q50000000000000001", 1, "ab");
    ASSERT_TRUE(with_store([&](ImportStore& store) { return store.save(record); }));
    record.bills.front().problems.clear();
    record.reading_version = 2;
    ASSERT_TRUE(with_store([&](ImportStore& store) { return store.save(record); }));

    const auto found = with_store([&](ImportStore& store) { return store.load(record.id); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->reading_version, 2);
    EXPECT_EQ(found->bills, record.bills);
}

TEST_P(Imports, AreListedNewestFirstPageByPage) {
    const ImportRecord first = a_record("01JDA7Z0Q50000000000000001", 1, "ab");
    const ImportRecord second = a_record("01JDA7Z0Q50000000000000002", 2, "cd");
    ASSERT_TRUE(with_store([&](ImportStore& store) -> Result<void> {
        TRY(store.save(first));
        return store.save(second);
    }));

    const auto page = with_store([&](ImportStore& store) { return store.list(1, std::nullopt); });
    ASSERT_TRUE(page);
    ASSERT_EQ(page->size(), 1u);
    EXPECT_EQ(page->front().id, second.id);
    const auto rest = with_store([&](ImportStore& store) { return store.list(5, second.id); });
    ASSERT_TRUE(rest);
    ASSERT_EQ(rest->size(), 1u);
    EXPECT_EQ(rest->front().id, first.id);
    EXPECT_EQ(with_store([](ImportStore& store) { return store.next_ordinal(); }).value_or(0), 3);
}

TEST_P(Imports, NameTheFilesOfSources) {
    ASSERT_TRUE(with_store([&](ImportStore& store) {
        return store.save(a_record("01JDA7Z0Q50000000000000001", 12, "ab"));
    }));

    const auto file = with_store([](ImportStore& store) { return store.file_of(12); });
    ASSERT_TRUE(file && *file);
    EXPECT_EQ((*file)->file_name, "支付宝交易明细.csv");
    const auto none = with_store([](ImportStore& store) { return store.file_of(13); });
    ASSERT_TRUE(none);
    EXPECT_FALSE(*none);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Imports, both_databases, database_name);

}  // namespace
}  // namespace shuofa
