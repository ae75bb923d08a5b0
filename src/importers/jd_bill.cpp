#include "base/text.h"
#include "importers/bill_table.h"
#include "importers/cells.h"
#include "importers/row_names.h"

#include <algorithm>

// JD's bill ("京东交易流水").  One order number stands in several rows: its payments and refunds.
//   since 2024  a refund is told twice, in its own row and inside the amount cell of the purchase;
//               its row is neutral and says 退款成功
//   2021        a refund is a row of income, titled 退款-...; the purchase does not tell of it

namespace shuofa {
namespace {

enum Column : std::size_t {
    Time,
    Seller,
    Title,
    Amount,
    Method,
    Status,
    Direction,
    Category,
    Trade,
    Merchant,
    Note,
    column_count
};

constexpr ColumnName columns[] = {
    {Time, "交易时间"},
    {Seller, "商户名称", false},
    {Title, "交易说明", false},
    {Amount, "金额"},
    {Method, "收/付款方式", false},
    {Status, "交易状态"},
    {Direction, "收/支"},
    {Category, "交易分类", false},
    {Trade, "交易订单号", false, true},
    {Merchant, "商家订单号", false},
    {Note, "备注", false},
};

constexpr TableLayout layouts[] = {{"jd", columns}};

constexpr WordColumns words{.trade = Trade,
                            .merchant = Merchant,
                            .seller = Seller,
                            .title = Title,
                            .method = Method,
                            .status = Status,
                            .category = Category,
                            .note = Note};

// "131.77(已退款89.84)", "470.31(已全额退款)", "10.20".
struct JdAmount {
    Money amount;
    std::optional<Money> refunded;
};

std::optional<JdAmount> parse_jd_amount(std::string_view cell) {
    const std::size_t open = std::min(cell.find('('), cell.find("（"));
    const auto amount = parse_amount(trim_cell(cell.substr(0, open)));
    if (!amount) return std::nullopt;
    const Money size = amount->is_negative() ? -*amount : *amount;
    if (open == std::string_view::npos) return JdAmount{size, std::nullopt};
    std::string_view remark = cell.substr(open);
    if (contains(remark, "已全额退款")) return JdAmount{size, size};
    constexpr std::string_view mark = "已退款";
    const std::size_t found = remark.find(mark);
    if (found == std::string_view::npos) return std::nullopt;
    remark.remove_prefix(found + mark.size());
    const auto refunded = parse_amount(remark.substr(0, remark.find_first_not_of("0123456789.,")));
    if (!refunded) return std::nullopt;
    return JdAmount{size, refunded};
}

class JdBill {
public:
    JdBill(const Importer& importer, BillInput& input, const BillSink& sink)
        : table_{importer, input, sink}, sink_{sink} {}

    Result<void> read() {
        TRY(table_.find(layouts));
        if (has_note("起始时间")) table_.rename_layout("jd_2021");
        net_sums_ = has_note("申请时间");
        TRY(table_.each_row([this](const TableRow& row) { take(row); }));
        table_.finish({"收入", "支出", "不计收支"});
        return {};
    }

private:
    bool has_note(std::string_view beginning) const {
        const auto& notes = table_.notes();
        return std::any_of(notes.begin(), notes.end(),
                           [&](const std::string& note) { return note.starts_with(beginning); });
    }

    void take(const TableRow& row) {
        const auto at = table_.time(row, Time);
        if (!at) return table_.problem(row, time_unreadable);
        const auto amount = parse_jd_amount(table_.cell(row, Amount));
        if (!amount) return table_.problem(row, amount_unreadable);

        OrderDraft draft = table_.draft(row, words);
        draft.source = SourceKind::Jd;
        draft.platform = Platform::Jd;
        draft.numbered_by = SourceKind::Jd;
        draft.number = draft.trade_number;
        draft.amount = amount->amount;
        draft.at = at;
        judge(table_.cell(row, Direction), *amount, draft);
        count(table_.cell(row, Direction), *amount, draft.kind);
        if (draft.kind == DraftKind::NotPurchase) {
            draft.number = {};
        } else if (draft.trade_number.empty()) {
            draft.number = row_names_.name(draft);  // paid with 亲密卡 in a shop round the corner
        }
        sink_.draft(draft);
    }

    // Also "价保退款" and "售后退款", whose status is that of a trade.
    static bool is_refund(std::string_view direction, const OrderDraft& draft) {
        if (draft.status == "退款成功") return true;
        return direction != "支出" &&
               (draft.title.starts_with("退款-") || draft.title.ends_with("退款"));
    }

    static void judge(std::string_view direction, const JdAmount& amount, OrderDraft& draft) {
        constexpr std::string_view refund_mark = "退款-";
        const auto is_other = [&](OtherMoney why) {
            draft.kind = DraftKind::NotPurchase;
            draft.other_money = why;
        };
        if (is_refund(direction, draft)) {
            draft.kind = DraftKind::Refund;
            if (draft.title.starts_with(refund_mark)) draft.title.remove_prefix(refund_mark.size());
            return;
        }
        if (draft.status == "还款成功" || contains(draft.title, "还款"))
            return is_other(OtherMoney::Repayment);
        if (contains(draft.title, "小金库")) return is_other(OtherMoney::Investment);
        if (contains(draft.title, "提现")) return is_other(OtherMoney::Withdrawal);
        if (draft.title.starts_with("充值-") || contains(draft.title, "余额充值"))
            return is_other(OtherMoney::TopUp);
        if (direction == "收入") return is_other(OtherMoney::Income);
        // What is paid later (先享后付) is only promised here; the payment has its own row.
        if (direction != "支出" && !amount.refunded) {
            return is_other(draft.method == "先享后付" ? OtherMoney::Frozen : OtherMoney::Transfer);
        }
        if (amount.amount.is_zero()) return is_other(OtherMoney::ZeroAmount);
        draft.kind = DraftKind::Purchase;
        draft.state = OrderState::Paid;
        draft.refund_stated = amount.refunded;
    }

    // JD takes refunds out of the expenses, and adds up only the refund rows of the neutral ones.
    void count(std::string_view direction, const JdAmount& amount, DraftKind kind) {
        Money counted = amount.amount;
        if (direction == "支出") {
            counted = counted - amount.refunded.value_or(Money{});
        } else if (direction != "收入" && kind != DraftKind::Refund && net_sums_) {
            counted = {};
        }
        add_to(table_.computed(), direction, counted);
    }

    BillTable table_;
    const BillSink& sink_;
    bool net_sums_ = false;  // as JD adds up since 2024
    RowNames row_names_;
};

int likeness(const Glimpse& glimpse) {
    return bill_likeness(glimpse, "京东账号名", {"商户名称", "交易说明", "收/付款方式"});
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return JdBill{self, input, sink}.read();
}

}  // namespace

extern const Importer jd_bill_csv, jd_bill_xlsx;

const Importer jd_bill_csv{"jd_bill_csv",   "京东账单（CSV）", "JD bill (CSV)",
                           FileShape::Text, likeness,          read};
const Importer jd_bill_xlsx{"jd_bill_xlsx",
                            "京东账单（另存为 XLSX）",
                            "JD bill (saved as XLSX)",
                            FileShape::Workbook,
                            likeness,
                            read};

}  // namespace shuofa
