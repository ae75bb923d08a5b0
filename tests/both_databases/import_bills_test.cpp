#include "workflows/import_bills.h"

#include "adapters/folder_blob_store.h"
#include "both_databases.h"
#include "storage/order_store.h"
#include "testing/counting_ids.h"
#include "testing/fixed_clock.h"
#include "testing/scripted_workshop.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

namespace shuofa {
namespace {

constexpr ErrorReason workshop_gone{"workshop_died", ErrorCode::InvalidInput, "停了", "died"};

OrderDraft a_purchase(std::string_view number, Money amount, int row = 1) {
    OrderDraft draft;
    draft.number = number;
    draft.trade_number = number;
    draft.seller = "北岸数码旗舰店";
    draft.title = "耳机";
    draft.status = "交易成功";
    draft.state = OrderState::Completed;
    draft.amount = amount;
    draft.at = Instant{1'762'000'000'000'000 + row};
    draft.row = static_cast<std::uint32_t>(row);
    return draft;
}

OrderDraft a_refund(std::string_view number, std::string_view trade, Money amount) {
    OrderDraft draft = a_purchase(number, amount, 9);
    draft.kind = DraftKind::Refund;
    draft.trade_number = trade;
    draft.status = "退款成功";
    draft.state = OrderState::Unknown;
    return draft;
}

std::vector<Order> without_ids(std::vector<Order> orders) {
    for (Order& order : orders)
        order.id = {};
    return orders;
}

class ImportBill : public BothDatabases {
protected:
    ImportBill() {
        std::string name = testing::TempDir() + "importXXXXXX";
        folder_ = ::mkdtemp(name.data());
        blobs_ = std::make_unique<FolderBlobStore>(folder_ / "originals");
    }
    ~ImportBill() override { std::filesystem::remove_all(folder_); }

    Result<ImportOutcome> import(std::string_view content) {
        const auto path = folder_ / "bill.csv";
        std::ofstream{path, std::ios::trunc} << content;
        const StoredBlob original = TRY(keep_original(*blobs_, path));
        const ImportBillsNeeds needs{*database_, *blobs_, workshop_, clock_, ids_, VaultId{}};
        return import_bill(needs, {original, "bill.csv", ""});
    }

    MergeCounts counts_of(std::string_view content) {
        const auto outcome = import(content);
        EXPECT_TRUE(outcome) << outcome.error().detail;
        return outcome ? outcome->record.bills.at(0).counts : MergeCounts{};
    }

    std::vector<Order> orders() {
        const auto page = database_->read([](sql::Transaction& transaction) {
            return OrderStore{transaction, VaultId{}}.list({}, 100, std::nullopt);
        });
        EXPECT_TRUE(page);
        return page->orders;
    }

    std::filesystem::path folder_;
    std::unique_ptr<FolderBlobStore> blobs_;
    ScriptedWorkshop workshop_;
    FixedClock clock_;
    CountingIds ids_;
};

TEST_P(ImportBill, AddsOrdersAndKeepsTheOriginal) {
    workshop_.script_bill({a_purchase("1", Money::yuan(99)), a_purchase("2", Money::yuan(5), 2)});

    const auto outcome = import("the bytes");

    ASSERT_TRUE(outcome) << outcome.error().detail;
    EXPECT_EQ(outcome->record.bills.at(0).counts, (MergeCounts{2, 0, 0, 0, 0}));
    EXPECT_EQ(outcome->record.digest, sha256("the bytes").hex());
    EXPECT_TRUE(blobs_->has(sha256("the bytes")));
    ASSERT_EQ(orders().size(), 2u);
    EXPECT_EQ(orders().front().number, "2");
    EXPECT_EQ(orders().front().sources.front().file, "1");
    EXPECT_NE(orders().front().id, orders().back().id);
}

TEST_P(ImportBill, TheSameBytesAgainChangeNothingAndAreNotRead) {
    workshop_.script_bill({a_purchase("1", Money::yuan(99)), a_refund("1", "1_1", Money::yuan(9))});
    ASSERT_TRUE(import("the bytes"));
    const auto before = orders();

    const auto outcome = import("the bytes");

    ASSERT_TRUE(outcome);
    EXPECT_TRUE(outcome->known_before);
    EXPECT_EQ(outcome->record.bills.at(0).counts, (MergeCounts{0, 0, 0, 2, 0}));
    EXPECT_EQ(workshop_.bills_read, 1);
    EXPECT_EQ(orders(), before);
}

TEST_P(ImportBill, TheSameRowsInAnotherFileChangeNothing) {
    workshop_.script_bill({a_purchase("1", Money::yuan(99)), a_refund("1", "1_1", Money::yuan(9)),
                           a_purchase("2", Money::yuan(3), 2)});
    ASSERT_TRUE(import("one"));
    const auto before = orders();

    EXPECT_EQ(counts_of("two"), (MergeCounts{0, 0, 0, 3, 0}));
    EXPECT_EQ(orders(), before);
}

TEST_P(ImportBill, JoinsARefundToItsOrderWhicheverComesFirstAndOnlyOnce) {
    const OrderDraft purchase = a_purchase("1", Money::yuan(99));
    const OrderDraft refund = a_refund("1", "1_1", Money::yuan(9));
    workshop_.script_bill({refund, purchase}, 1);
    EXPECT_EQ(counts_of("newest first"), (MergeCounts{1, 0, 1, 0, 0}));
    workshop_.script_bill({purchase, refund}, 2);
    EXPECT_EQ(counts_of("oldest first"), (MergeCounts{0, 0, 0, 2, 0}));

    ASSERT_EQ(orders().size(), 1u);
    EXPECT_EQ(orders().front().refunded, Money::yuan(9));
    EXPECT_EQ(orders().front().ordered_at, purchase.at);
}

TEST_P(ImportBill, JoinsARefundToAPurchaseOfAnotherFile) {
    workshop_.script_bill({a_refund("1", "1_1", Money::yuan(9))});
    EXPECT_EQ(counts_of("december"), (MergeCounts{0, 0, 1, 0, 0}));
    ASSERT_EQ(orders().size(), 1u);
    EXPECT_EQ(orders().front().state, OrderState::RefundOnly);
    const OrderId id = orders().front().id;

    workshop_.script_bill({a_purchase("1", Money::yuan(99))});
    EXPECT_EQ(counts_of("november"), (MergeCounts{1, 0, 0, 0, 0}));

    ASSERT_EQ(orders().size(), 1u);
    EXPECT_EQ(orders().front().id, id);
    EXPECT_EQ(orders().front().paid, Money::yuan(99));
    EXPECT_EQ(orders().front().refunded, Money::yuan(9));
}

TEST_P(ImportBill, TakesTheNewStatusOfAKnownOrder) {
    OrderDraft draft = a_purchase("1", Money::yuan(99));
    draft.status = "等待确认收货";
    draft.state = OrderState::Shipped;
    workshop_.script_bill({draft});
    ASSERT_TRUE(import("one"));

    workshop_.script_bill({a_purchase("1", Money::yuan(99))});
    EXPECT_EQ(counts_of("two"), (MergeCounts{0, 1, 0, 0, 0}));
    EXPECT_EQ(counts_of("three"), (MergeCounts{0, 0, 0, 1, 0}));

    EXPECT_EQ(orders().front().state, OrderState::Completed);
    EXPECT_EQ(orders().front().sources.size(), 2u);
}

TEST_P(ImportBill, LeavesNothingOfAFileWhoseReadingBreaksOff) {
    workshop_.script_bill({a_purchase("1", Money::yuan(99)), a_purchase("2", Money::yuan(5), 2)},
                          1);
    workshop_.frames.pop_back();
    workshop_.failure = Error{workshop_gone, "", ""};

    const auto outcome = import("broken");

    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().reason.id, "workshop_died");
    EXPECT_EQ(outcome.error().where, "bill.csv");
    EXPECT_TRUE(orders().empty());

    workshop_.failure.reset();
    workshop_.script_bill({a_purchase("1", Money::yuan(99))});
    EXPECT_EQ(counts_of("broken"), (MergeCounts{1, 0, 0, 0, 0}));
}

TEST_P(ImportBill, RefusesAnAnswerWithoutAnEnd) {
    workshop_.script_bill({a_purchase("1", Money::yuan(99))});
    workshop_.frames.pop_back();

    const auto outcome = import("endless");

    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().reason.id, "bill_reader_confused");
    EXPECT_TRUE(orders().empty());
}

TEST_P(ImportBill, DoesNotDependOnHowTheFileIsCut) {
    std::vector<std::string> numbers;
    for (int i = 0; i < 60; ++i)
        numbers.push_back(std::to_string(i % 40));
    std::vector<OrderDraft> drafts;
    for (int i = 0; i < 60; ++i) {
        const auto& number = numbers[static_cast<std::size_t>(i)];
        drafts.push_back(i % 3 == 0 ? a_refund(number, "r", Money::yuan(1))
                                    : a_purchase(number, Money::yuan(2), i % 40));
    }
    workshop_.script_bill(drafts, 1);
    const MergeCounts row_by_row = counts_of("one");
    const auto orders_row_by_row = orders();

    TemporaryDatabase other{GetParam()};
    workshop_.script_bill(drafts, 1000);
    const StoredBlob original{sha256("one"), 3};
    CountingIds ids;
    const ImportBillsNeeds needs{*other, *blobs_, workshop_, clock_, ids, VaultId{}};
    const auto at_once = import_bill(needs, {original, "bill.csv", ""});

    ASSERT_TRUE(at_once);
    EXPECT_EQ(at_once->record.bills.at(0).counts, row_by_row);
    const auto page = other->read([](sql::Transaction& transaction) {
        return OrderStore{transaction, VaultId{}}.list({}, 100, std::nullopt);
    });
    ASSERT_TRUE(page);
    EXPECT_EQ(without_ids(page->orders), without_ids(orders_row_by_row));
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, ImportBill, both_databases, database_name);

}  // namespace
}  // namespace shuofa
