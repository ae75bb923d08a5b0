#include "base/text.h"
#include "importers/bill_table.h"
#include "importers/cells.h"
#include "importers/order_numbers.h"
#include "importers/row_names.h"

#include <fmt/format.h>

#include <algorithm>

// Alipay's bill in its three layouts:
//   web       the browser's download alipay_record_*.csv: refunds also as a column, 资金状态
//   app_2021  the app's bill of 2021 and 2022: table first, direction in the first column
//   app_2023  the app's bill since 2023
// All are the same rows in other columns, so one reader serves them, and a workbook that somebody
// saved them as.

namespace shuofa {
namespace {

enum Column : std::size_t {
    Time,
    Category,
    Seller,
    Title,
    Direction,
    Amount,
    Method,
    Status,
    Trade,
    Merchant,
    Note,
    RefundTotal,
    FundState,
    column_count
};

constexpr ColumnName app_columns[] = {
    {Time, "交易时间"},
    {Category, "交易分类", false},
    {Seller, "交易对方", false},
    {Title, "商品说明", false},
    {Direction, "收/支"},
    {Amount, "金额"},
    {Amount, "金额(元)", false},
    {Method, "收/付款方式", false},
    {Status, "交易状态"},
    {Trade, "交易订单号", false, true},
    {Merchant, "商家订单号", false},
    {Note, "备注", false},
};

constexpr ColumnName web_columns[] = {
    {Trade, "交易号", false, true}, {Merchant, "商家订单号", false},
    {Time, "交易创建时间"},         {Category, "类型", false},
    {Seller, "交易对方", false},    {Title, "商品名称", false},
    {Amount, "金额(元)"},           {Direction, "收/支"},
    {Status, "交易状态"},           {RefundTotal, "成功退款(元)", false},
    {Note, "备注", false},          {FundState, "资金状态", false},
};

constexpr TableLayout layouts[] = {{"app_2023", app_columns}, {"web", web_columns}};

// The cells that decide what a row is.
struct Words {
    std::string_view direction;
    std::string_view status;
    std::string_view category;
    std::string_view title;
    std::string_view method;
    std::string_view merchant;
    std::optional<std::string_view> fund_state;  // nothing where the table has no such column

    bool paid() const {
        // A closed order that was paid and refunded keeps its direction and way of payment; one
        // that was never paid has neither (in the web layout: no 资金状态).
        if (fund_state) return *fund_state == "已支出";
        return direction == "支出" || !is_blank_cell(method);
    }
};

constexpr std::string_view fund_states[] = {"已支出", "已收入", "资金转移", "待支出",
                                            "待收入", "冻结",   "解冻"};

struct Verdict {
    DraftKind kind = DraftKind::Purchase;
    OtherMoney other = OtherMoney::None;
};

constexpr Verdict not_purchase(OtherMoney why) { return {DraftKind::NotPurchase, why}; }

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// Money that moves between the shopper's own pockets, told by category or title.
OtherMoney own_money(const Words& words) {
    if (words.category == "信用借还") return OtherMoney::Repayment;
    if (words.category == "投资理财") return OtherMoney::Investment;
    if (words.category == "账户存取") return OtherMoney::Withdrawal;
    if (words.category == "转账红包")
        return contains(words.title, "红包") ? OtherMoney::RedPacket : OtherMoney::Transfer;
    // The web layout has no categories; goods bought on Taobao never carry these titles.
    if (words.merchant.starts_with("T") && !taobao_number(words.merchant).empty())
        return OtherMoney::None;
    if (words.title.starts_with("余额宝-") || words.title.starts_with("基金-"))
        return OtherMoney::Investment;
    if (contains(words.title, "还款") &&
        (contains(words.title, "花呗") || contains(words.title, "借呗") ||
         contains(words.title, "信用卡") || contains(words.title, "备用金"))) {
        return OtherMoney::Repayment;
    }
    if (words.category == "转账" || words.title == "转账" || words.title.starts_with("转账-") ||
        words.title.starts_with("转账到")) {
        return OtherMoney::Transfer;
    }
    if (words.title.starts_with("提现") || words.title.starts_with("余额提现"))
        return OtherMoney::Withdrawal;
    if (words.direction != "支出" && words.title.starts_with("充值-")) return OtherMoney::TopUp;
    return OtherMoney::None;
}

// What the status alone decides; nothing for money that really moved.
std::optional<Verdict> judge_status(const Words& words) {
    if (words.status == "退款成功") {
        const bool fund = words.category == "投资理财" || words.title.ends_with("-买入") ||
                          words.title.ends_with("-买入退款");
        if (fund) return not_purchase(OtherMoney::Investment);
        return Verdict{DraftKind::Refund};
    }
    if (words.status == "还款成功") return not_purchase(OtherMoney::Repayment);
    if (words.status == "充值成功") return not_purchase(OtherMoney::TopUp);
    if (is_one_of(words.status, {"提取成功", "转出成功", "提现成功"}))
        return not_purchase(OtherMoney::Withdrawal);
    if (is_one_of(words.status, {"冻结成功", "解冻成功", "信用服务使用成功"}))
        return not_purchase(OtherMoney::Frozen);
    if (is_one_of(words.status, {"等待付款", "等待买家付款", "交易失败", "支付失败"}))
        return not_purchase(OtherMoney::NeverPaid);
    if (is_one_of(words.status, {"交易关闭", "已关闭"}) && !words.paid())
        return not_purchase(OtherMoney::NeverPaid);
    return std::nullopt;
}

Verdict judge(const Words& words) {
    if (words.status != "交易成功") {  // the most frequent word decides nothing
        if (const auto verdict = judge_status(words)) return *verdict;
    }
    if (words.category == "退款") return not_purchase(OtherMoney::NeverPaid);  // asked, not given
    const OtherMoney own = own_money(words);
    if (own != OtherMoney::None) return not_purchase(own);
    if (words.direction == "支出") return {};
    if (words.direction == "收入") return not_purchase(OtherMoney::Income);
    // Neither in nor out: a purchase that the shopper took out of the sums by hand still names a
    // seller's order and a way of payment.
    if (!is_blank_cell(words.merchant) && words.paid()) return {};
    return not_purchase(OtherMoney::Transfer);
}

OrderState state_of(std::string_view status) {
    if (status == "交易成功") return OrderState::Completed;
    if (is_one_of(status, {"等待确认收货", "等待对方确认收货", "卖家已发货"}))
        return OrderState::Shipped;
    if (is_one_of(status, {"交易关闭", "已关闭"})) return OrderState::Closed;
    return OrderState::Paid;
}

class AlipayBill {
public:
    AlipayBill(const Importer& importer, BillInput& input, const BillSink& sink)
        : table_{importer, input, sink}, sink_{sink} {}

    Result<void> read() {
        TRY(table_.find(layouts));
        web_ = table_.layout() == "web";
        if (!web_ && table_.place(Direction) < table_.place(Time)) table_.rename_layout("app_2021");
        TRY(table_.each_row([this](const TableRow& row) { take(row); }));
        const bool app_2021 = !web_ && table_.place(Direction) < table_.place(Time);
        if (web_) {
            table_.finish({"已收入", "已支出", ""});
        } else {
            table_.finish({"收入", "支出", app_2021 ? "其他" : "不计收支"});
        }
        return {};
    }

private:
    void take(const TableRow& row) {
        const auto at = table_.time(row, Time);
        if (!at) return table_.problem(row, time_unreadable);
        const auto amount = parse_amount(table_.cell(row, Amount));
        if (!amount) return table_.problem(row, amount_unreadable);

        Words words{table_.cell(row, Direction),
                    table_.cell(row, Status),
                    table_.cell(row, Category),
                    table_.cell(row, Title),
                    table_.cell(row, Method),
                    table_.cell(row, Merchant),
                    std::nullopt};
        if (table_.has(FundState)) words.fund_state = table_.cell(row, FundState);
        const Money size = amount->is_negative() ? -*amount : *amount;
        count(words, size);
        const Verdict verdict = judge(words);

        OrderDraft draft;
        draft.kind = verdict.kind;
        draft.other_money = verdict.other;
        draft.source = SourceKind::Alipay;
        draft.trade_number = table_.value(row, Trade);
        if (!is_blank_cell(words.merchant)) draft.merchant_number = words.merchant;
        draft.seller = table_.cell(row, Seller);
        draft.title = words.title;
        if (!is_blank_cell(words.method)) draft.method = words.method;
        draft.status = words.status;
        draft.category = words.category;
        draft.note = table_.cell(row, Note);
        draft.amount = size;
        draft.at = at;
        draft.row = row.row;
        if (draft.kind != DraftKind::NotPurchase) name_order(draft);
        if (draft.kind == DraftKind::Purchase) {
            draft.state = state_of(words.status);
            take_refund_total(row, draft);
        }
        if (draft.kind == DraftKind::Refund) {
            constexpr std::string_view mark = "退款-";
            if (draft.title.starts_with(mark)) draft.title.remove_prefix(mark.size());
        }
        sink_.draft(draft);
    }

    // 成功退款 on the purchase tells the same money as the refund rows; domain/orders/refunds
    // counts it once.
    void take_refund_total(const TableRow& row, OrderDraft& draft) {
        const std::string_view cell = table_.cell(row, RefundTotal);
        if (is_blank_cell(cell)) return;
        const auto total = parse_amount(cell);
        if (total && !total->is_zero() && !total->is_negative()) draft.refund_stated = *total;
    }

    void name_order(OrderDraft& draft) {
        draft.platform = platform_of_seller(draft.seller);
        const bool damaged = is_damaged_id(draft.trade_number);
        if (damaged) table_.warn("ids_damaged");
        const std::string_view taobao = taobao_number(draft.merchant_number);
        if (!taobao.empty()) {
            draft.platform = Platform::Taobao;
            draft.numbered_by = SourceKind::Taobao;
            draft.number = taobao;
            return;
        }
        // A refund's number is its purchase's number, "_" and a suffix.
        draft.number = draft.trade_number.substr(0, draft.trade_number.find('_'));
        if (draft.number.empty()) draft.number = row_names_.name(draft);
        if (!damaged) return;
        // A spreadsheet made many numbers one: time and amount keep the orders apart.
        damaged_number_ =
            fmt::format("{}@{}@{}", draft.number, rfc3339(*draft.at), draft.amount.text());
        draft.number = damaged_number_;
    }

    void count(const Words& words, Money amount) {
        BillSums& sums = table_.computed();
        // The web's totals go by 资金状态; tools that rewrite the file put the card there.
        const bool by_state =
            words.fund_state &&
            (words.fund_state->empty() ||
             std::count(std::begin(fund_states), std::end(fund_states), *words.fund_state) > 0);
        if (!by_state) return add_to(sums, words.direction, amount);
        const bool income = *words.fund_state == "已收入";
        const bool expense = *words.fund_state == "已支出";
        add_to(income ? sums.income : expense ? sums.expense : sums.neutral, amount);
    }

    BillTable table_;
    const BillSink& sink_;
    bool web_ = false;
    RowNames row_names_;
    std::string damaged_number_;
};

int likeness(const Glimpse& glimpse) {
    const std::string_view head = glimpse.text.substr(0, 1500);
    if (contains(head, "支付宝交易记录明细查询") ||
        (contains(glimpse.text, "电子客户回单") && contains(head, "支付宝"))) {
        return 100;
    }
    if (contains(glimpse.text, "电子客户回单")) return 80;
    // The heading alone, when somebody cut off what stands above it.
    const bool app = contains(glimpse.text, "商品说明") && contains(glimpse.text, "交易订单号") &&
                     contains(glimpse.text, "交易对方");
    const bool web = contains(glimpse.text, "交易创建时间") && contains(glimpse.text, "资金状态");
    return app || web ? 90 : 0;
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return AlipayBill{self, input, sink}.read();
}

}  // namespace

extern const Importer alipay_bill_csv, alipay_bill_xlsx;

const Importer alipay_bill_csv{
    "alipay_bill_csv", "支付宝账单（CSV）", "Alipay bill (CSV)", FileShape::Text, likeness, read};
const Importer alipay_bill_xlsx{"alipay_bill_xlsx",
                                "支付宝账单（另存为 XLSX）",
                                "Alipay bill (saved as XLSX)",
                                FileShape::Workbook,
                                likeness,
                                read};

}  // namespace shuofa
