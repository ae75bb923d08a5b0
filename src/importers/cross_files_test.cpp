// The same purchase stands in several files.  They must make one order, with its money counted
// once.

#include "domain/orders/merge_drafts.h"
#include "importers/read_file.h"
#include "testing/sample_files.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace shuofa {
namespace {

// The orders of a vault, kept as a store would keep them.
class Shelf {
public:
    void import_bytes(const std::string& bytes, const std::string& file_name) {
        const ByteFile file = file_of(bytes);
        const BillFile from{file_name, std::nullopt};
        BillSink sink;
        sink.start = [](const BillStart&) {};
        sink.draft = [&](const OrderDraft& draft) {
            const Merge merge = merge_drafts(orders_, {&draft, 1}, from);
            counts += merge.counts;
            take(merge.changed);
            take(merge.added);
        };
        sink.problem = [](const RowProblem&) {};
        sink.finish = [](const BillReport&) {};
        EXPECT_TRUE(read_file({file, file_name, ""}, {sink}));
    }

    void import(const std::string& sample) {
        import_bytes(bytes_of(samples_folder() / sample), sample);
    }

    const Order& order(std::string_view number) const {
        const auto found = std::find_if(orders_.begin(), orders_.end(),
                                        [&](const Order& o) { return o.number == number; });
        EXPECT_NE(found, orders_.end()) << number;
        return *found;
    }
    std::size_t size() const { return orders_.size(); }

    MergeCounts counts;

private:
    void take(const std::vector<Order>& orders) {
        for (const Order& order : orders) {
            const auto at = std::find_if(orders_.begin(), orders_.end(), [&](const Order& o) {
                return key_of(o) == key_of(order);
            });
            if (at == orders_.end()) {
                orders_.push_back(order);
            } else {
                *at = order;
            }
        }
    }

    std::vector<Order> orders_;
};

TEST(CrossFiles, JoinTheSameTradeInTwoAlipayLayouts) {
    Shelf shelf;
    shelf.import("alipay_bill_csv/web.csv");
    shelf.import("alipay_bill_csv/app-2023.csv");
    const Order& book = shelf.order("4400000000000000404");
    EXPECT_EQ(book.payments.size(), 1u);
    EXPECT_EQ(book.refunds.size(), 1u);
    EXPECT_EQ(book.paid, Money::fen(4680));
    EXPECT_EQ(book.refunded, Money::fen(4680));
}

TEST(CrossFiles, JoinTaobaosListWithAlipaysBill) {
    Shelf shelf;
    shelf.import("taobao_orders_csv/userscript.csv");
    shelf.import("taobao_orders_json/bought-page.json");
    EXPECT_EQ(shelf.size(), 3u);
    shelf.import("alipay_bill_csv/app-2023.csv");
    const Order& earphones = shelf.order("4400000000000000101");
    EXPECT_EQ(earphones.payments.size(), 2u);  // as the list and as the bill tell it
    EXPECT_EQ(earphones.paid, Money::fen(32990));
    EXPECT_EQ(earphones.refunded, Money::yuan(100));
    EXPECT_EQ(earphones.seller, "北岸数码专营店");
    EXPECT_EQ(rfc3339(*earphones.ordered_at), "2026-11-01T21:15:20+08:00");
    EXPECT_EQ(shelf.order("4400000000000000202").paid, std::nullopt);
}

TEST(CrossFiles, JoinJdsBillWithTheWeChatPaymentOfIt) {
    Shelf shelf;
    shelf.import_bytes(
        "交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/"
        "支,交易分类,交易订单号,商家订单号,备注\n"
        "2025-04-20 "
        "10:00:00,京东平台商户,台灯,101.00,微信支付,交易成功,支出,网购,300000000901,1,\n",
        "jd");
    shelf.import("wechat_bill_csv/no-mark-stray-tabs-small-shops.csv");
    const Order& lamp = shelf.order("300000000901");
    EXPECT_EQ(lamp.payments.size(), 2u);
    EXPECT_EQ(lamp.paid, Money::yuan(101));
    EXPECT_EQ(lamp.title, "台灯");
}

TEST(CrossFiles, KeepTheWorkbookAndTheTextOfOneWeChatBillOne) {
    Shelf shelf;
    shelf.import("wechat_bill_xlsx/text-cells.xlsx");
    const MergeCounts before = shelf.counts;
    shelf.import("wechat_bill_xlsx/serial-times.xlsx");
    EXPECT_EQ(shelf.counts.orders_added, before.orders_added);
    EXPECT_EQ(shelf.counts.unchanged, before.unchanged + 3);
}

}  // namespace
}  // namespace shuofa
