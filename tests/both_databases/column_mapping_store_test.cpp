#include "storage/column_mapping_store.h"

#include "both_databases.h"

namespace shuofa {
namespace {

class ColumnMappings : public BothDatabases {
protected:
    template <class F>
    auto with(F&& work, VaultId vault = {}) {
        return database_->write([&](sql::Transaction& transaction) {
            ColumnMappingStore store{transaction, std::move(vault)};
            return work(store);
        });
    }
};

ColumnMapping named(std::string heading, std::string_view columns) {
    return {std::move(heading), *parse_columns(columns)};
}

TEST_P(ColumnMappings, AreKeptOnceForEachHeading) {
    const ColumnMapping first = named("0123456789abcdef", "date=日期,amount=金额");
    const ColumnMapping other = named("fedcba9876543210", "date=时间,signed=金额(元)");
    const ColumnMapping corrected = named("0123456789abcdef", "date=日期,amount=实付");

    ASSERT_TRUE(with([&](ColumnMappingStore& store) { return store.save(first); }));
    ASSERT_TRUE(with([&](ColumnMappingStore& store) { return store.save(other); }));
    ASSERT_TRUE(with([&](ColumnMappingStore& store) { return store.save(corrected); }));

    const auto kept = with([](ColumnMappingStore& store) { return store.list(); });
    ASSERT_TRUE(kept);
    EXPECT_EQ(*kept, (std::vector<ColumnMapping>{corrected, other}));
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, ColumnMappings, both_databases, database_name);

}  // namespace
}  // namespace shuofa
