#include "importers/bill_table.h"
#include "importers/cells.h"
#include "importers/row_names.h"

// Meituan's bill.  What was paid is 实付金额; 订单金额 is before reductions.  A refund names
// nothing of its purchase but the title, so it stays a refund with an open link.

namespace shuofa {
namespace {

enum Column : std::size_t {
    Created,
    Time,
    Kind,
    Title,
    Direction,
    Method,
    Paid,
    Trade,
    Merchant,
    Note,
    column_count
};

constexpr ColumnName columns[] = {
    {Created, "交易创建时间"}, {Time, "交易成功时间"}, {Kind, "交易类型"},
    {Title, "订单标题"},       {Direction, "收/支"},   {Method, "支付方式", false},
    {Paid, "实付金额"},        {Trade, "交易单号"},    {Merchant, "商家单号", false},
    {Note, "备注", false},
};

constexpr TableLayout layouts[] = {{"meituan", columns}};

constexpr WordColumns words{.trade = Trade,
                            .merchant = Merchant,
                            .title = Title,
                            .method = Method,
                            .status = Kind,
                            .category = Kind,
                            .note = Note};

class MeituanBill {
public:
    MeituanBill(const Importer& importer, BillInput& input, const BillSink& sink)
        : table_{importer, input, sink}, sink_{sink} {}

    Result<void> read() {
        return table_.read(layouts, {"收入", "支出", "不计收支"},
                           [this](const TableRow& row) { take(row); });
    }

private:
    void take(const TableRow& row) {
        auto at = table_.time(row, Time);
        if (!at) at = table_.time(row, Created);
        if (!at) return table_.problem(row, time_unreadable);
        const auto amount = parse_amount(table_.cell(row, Paid));
        if (!amount || amount->is_negative()) return table_.problem(row, amount_unreadable);

        OrderDraft draft = table_.draft(row, words);
        draft.source = SourceKind::Meituan;
        draft.platform = Platform::Meituan;
        draft.numbered_by = SourceKind::Meituan;
        draft.amount = *amount;
        draft.at = at;
        const std::string_view direction = table_.cell(row, Direction);
        judge(direction, draft);
        count(direction, draft);
        if (draft.kind != DraftKind::NotPurchase) {
            draft.number = draft.trade_number;
            if (draft.number.empty()) draft.number = row_names_.name(draft);
        }
        sink_.draft(draft);
    }

    static void judge(std::string_view direction, OrderDraft& draft) {
        draft.kind = DraftKind::NotPurchase;
        if (draft.category == "退款") {
            draft.kind = DraftKind::Refund;
        } else if (draft.category == "还款") {
            draft.other_money = OtherMoney::Repayment;
        } else if (draft.category == "充值") {
            draft.other_money = OtherMoney::TopUp;
        } else if (draft.category == "提现") {
            draft.other_money = OtherMoney::Withdrawal;
        } else if (direction == "收入") {
            draft.other_money = OtherMoney::Income;
        } else if (direction != "支出") {
            draft.other_money = OtherMoney::Transfer;
        } else if (draft.amount.is_zero()) {
            draft.other_money = OtherMoney::ZeroAmount;
        } else {
            draft.kind = DraftKind::Purchase;
            draft.state = OrderState::Paid;
        }
    }

    // Meituan counts repayments among the expenses but does not add their amounts.
    void count(std::string_view direction, const OrderDraft& draft) {
        const bool repayment = draft.other_money == OtherMoney::Repayment;
        add_to(table_.computed(), direction, repayment ? Money{} : draft.amount);
    }

    BillTable table_;
    const BillSink& sink_;
    RowNames row_names_;
};

int likeness(const Glimpse& glimpse) {
    return bill_likeness(glimpse, "美团交易账单明细", {"订单标题", "实付金额", "商家单号"});
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return MeituanBill{self, input, sink}.read();
}

}  // namespace

extern const Importer meituan_bill_csv, meituan_bill_xlsx;

const Importer meituan_bill_csv{"meituan_bill_csv", "美团账单（CSV）", "Meituan bill (CSV)",
                                FileShape::Text,    likeness,          read};
const Importer meituan_bill_xlsx{"meituan_bill_xlsx",
                                 "美团账单（另存为 XLSX）",
                                 "Meituan bill (saved as XLSX)",
                                 FileShape::Workbook,
                                 likeness,
                                 read};

}  // namespace shuofa
