#include "importers/bill_table.h"
#include "importers/cells.h"
#include "importers/order_numbers.h"
#include "importers/row_names.h"

#include <fmt/format.h>

#include <algorithm>

// WeChat Pay's bill: CSV until the middle of 2025, a workbook since.  Since 2026 the workbook holds
// times as day numbers and amounts as numbers.  The columns were always the same.

namespace shuofa {
namespace {

enum Column : std::size_t {
    Time,
    Kind,
    Seller,
    Goods,
    Direction,
    Amount,
    Method,
    Status,
    Trade,
    Merchant,
    Note,
    column_count
};

constexpr ColumnName columns[] = {
    {Time, "交易时间"},
    {Kind, "交易类型"},
    {Direction, "收/支"},
    {Amount, "金额(元)"},
    {Status, "当前状态"},
    {Seller, "交易对方", false},
    {Goods, "商品", false},
    {Method, "支付方式", false},
    {Trade, "交易单号", false, true},
    {Merchant, "商户单号", false},
    {Note, "备注", false},
};

constexpr TableLayout layouts[] = {{"wechat", columns}};

constexpr WordColumns words{.trade = Trade,
                            .merchant = Merchant,
                            .seller = Seller,
                            .title = Goods,
                            .method = Method,
                            .status = Status,
                            .category = Kind,
                            .note = Note};

struct Verdict {
    DraftKind kind = DraftKind::Purchase;
    OtherMoney other = OtherMoney::None;
};

constexpr Verdict not_purchase(OtherMoney why) { return {DraftKind::NotPurchase, why}; }

Verdict judge(std::string_view kind, std::string_view direction, std::string_view status,
              std::string_view merchant) {
    struct Word {
        std::string_view start;
        OtherMoney money;
    };
    static constexpr Word own_money[] = {
        {"微信红包", OtherMoney::RedPacket},    {"转账", OtherMoney::Transfer},
        {"群收款", OtherMoney::Transfer},       {"二维码收款", OtherMoney::Income},
        {"赞赏码", OtherMoney::Transfer},       {"分分捐", OtherMoney::Transfer},
        {"零钱提现", OtherMoney::Withdrawal},   {"零钱充值", OtherMoney::TopUp},
        {"转入零钱通", OtherMoney::Investment}, {"零钱通转出", OtherMoney::Investment},
        {"信用卡还款", OtherMoney::Repayment},  {"购买理财通", OtherMoney::Investment},
        {"理财通", OtherMoney::Investment},
    };
    for (const Word& word : own_money) {
        if (kind.starts_with(word.start)) return not_purchase(word.money);
    }
    if (kind.ends_with("-退款") || kind == "退款") return {DraftKind::Refund};
    if (status == "交易关闭" || status.starts_with("支付失败") || status == "待支付")
        return not_purchase(OtherMoney::NeverPaid);
    if (direction == "收入") return not_purchase(OtherMoney::Income);
    if (direction != "支出") return not_purchase(OtherMoney::Transfer);
    const bool named =
        kind == "商户消费" || kind == "扫二维码付款" || kind.starts_with("亲属卡交易");
    // An unknown kind of payment to somebody's order is a purchase; without an order it is not.
    if (named || !is_blank_cell(merchant)) return {};
    return not_purchase(OtherMoney::Transfer);
}

// "已退款(￥50.00)", "已退款（¥20.00）", "已退款￥50.00", and "已全额退款" for the whole amount.
std::optional<Money> refund_in_status(std::string_view status, Money paid) {
    if (status == "已全额退款") return paid;
    constexpr std::string_view mark = "已退款";
    if (!status.starts_with(mark)) return std::nullopt;
    std::string_view rest = status.substr(mark.size());
    for (const std::string_view open : {"(", "（"}) {
        if (rest.starts_with(open)) rest.remove_prefix(open.size());
    }
    for (const std::string_view close : {")", "）"}) {
        if (rest.ends_with(close)) rest.remove_suffix(close.size());
    }
    return parse_amount(trim_cell(rest));
}

// The digits after "订单编号" or "订单号" in what JD writes as goods: the JD order number.
std::string_view jd_number(std::string_view goods) {
    for (const std::string_view mark : {"订单编号", "订单号"}) {
        const std::size_t found = goods.find(mark);
        if (found == std::string_view::npos) continue;
        std::string_view rest = goods.substr(found + mark.size());
        for (const std::string_view colon : {":", "："}) {
            if (rest.starts_with(colon)) rest.remove_prefix(colon.size());
        }
        const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
        if (digits >= 9 && digits <= 20) return rest.substr(0, digits);
    }
    return {};
}

class WeChatBill {
public:
    WeChatBill(const Importer& importer, BillInput& input, const BillSink& sink)
        : table_{importer, input, sink}, sink_{sink} {}

    Result<void> read() {
        return table_.read(layouts, {"收入", "支出", "中性交易"},
                           [this](const TableRow& row) { take(row); });
    }

private:
    void take(const TableRow& row) {
        const auto at = table_.time(row, Time);
        if (!at) return table_.problem(row, time_unreadable);
        const auto amount = parse_amount(table_.cell(row, Amount));
        if (!amount || amount->is_negative()) return table_.problem(row, amount_unreadable);

        const std::string_view direction = table_.cell(row, Direction);
        add_to(table_.computed(), direction, *amount);

        OrderDraft draft = table_.draft(row, words);
        draft.source = SourceKind::WeChat;
        const Verdict verdict =
            judge(draft.category, direction, draft.status, draft.merchant_number);
        draft.kind = verdict.kind;
        draft.other_money = verdict.other;
        draft.amount = *amount;
        draft.at = at;
        name_goods(draft.title, draft);
        if (draft.kind != DraftKind::NotPurchase) name_order(draft);
        if (draft.kind == DraftKind::Purchase) {
            draft.state = OrderState::Paid;
            draft.refund_stated = refund_in_status(draft.status, *amount);
        }
        sink_.draft(draft);
    }

    // What the payer wrote is glued to the goods without any mark between them.
    static void name_goods(std::string_view goods, OrderDraft& draft) {
        constexpr std::string_view payer = "付款方留言:";
        constexpr std::string_view payee = "收款方备注:";
        const std::size_t message = goods.find(payer);
        if (message != std::string_view::npos) {
            if (draft.note.empty()) draft.note = goods.substr(message + payer.size());
            goods = trim_cell(goods.substr(0, message));
        }
        if (goods.starts_with(payee)) goods.remove_prefix(payee.size());
        draft.title = goods;
    }

    void name_order(OrderDraft& draft) {
        draft.platform = platform_of_seller(draft.seller);
        draft.numbered_by = SourceKind::WeChat;
        const bool damaged =
            is_damaged_id(draft.trade_number) || is_damaged_id(draft.merchant_number);
        if (draft.platform == Platform::Jd) {
            if (const std::string_view number = jd_number(draft.title); !number.empty()) {
                draft.numbered_by = SourceKind::Jd;
                draft.number = number;
                return;
            }
        }
        if (damaged) {
            table_.warn("ids_damaged");
            number_ = fmt::format("{}@{}@{}", draft.trade_number, rfc3339(*draft.at),
                                  draft.amount.text());
            draft.number = number_;
            return;
        }
        // A refund has its own trade number and its purchase's merchant number.
        if (draft.merchant_number.empty()) {
            draft.number = draft.trade_number;
            if (draft.number.empty()) draft.number = row_names_.name(draft);
            return;
        }
        draft.number = draft.merchant_number;
        constexpr std::size_t unique_size = 10;
        if (draft.merchant_number.size() >= unique_size) return;
        // Small shops count 1, 2, 3: their numbers name an order only together with the shop.
        number_ = fmt::format("{}@{}", draft.merchant_number, draft.seller);
        draft.number = number_;
    }

    BillTable table_;
    const BillSink& sink_;
    std::string number_;
    RowNames row_names_;
};

int likeness(const Glimpse& glimpse) {
    return bill_likeness(glimpse, "微信支付账单明细",
                         {"交易时间", "交易类型", "收/支", "当前状态"});
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return WeChatBill{self, input, sink}.read();
}

}  // namespace

extern const Importer wechat_bill_csv, wechat_bill_xlsx;

const Importer wechat_bill_csv{"wechat_bill_csv",
                               "微信支付账单（CSV）",
                               "WeChat Pay bill (CSV)",
                               FileShape::Text,
                               likeness,
                               read};
const Importer wechat_bill_xlsx{"wechat_bill_xlsx",
                                "微信支付账单（XLSX）",
                                "WeChat Pay bill (XLSX)",
                                FileShape::Workbook,
                                likeness,
                                read};

}  // namespace shuofa
