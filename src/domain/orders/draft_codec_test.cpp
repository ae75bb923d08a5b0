#include "domain/orders/draft_codec.h"

#include <gtest/gtest.h>

#include <random>

namespace shuofa {
namespace {

OrderDraft full_draft() {
    OrderDraft draft;
    draft.kind = DraftKind::Purchase;
    draft.source = SourceKind::Alipay;
    draft.platform = Platform::Taobao;
    draft.state = OrderState::Shipped;
    draft.numbered_by = SourceKind::Taobao;
    draft.number = "4400000000000000303";
    draft.trade_number = "2026110222001100000000000104";
    draft.merchant_number = "T200P4400000000000000303";
    draft.seller = "云岭茶仓旗舰店";
    draft.title = "高山红茶罐装 250克；礼盒装 等多件";
    draft.method = "花呗&红包";
    draft.status = "等待确认收货";
    draft.category = "日用百货";
    draft.note = "送礼";
    draft.waybill = "YT0000000000101";
    draft.shipped_at = Instant{1'793'000'000'000'000};
    draft.carrier = "圆通速递";
    draft.amount = Money::fen(16800);
    draft.refund_stated = Money::fen(1);
    draft.at = Instant{1'793'588'700'000'000};
    draft.row = 31;
    return draft;
}

bool equal(const OrderDraft& a, const OrderDraft& b) {
    return a.kind == b.kind && a.other_money == b.other_money && a.source == b.source &&
           a.platform == b.platform && a.state == b.state && a.numbered_by == b.numbered_by &&
           a.number == b.number && a.trade_number == b.trade_number &&
           a.merchant_number == b.merchant_number && a.seller == b.seller && a.title == b.title &&
           a.method == b.method && a.status == b.status && a.category == b.category &&
           a.note == b.note && a.waybill == b.waybill && a.shipped_at == b.shipped_at &&
           a.carrier == b.carrier && a.amount == b.amount && a.refund_stated == b.refund_stated &&
           a.at == b.at && a.row == b.row;
}

std::string chunk_frame() {
    DraftChunkWriter writer;
    writer.add(full_draft());
    OrderDraft plain;
    plain.kind = DraftKind::NotPurchase;
    plain.other_money = OtherMoney::Repayment;
    writer.add(plain);
    OrderDraft own = full_draft();
    own.number = "甲@店";
    writer.add(own);
    writer.add(RowProblem{7, "amount_unreadable", {"金额看不懂", "unreadable"}, "a,b,甲"});
    return writer.take();
}

TEST(DraftCodec, GivesBackWhatWasWritten) {
    const auto frame = decode_bill_frame(chunk_frame());
    ASSERT_TRUE(frame);
    const DraftChunk moved =
        std::move(std::get<DraftChunk>(*const_cast<Result<BillFrame>&>(frame)));
    ASSERT_EQ(moved.drafts().size(), 3u);
    EXPECT_TRUE(equal(moved.drafts()[0], full_draft()));
    EXPECT_EQ(moved.drafts()[1].other_money, OtherMoney::Repayment);
    EXPECT_EQ(moved.drafts()[1].at, std::nullopt);
    EXPECT_EQ(moved.drafts()[2].number, "甲@店");
    ASSERT_EQ(moved.problems().size(), 1u);
    EXPECT_EQ(moved.problems()[0],
              (RowProblem{7, "amount_unreadable", {"金额看不懂", "unreadable"}, "a,b,甲"}));
}

TEST(DraftCodec, StartsANewChunkAfterTake) {
    DraftChunkWriter writer;
    writer.add(full_draft());
    (void)writer.take();
    EXPECT_TRUE(writer.empty());
    writer.add(full_draft());
    const auto frame = decode_bill_frame(writer.take());
    ASSERT_TRUE(frame);
    EXPECT_EQ(std::get<DraftChunk>(*frame).drafts().size(), 1u);
}

TEST(DraftCodec, CarriesStartAndReport) {
    const BillStart start{"alipay_bill_csv", "支付宝.csv", Instant{5}};
    BillReport report;
    report.importer = "alipay_bill_csv";
    report.title = {"支付宝账单", "Alipay bill"};
    report.layout = "app_2023";
    report.rows = 9;
    report.problems = 1;
    report.warnings = {"ids_damaged"};
    report.totals.stated = BillSums{9, {1, Money::fen(8888)}, {4, Money::fen(55720)}, {}};
    report.totals.computed = BillSums{9, {1, Money::fen(8888)}, {4, Money::fen(55720)}, {}};
    report.totals.agree = true;

    const auto start_back = decode_bill_frame(encode(start));
    const auto report_back = decode_bill_frame(encode(report));

    ASSERT_TRUE(start_back && report_back);
    EXPECT_EQ(std::get<BillStart>(*start_back), start);
    EXPECT_EQ(std::get<BillReport>(*report_back), report);
}

TEST(DraftCodec, RefusesEveryCutFrame) {
    for (const std::string& whole :
         {chunk_frame(), encode(BillStart{"a", "b", Instant{5}}), encode(BillReport{})}) {
        for (std::size_t size = 0; size < whole.size(); ++size)
            EXPECT_FALSE(decode_bill_frame(whole.substr(0, size))) << size;
        EXPECT_FALSE(decode_bill_frame(whole + "x"));
    }
}

TEST(DraftCodec, SurvivesAnyChangedByteAndBelievesNoBrokenText) {
    const std::string whole = chunk_frame();
    std::mt19937 random{7};
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes = whole;
        for (int changes = 0; changes < 1 + round % 3; ++changes)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        const auto frame = decode_bill_frame(bytes);
        if (!frame || !std::holds_alternative<DraftChunk>(*frame)) continue;
        for (const OrderDraft& draft : std::get<DraftChunk>(*frame).drafts()) {
            EXPECT_FALSE(draft.amount.is_negative());
            EXPECT_EQ(name_of(draft.state) == "unnamed", false);
        }
    }
}

TEST(DraftCodec, RefusesTextThatIsCutInsideACharacter) {
    DraftChunkWriter writer;
    OrderDraft draft;
    draft.seller = std::string_view{"\xE7\x94"};
    draft.title = std::string_view{"\xB2"};
    writer.add(draft);
    EXPECT_FALSE(decode_bill_frame(writer.take()));
}

}  // namespace
}  // namespace shuofa
