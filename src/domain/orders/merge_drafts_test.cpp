#include "domain/orders/merge_drafts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace shuofa {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

OrderDraft purchase(std::string_view number, Money amount) {
    OrderDraft draft;
    draft.state = OrderState::Completed;
    draft.number = number;
    draft.trade_number = number;
    draft.seller = "北岸数码专营店";
    draft.title = "无线蓝牙耳机";
    draft.status = "交易成功";
    draft.amount = amount;
    draft.at = Instant{1'000'000};
    draft.row = 30;
    return draft;
}

OrderDraft refund_row(std::string_view number, std::string_view own, Money amount) {
    OrderDraft draft;
    draft.kind = DraftKind::Refund;
    draft.number = number;
    draft.trade_number = own;
    draft.seller = "北岸数码专营店";
    draft.title = "无线蓝牙耳机（退款）";
    draft.status = "退款成功";
    draft.amount = amount;
    draft.at = Instant{2'000'000};
    draft.row = 29;
    return draft;
}

// Merges in chunks of `size`, keeping orders as a store would.
struct Shelf {
    std::map<std::string, Order> orders;
    MergeCounts counts;

    void import(const std::vector<OrderDraft>& drafts, const BillFile& file,
                std::size_t size = 99) {
        for (std::size_t at = 0; at < drafts.size(); at += size) {
            const std::span<const OrderDraft> chunk{drafts.data() + at,
                                                    std::min(size, drafts.size() - at)};
            std::vector<Order> existing;
            for (const OrderKey& key : keys_of(chunk)) {
                const auto found = orders.find(std::string{key.number});
                if (found != orders.end()) existing.push_back(found->second);
            }
            Merge merge = merge_drafts(std::move(existing), chunk, file);
            counts += merge.counts;
            for (const Order& order : merge.added)
                EXPECT_TRUE(orders.emplace(order.number, order).second);
            for (const Order& order : merge.changed)
                orders.at(order.number) = order;
        }
    }
};

const BillFile november{"sha256:november", Instant{10'000'000}};
const BillFile december{"sha256:december", Instant{20'000'000}};

TEST(MergeDrafts, AddsAPurchaseWithItsPaymentAndSource) {
    const auto merge = merge_drafts({}, std::vector{purchase("101", Money::fen(32990))}, november);

    ASSERT_THAT(merge.added, SizeIs(1));
    const Order& order = merge.added.front();
    EXPECT_EQ(order.paid, Money::fen(32990));
    EXPECT_EQ(order.title, "无线蓝牙耳机");
    EXPECT_EQ(order.state, OrderState::Completed);
    EXPECT_EQ(order.payments.front().trade_number, "101");
    EXPECT_EQ(order.sources.front().file, "sha256:november");
    EXPECT_EQ(order.sources.front().row, 30u);
    EXPECT_EQ(merge.counts, (MergeCounts{.orders_added = 1}));
}

TEST(MergeDrafts, IsTheSameForEveryCutIntoChunksAndEitherOrderOfRefundAndPurchase) {
    const std::vector rows{refund_row("1", "1_a", Money::yuan(30)), purchase("2", Money::yuan(5)),
                           purchase("1", Money::yuan(100)),
                           refund_row("1", "1_b", Money::yuan(70))};
    const std::vector turned{rows[3], rows[2], rows[1], rows[0]};
    Shelf whole;
    whole.import(rows, november);
    for (std::size_t size = 1; size <= 4; ++size) {
        Shelf cut, back;
        cut.import(rows, november, size);
        back.import(turned, november, size);
        EXPECT_EQ(cut.orders, whole.orders) << size;
        EXPECT_EQ(cut.counts, whole.counts) << size;
        EXPECT_EQ(back.counts, whole.counts) << size;
        EXPECT_EQ(back.orders.at("1").title, "无线蓝牙耳机");
        EXPECT_EQ(back.orders.at("1").refunded, Money::yuan(100));
    }
    EXPECT_EQ(whole.counts, (MergeCounts{.orders_added = 2, .refunds_added = 2}));
    EXPECT_EQ(whole.orders.at("1").state, OrderState::Refunded);
}

TEST(MergeDrafts, ChangesNothingOnTheSecondImport) {
    const std::vector rows{refund_row("1", "1_a", Money::yuan(30)),
                           purchase("1", Money::yuan(100))};
    Shelf shelf;
    shelf.import(rows, november, 1);
    const auto before = shelf.orders;
    shelf.counts = {};

    shelf.import(rows, november, 1);

    EXPECT_EQ(shelf.orders, before);
    EXPECT_EQ(shelf.counts, (MergeCounts{.unchanged = 2}));
}

TEST(MergeDrafts, TakesTheNewerStatusAndKeepsBothSources) {
    OrderDraft shipped = purchase("1", Money::yuan(100));
    shipped.state = OrderState::Shipped;
    shipped.status = "等待确认收货";
    Shelf shelf;
    shelf.import({shipped}, november);
    shelf.counts = {};

    shelf.import({purchase("1", Money::yuan(100))}, december);

    const Order& order = shelf.orders.at("1");
    EXPECT_EQ(shelf.counts, (MergeCounts{.orders_updated = 1}));
    EXPECT_EQ(order.state, OrderState::Completed);
    EXPECT_EQ(order.payments.front().status, "交易成功");
    ASSERT_THAT(order.sources, SizeIs(2));
    EXPECT_EQ(order.sources[0].status, "等待确认收货");
    EXPECT_EQ(order.sources[1].file, "sha256:december");
}

TEST(MergeDrafts, LetsNoOlderBillBringOldWordsBack) {
    OrderDraft shipped = purchase("1", Money::yuan(100));
    shipped.state = OrderState::Shipped;
    shipped.status = "等待确认收货";
    Shelf shelf;
    shelf.import({purchase("1", Money::yuan(100))}, december);
    shelf.import({shipped}, november);
    EXPECT_EQ(shelf.orders.at("1").payments.front().status, "交易成功");
    EXPECT_EQ(shelf.counts.unchanged, 1u);
}

TEST(MergeDrafts, CountsAnOrderThatTheFileTouchesTwiceOnce) {
    Shelf shelf;
    shelf.import({purchase("1", Money::yuan(100))}, november);
    shelf.counts = {};
    shelf.import({refund_row("1", "1_a", Money::yuan(1)), refund_row("1", "1_b", Money::yuan(2))},
                 december, 1);
    EXPECT_EQ(shelf.counts, (MergeCounts{.orders_updated = 1, .refunds_added = 2}));
}

TEST(MergeDrafts, KeepsARefundWhosePurchaseComesInALaterFile) {
    Shelf shelf;
    shelf.import({refund_row("1", "1_a", Money::yuan(30))}, december);
    EXPECT_EQ(shelf.orders.at("1").state, OrderState::RefundOnly);
    EXPECT_EQ(shelf.counts, (MergeCounts{.refunds_added = 1}));

    shelf.import({purchase("1", Money::yuan(100))}, november);

    EXPECT_EQ(shelf.orders.at("1").state, OrderState::Completed);
    EXPECT_EQ(shelf.orders.at("1").refunded, Money::yuan(30));
    EXPECT_EQ(shelf.counts, (MergeCounts{.orders_added = 1, .refunds_added = 1}));
}

// An archive with a damaged member is read again each time; so are rows in it that disagree.
TEST(MergeDrafts, ListsARowOnceHoweverOftenAnArchiveThatContradictsItselfIsRead) {
    auto other = purchase("101", Money::fen(32990));
    other.title = "无线蓝牙耳机 黑色";
    const std::vector<OrderDraft> archive{purchase("101", Money::fen(32990)), other};
    Shelf shelf;
    shelf.import(archive, november, 1);
    const auto sources = shelf.orders.at("101").sources;
    shelf.import(archive, november, 1);
    EXPECT_EQ(shelf.orders.at("101").sources, sources);
}

TEST(MergeDrafts, CountsRepeatedRowsAsUnchanged) {
    Shelf shelf;
    const auto row = purchase("1", Money::yuan(100));
    shelf.import({row, row, row}, november);
    EXPECT_EQ(shelf.counts, (MergeCounts{.orders_added = 1, .unchanged = 2}));
    EXPECT_EQ(shelf.orders.at("1").paid, Money::yuan(100));
}

TEST(MergeDrafts, CountsOtherMoneyAndStoresNothingOfIt) {
    OrderDraft repayment;
    repayment.kind = DraftKind::NotPurchase;
    repayment.other_money = OtherMoney::Repayment;
    const auto merge = merge_drafts({}, std::vector{repayment}, november);
    EXPECT_THAT(merge.added, IsEmpty());
    EXPECT_EQ(merge.counts, (MergeCounts{.not_purchases = 1}));
    EXPECT_THAT(keys_of(std::vector{repayment}), IsEmpty());
}

TEST(MergeDrafts, KeepsOrdersOfEqualNumberButDifferentSourceApart) {
    OrderDraft alipay = purchase("7", Money::yuan(1));
    OrderDraft jd = purchase("7", Money::yuan(2));
    jd.numbered_by = SourceKind::Jd;
    EXPECT_THAT(merge_drafts({}, std::vector{alipay, jd}, november).added, SizeIs(2));
}

TEST(MergeDrafts, TakesAnUnpaidOrderThatIsPaidLater) {
    OrderDraft unpaid = purchase("1", Money::yuan(100));
    unpaid.kind = DraftKind::UnpaidOrder;
    unpaid.state = OrderState::AwaitingPayment;
    Shelf shelf;
    shelf.import({unpaid}, november);
    EXPECT_EQ(shelf.orders.at("1").paid, std::nullopt);
    shelf.import({purchase("1", Money::yuan(100))}, december);
    EXPECT_EQ(shelf.orders.at("1").paid, Money::yuan(100));
    EXPECT_EQ(shelf.counts, (MergeCounts{.orders_added = 1, .orders_updated = 1}));
}

TEST(MergeDrafts, PrefersATimeOfTheDayToTheDayAlone) {
    const Day day{std::chrono::year{2026} / 11 / 1};
    OrderDraft listed = purchase("1", Money::yuan(100));
    listed.source = SourceKind::Taobao;
    listed.at = china_instant(day, 0, 0, 0);
    OrderDraft billed = purchase("1", Money::yuan(100));
    billed.at = china_instant(day, 21, 15, 33);
    for (const auto& rows : {std::vector{listed, billed}, std::vector{billed, listed}}) {
        const auto merge = merge_drafts({}, rows, november);
        EXPECT_EQ(merge.added.front().ordered_at, billed.at);
    }
}

TEST(MergeDrafts, TakesAParcelOnceAndLearnsItsCarrierLater) {
    OrderDraft draft = purchase("4400000000000000101", Money::fen(32990));
    draft.waybill = "YT0000000000101";
    const BillFile file{"1", std::nullopt};
    Merge first = merge_drafts({}, {&draft, 1}, file);
    ASSERT_EQ(first.added.size(), 1u);
    draft.carrier = "圆通速递";
    const Merge second = merge_drafts(first.added, {&draft, 1}, BillFile{"2", std::nullopt});
    ASSERT_EQ(second.changed.size(), 1u);
    ASSERT_EQ(second.changed[0].shipments.size(), 1u);
    EXPECT_EQ(second.changed[0].shipments[0].carrier, "圆通速递");
    EXPECT_EQ(second.changed[0].shipments[0].number, "YT0000000000101");
}

TEST(Fingerprint, IgnoresTheRowAndNoticesEverythingElse) {
    const OrderDraft draft = purchase("1", Money::yuan(100));
    OrderDraft moved = draft;
    moved.row = 7;
    EXPECT_EQ(fingerprint(draft), fingerprint(moved));
    OrderDraft other = draft;
    other.status = "交易关闭";
    EXPECT_NE(fingerprint(draft), fingerprint(other));
    other = draft;
    other.refund_stated = Money{};
    EXPECT_NE(fingerprint(draft), fingerprint(other));
}

}  // namespace
}  // namespace shuofa
