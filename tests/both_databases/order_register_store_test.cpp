#include "both_databases.h"
#include "storage/order_ids.h"
#include "storage/order_mark_store.h"
#include "storage/order_photo_store.h"
#include "storage/waiting_import_store.h"

#include <gmock/gmock.h>

namespace shuofa {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

class OrderRegister : public BothDatabases {
protected:
    template <class Store, class F>
    auto with(F&& work) {
        return database_->write([&](sql::Transaction& transaction) {
            Store store{transaction, VaultId{}};
            return work(store);
        });
    }
};

TEST_P(OrderRegister, KeepsMarksAndReplacesOnlyTheirKind) {
    const auto marks =
        with<OrderMarkStore>([](OrderMarkStore& store) -> Result<OrderMarkStore::Values> {
            TRY(store.set(7, OrderMark::Note));
            TRY(store.set(7, OrderMark::Invoice, "partly"));
            TRY(store.set(8, OrderMark::Invoice, "red"));
            TRY(store.set(8, OrderMark::Invoice, "invoiced"));
            TRY(store.replace_all(OrderMark::Invoice, {{8, "invoiced"}, {9, "differs"}}));
            return store.all(OrderMark::Invoice);
        });
    ASSERT_TRUE(marks) << marks.error().detail;
    EXPECT_THAT(*marks, ElementsAre(Pair(8, "invoiced"), Pair(9, "differs")));
    EXPECT_EQ(with<OrderMarkStore>([](OrderMarkStore& store) {
                  return store.value_of(7, OrderMark::Note);
              }).value(),
              "");
}

TEST_P(OrderRegister, KeepsWarrantiesAndForgetsThem) {
    const auto months =
        with<OrderMarkStore>([](OrderMarkStore& store) -> Result<std::map<std::int64_t, int>> {
            TRY(store.set_warranty(7, 12));
            TRY(store.set_warranty(7, 24));
            TRY(store.set_warranty(8, 6));
            TRY(store.set_warranty(8, std::nullopt));
            return store.warranties();
        });
    ASSERT_TRUE(months) << months.error().detail;
    EXPECT_THAT(*months, ElementsAre(Pair(7, 24)));
}

TEST_P(OrderRegister, KeepsAPhotoUntilItIsTakenFromItsOwnOrder) {
    OrderPhoto photo;
    photo.id = OrderPhotoId::parse("pho_01JDA7Z0Q50000000000000000").value();
    photo.order = order_id_of(7);
    photo.digest = sha256("picture");
    photo.size = 7;
    photo.media_type = "image/png";
    photo.title = "裂口";
    photo.file_name = "IMG_1.png";
    photo.added_at = Instant{5};
    const auto kept =
        with<OrderPhotoStore>([&](OrderPhotoStore& store) -> Result<std::vector<OrderPhoto>> {
            TRY(store.insert(photo));
            return store.of_order(photo.order);
        });
    ASSERT_TRUE(kept) << kept.error().detail;
    EXPECT_THAT(*kept, ElementsAre(photo));

    const auto of_another = with<OrderPhotoStore>(
        [&](OrderPhotoStore& store) { return store.remove(order_id_of(8), photo.id); });
    ASSERT_FALSE(of_another);
    EXPECT_EQ(of_another.error().reason.id, photo_not_found.id);
    ASSERT_TRUE(with<OrderPhotoStore>(
        [&](OrderPhotoStore& store) { return store.remove(photo.order, photo.id); }));
    EXPECT_THAT(with<OrderPhotoStore>([&](OrderPhotoStore& store) {
                    return store.of_order(photo.order);
                }).value(),
                IsEmpty());
}

TEST_P(OrderRegister, RemembersTheColumnsOfAWaitingTable) {
    WaitingImport waiting;
    waiting.id = ImportJobId::parse("job_01JDA7Z0Q50000000000000000").value();
    waiting.original = {sha256("table"), 5};
    waiting.file_name = "my.csv";
    waiting.columns = "date=交易日期,amount=金额";
    const auto list = with<WaitingImportStore>(
        [&](WaitingImportStore& store) -> Result<std::vector<WaitingImport>> {
            TRY(store.insert(waiting));
            return store.list();
        });
    ASSERT_TRUE(list) << list.error().detail;
    ASSERT_EQ(list->size(), 1u);
    EXPECT_EQ(list->front().columns, waiting.columns);
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, OrderRegister, both_databases, database_name);

}  // namespace
}  // namespace shuofa
