#include "importers/bank_statement.h"

#include "base/text.h"
#include "importers/bank_payee.h"
#include "importers/cells.h"
#include "importers/order_numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace shuofa {
namespace {

// What a card's row is.  A shop's money that comes back is a refund even without the word.
void judge_card(const BankRow& row, const Payee& payee, OrderDraft& draft) {
    draft.kind = DraftKind::NotPurchase;
    if (row.out.is_zero()) {
        draft.other_money = OtherMoney::ZeroAmount;
    } else if (row.out.is_negative()) {
        if (mentions(row.summary, {"还款", "银联入账", "转账"})) {
            draft.other_money = OtherMoney::Repayment;
        } else if (mentions(row.summary, {"利息", "返现", "奖励"})) {
            draft.other_money = OtherMoney::Income;
        } else if (mentions(row.summary, {"退款", "退货"}) || payee.is_shop) {
            draft.kind = DraftKind::Refund;
        } else {
            draft.other_money = OtherMoney::Transfer;
        }
    } else if (mentions(row.summary, {"分期", "利息", "年费", "手续费", "违约金", "取现"})) {
        draft.other_money = OtherMoney::Transfer;
    } else {
        draft.kind = DraftKind::Purchase;
        draft.state = OrderState::Paid;
    }
}

void judge(const BankRow& row, const Payee& payee, OrderDraft& draft) {
    if (row.credit_card) return judge_card(row, payee, draft);
    draft.kind = DraftKind::NotPurchase;
    if (!row.out.is_negative()) {
        if (mentions(row.summary, {"还款"})) {
            draft.other_money = OtherMoney::Repayment;
        } else if (mentions(row.summary,
                            {"转账", "汇款", "取款", "理财", "基金", "转存", "红包"}) ||
                   mentions(row.note, {"基金", "理财"})) {
            draft.other_money = OtherMoney::Transfer;
        } else if (row.out.is_zero()) {
            draft.other_money = OtherMoney::ZeroAmount;
        } else if (!payee.wallet.empty() || payee.is_shop ||
                   mentions(row.summary, {"消费", "支付", "缴费", "购", "付款"})) {
            draft.kind = DraftKind::Purchase;
            draft.state = OrderState::Paid;
        } else {
            draft.other_money = OtherMoney::Transfer;
        }
        return;
    }
    if (mentions(row.summary, {"退款", "退货"}) || mentions(row.note, {"退款"})) {
        draft.kind = DraftKind::Refund;
    } else {
        draft.other_money = OtherMoney::Income;
    }
}

// The same balance, written the same way: spreadsheets drop commas and zeros.
std::string plain_balance(std::string_view cell) {
    const auto money = parse_amount(cell);
    return money ? money->text() : std::string{cell};
}

class Statement {
public:
    Statement(const BankForm& form, const Importer& importer, BillInput& input,
              const BillSink& sink)
        : form_{form}, table_{importer, input, sink}, sink_{sink} {}

    Result<void> read() {
        TRY(table_.find(form_.layouts));
        if (form_.slashes_are_own) table_.expect_slashes();
        for (const std::string& note : table_.notes()) {
            // "卡内账户,002 活期储蓄存款 港币 现汇".
            if (contains(note, "卡内账户") && mentions(note, {"现汇", "现钞"}))
                foreign_account_ = true;
        }
        TRY(table_.each_row([this](const TableRow& row) { take(row); }));
        table_.finish({});
        return {};
    }

private:
    void take(const TableRow& row) {
        BankRow bank_row;
        bank_row.bank = form_.source;
        bank_row.credit_card = form_.credit_card;
        bank_row.summary = table_.value(row, bank::Summary);
        bank_row.counterparty = table_.value(row, bank::Counterparty);
        if (bank_row.counterparty.empty())
            bank_row.counterparty = table_.value(row, bank::OtherParty);
        if (form_.part != nullptr) {
            const CardText text = form_.part(bank_row.summary);
            bank_row.summary = text.kind;
            bank_row.counterparty = text.payee;
        }
        bank_row.note = table_.value(row, bank::Note);
        bank_row.balance = table_.value(row, bank::Balance);
        bank_row.at = time(row);
        if (!bank_row.at) return table_.problem(row, time_unreadable);
        if (is_foreign(row)) return table_.problem(row, foreign_currency);
        const auto out = money_out(row, bank_row);
        if (!out) return table_.problem(row, amount_unreadable);
        bank_row.out = *out;
        add_to(table_.computed(), bank_row);
        OrderDraft draft = bank_draft(bank_row, row, number_);
        // Without a balance nothing tells equal rows apart, so they are counted.
        if (bank_row.balance.empty()) count_equal(draft);
        sink_.draft(draft);
    }

    void count_equal(OrderDraft& draft) {
        number_ += fmt::format("{}:{}", rfc3339(*draft.at), draft.seller);
        number_ += fmt::format(":{}", ++equal_rows_[number_]);
        draft.trade_number = number_;
        if (!draft.number.empty()) draft.number = number_;
    }

    std::optional<Instant> time(const TableRow& row) {
        auto at = table_.time(row, bank::Date);
        if (!at && table_.has(bank::BookedOn)) at = table_.time(row, bank::BookedOn);
        const std::string_view clock = table_.value(row, bank::Clock);
        if (!at || clock.empty()) return at;
        const auto seconds = seconds_of_day(clock);
        if (!seconds) return std::nullopt;
        at->micros += *seconds * 1'000'000;
        return at;
    }

    // Nothing when the cells hold no amount, or one on both sides.
    std::optional<Money> money_out(const TableRow& row, const BankRow& bank_row) const {
        if (table_.has(bank::Amount)) {
            const auto amount = parse_amount(without_currency(table_.cell(row, bank::Amount)));
            if (!amount) return std::nullopt;
            if (form_.sign == AmountSign::OutIsNegative) return -*amount;
            if (form_.sign == AmountSign::InIsNegative) return *amount;
            if (form_.sign == AmountSign::ByDirection) {
                const std::string_view side = table_.cell(row, bank::Direction);
                if (side.starts_with("借")) return *amount;
                if (side.starts_with("贷")) return -*amount;
                return std::nullopt;
            }
            const bool came_in = !amount->is_negative() && is_income(bank_row.summary);
            return came_in || amount->is_negative() ? -*amount : *amount;
        }
        return one_of_two(table_.cell(row, bank::Income), table_.cell(row, bank::Expense));
    }

    // "CNY 12.00" is "12.00".
    static std::string_view without_currency(std::string_view cell) {
        for (const std::string_view yuan : {"CNY", "RMB"}) {
            if (cell.starts_with(yuan)) return trim_cell(cell.substr(yuan.size()));
        }
        return cell;
    }

    bool is_foreign(const TableRow& row) const {
        const std::string_view amount = table_.cell(row, bank::Amount);
        const bool named = !amount.empty() && amount.front() >= 'A' && amount.front() <= 'Z' &&
                           without_currency(amount) == amount;
        const std::string_view currency = table_.value(row, bank::Currency);
        return foreign_account_ || named ||
               (!currency.empty() && !mentions(currency, {"人民币", "CNY", "RMB"}));
    }

    bool is_income(std::string_view summary) const {
        if (form_.credit_card && mentions(summary, {"还款"})) return true;
        return mentions(summary, {"退款", "退货", "收入", "入账", "转入", "收款", "返还", "返现"});
    }

    const BankForm& form_;
    BillTable table_;
    const BillSink& sink_;
    std::string number_;
    std::map<std::string, int> equal_rows_;
    bool foreign_account_ = false;
};

}  // namespace

std::optional<std::int64_t> seconds_of_day(std::string_view clock) {
    if (clock.starts_with("0.")) {
        const auto day = parse_time("40000" + std::string{clock.substr(1)});
        if (!day) return std::nullopt;
        return (day->micros + china_offset_micros) / 1'000'000 % 86'400;
    }
    std::string digits{clock};
    if (digits.size() <= 6 && digits.find_first_not_of("0123456789") == std::string::npos) {
        digits.insert(0, 6 - digits.size(), '0');
        digits = digits.substr(0, 2) + ":" + digits.substr(2, 2) + ":" + digits.substr(4);
    }
    const auto moment = parse_time("2000-01-01 " + digits);
    if (!moment) return std::nullopt;
    return (moment->micros + china_offset_micros) / 1'000'000 % 86'400;
}

std::optional<Money> one_of_two(std::string_view income, std::string_view expense) {
    if (is_blank_cell(income) && is_blank_cell(expense)) return std::nullopt;
    const auto in = is_blank_cell(income) ? Money{} : parse_amount(income);
    const auto out = is_blank_cell(expense) ? Money{} : parse_amount(expense);
    if (!in || !out || (!in->is_zero() && !out->is_zero())) return std::nullopt;
    return *out - *in;
}

Result<void> read_statement(const BankForm& form, const Importer& self, BillInput& input,
                            const BillSink& sink) {
    return Statement{form, self, input, sink}.read();
}

void add_to(BillSums& sums, const BankRow& bank_row) {
    if (bank_row.out.is_negative()) {
        add_to(sums.income, -bank_row.out);
    } else {
        add_to(sums.expense, bank_row.out);
    }
}

OrderDraft bank_draft(const BankRow& bank_row, const TableRow& row, std::string& number) {
    const Payee payee = payee_of(bank_row);
    OrderDraft draft;
    draft.source = bank_row.bank;
    draft.numbered_by = bank_row.bank;
    draft.seller = payee.shop;
    draft.method = payee.wallet;
    draft.platform = platform_of_seller(payee.shop);
    draft.status = bank_row.summary;
    draft.category = bank_row.summary;
    draft.note = bank_row.note;
    draft.amount = bank_row.out.is_negative() ? -bank_row.out : bank_row.out;
    draft.at = bank_row.at;
    draft.row = row.row;
    judge(bank_row, payee, draft);
    number = fmt::format("{}:{}:{}", day_text(china_day(*bank_row.at)), (-bank_row.out).text(),
                         plain_balance(bank_row.balance));
    draft.trade_number = number;
    if (draft.kind != DraftKind::NotPurchase) draft.number = number;
    return draft;
}

}  // namespace shuofa
